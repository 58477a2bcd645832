"""The README's C++ example compiles, runs, and prints what the README says it prints.

Usage: readme_test.py SOURCE_DIR BUILD_DIR COMPILER
"""
import pathlib
import re
import sys
import tempfile

from installation import compile_with_pkg_config, install, run

# The example, and the block of text that follows it as its output.
EXAMPLE = re.compile(r"```cpp\n(.*?)```.*?```text\n(.*?)```", re.DOTALL)


def main():
    source, build, compiler = sys.argv[1:]
    readme = (pathlib.Path(source) / "README.md").read_text(encoding="utf-8")
    match = EXAMPLE.search(readme)
    if not match:
        sys.exit("README.md has no ```cpp block followed by a ```text block")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        prefix = folder / "prefix"
        environment = install(build, prefix)
        (folder / "example.cc").write_text(match.group(1), encoding="utf-8")
        compile_with_pkg_config(compiler, folder / "example.cc", folder / "example", environment)
        answer = run([folder / "example"], cwd=folder, env=environment)
    if answer != match.group(2):
        sys.exit(f"README.md promises\n{match.group(2)}\nbut the example prints\n{answer}")
    print("the README's example prints what it promises")
    return 0


if __name__ == "__main__":
    sys.exit(main())
