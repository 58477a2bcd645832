"""Lines fit 100 columns, files stay short enough to be read, names say what is inside.

Usage: layout_test.py SOURCE_DIR
"""
import pathlib
import sys

from sources import source_files

WIDEST_LINE = 100
LONG_FILE = 350  # a warning: one idea may need more, but then it should say why
VAGUE_NAMES = {"util", "utils", "common", "helper", "helpers", "manager", "misc"}


def faults(root):
    for path in source_files(root, (".h", ".cc", ".py", ".cmake")):
        lines = (pathlib.Path(root) / path).read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            if len(line) > WIDEST_LINE:
                yield f"{path}:{number}: {len(line)} columns"
            if line != line.rstrip():
                yield f"{path}:{number}: white space at the end"
            if "\t" in line:
                yield f"{path}:{number}: a tab"
        if VAGUE_NAMES & set(path.stem.split("_")):
            yield f"{path}: a name that says nothing"
        if len(lines) > LONG_FILE:
            print(f"warning: {path}: {len(lines)} lines")


def main():
    found = list(faults(sys.argv[1]))
    print("\n".join(found) or "the layout holds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
