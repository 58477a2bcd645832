"""The documentation agrees with what it documents: links lead somewhere, every option is described.

Usage: docs_test.py SOURCE_DIR COMMAND
"""
import pathlib
import re
import subprocess
import sys

LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
OPTION = re.compile(r"^\s+(?:-\w,)?(--[a-z-]+)", re.MULTILINE)
COMMAND_LINE = re.compile(r"^  (\w+)  +\S", re.MULTILINE)


def pages(root):
    yield from root.glob("*.md")
    for folder in ("docs", "corpus", "bench", "tools", "tests"):
        yield from (root / folder).rglob("*.md")


def broken_links(root):
    for page in sorted(pages(root)):
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                yield f"{page.relative_to(root)}: {target} does not exist"


def help_of(*arguments):
    return subprocess.run([*arguments, "--help"], check=True, capture_output=True, text=True).stdout


def section_of(page, heading):
    match = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return match.group(1) if match else None


def undescribed_options(root, command):
    page = (root / "docs" / "command.md").read_text(encoding="utf-8")
    names = COMMAND_LINE.findall(help_of(command).split("Subcommands:")[1])
    assert len(names) >= 9, names
    for name in names:
        section = section_of(page, name)
        if section is None:
            yield f"docs/command.md: no section on {name}"
            continue
        if "OPTIONS OF search" in section:
            section += section_of(page, "search")
        for option in OPTION.findall(help_of(command, name)):
            if option not in ("--help", "--index") and option not in section:
                yield f"docs/command.md: {name} {option} is not described"


def main():
    root, command = pathlib.Path(sys.argv[1]), sys.argv[2]
    found = [*broken_links(root), *undescribed_options(root, command)]
    print("\n".join(found) or "the documentation agrees")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
