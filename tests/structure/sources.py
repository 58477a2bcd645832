"""The project's own source files, as the tests of structure see them."""
import pathlib

FOLDERS = ("include", "stemming", "corpus", "indexer", "searcher", "bench", "tests", "tools")


def source_files(root, suffixes=(".h", ".cc")):
    """Paths relative to root, in a fixed order."""
    root = pathlib.Path(root)
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path.relative_to(root)
