"""Storeys only look down, and every third-party library has its home storeys.

Usage: includes_test.py SOURCE_DIR
"""
import collections
import pathlib
import re
import sys

from sources import source_files

Storey = collections.namedtuple("Storey", "own libraries")

# What each storey may include of ours, and of others. The longest matching folder counts.
STOREYS = {
    "include/fundstelle": Storey({"fundstelle"}, set()),
    # Character properties for UTF-8 are ICU's in corpus too; words and sentences are not.
    "stemming": Storey({"fundstelle", "stemming"}, {"icu", "libstemmer"}),
    "corpus": Storey({"fundstelle", "stemming", "corpus"},
                     {"libxml2", "libarchive", "nlohmann-json", "icu"}),
    # The indexer's JSON is fundstelle.json alone.
    "indexer": Storey({"fundstelle", "stemming", "corpus", "indexer"},
                      {"xapian", "zstd", "nlohmann-json"}),
    "searcher": Storey({"fundstelle", "stemming", "indexer", "searcher"}, {"xapian", "zstd"}),
    "searcher/cli": Storey({"fundstelle", "searcher/cli"},
                           {"cli11", "readline", "fmt", "nlohmann-json"}),
    # A program of an embedder: what it includes is what users need.
    "tests/structure/consumer": Storey({"fundstelle"}, set()),
}
ANYTHING = ("bench", "tests", "tools")

LIBRARIES = {
    r"unicode/": "icu",
    r"libstemmer\.h": "libstemmer",
    r"libxml/": "libxml2",
    r"archive(_entry)?\.h": "libarchive",
    r"nlohmann/": "nlohmann-json",
    r"xapian(\.h|/)": "xapian",
    r"(zstd|zdict)\.h": "zstd",
    r"CLI/": "cli11",
    r"readline/": "readline",
    r"fmt/": "fmt",
    r"gtest/|gmock/": "googletest",
    r"benchmark/": "google-benchmark",
}
# The C++ library has no dots in its names; these are the system's.
SYSTEM = re.compile(
    r"(unistd|fcntl|malloc|langinfo|termios|wchar|dirent|poll|signal|immintrin|sys/\w+)\.h$")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def storey_of(path):
    folder = path.parent.as_posix()
    homes = [name for name in STOREYS if folder == name or folder.startswith(name + "/")]
    return max(homes, key=len) if homes else None


def library_of(header):
    for pattern, library in LIBRARIES.items():
        if re.match(pattern, header):
            return library
    return None


def home_of(header):
    """The storey that an own header belongs to, as STOREYS names it in `own`."""
    if header.startswith("searcher/cli/"):
        return "searcher/cli"
    return header.split("/")[0]


def fault_of(storey, quoted, header):
    """Why `storey` may not include `header`, or nothing."""
    rules = STOREYS[storey]
    if quoted:
        if home_of(header) not in rules.own:
            return "looks up or sideways"
        return None
    library = library_of(header)
    if library is not None:
        return None if library in rules.libraries else f"{library} has its home elsewhere"
    if header.startswith("fundstelle/") and "consumer" in storey:
        return None
    if "." not in header and "/" not in header:
        return None
    if SYSTEM.match(header):
        return "a public header is plain C++" if storey == "include/fundstelle" else None
    return "an unknown header: give it a home in includes_test.py"


def faults(root):
    for path in source_files(root):
        storey = storey_of(path)
        if storey is None:
            if path.parts[0] not in ANYTHING:
                yield f"{path}: belongs to no storey"
            continue
        text = (pathlib.Path(root) / path).read_text(encoding="utf-8")
        for sign, header in INCLUDE.findall(text):
            fault = fault_of(storey, sign == '"', header)
            if fault:
                yield f"{path}: {header}: {fault}"


def self_check():
    """The rules catch what they are there for."""
    assert fault_of("stemming", True, "indexer/schema.h")
    assert fault_of("indexer", True, "searcher/ranking.h")
    assert fault_of("searcher", True, "corpus/passages.h")
    assert fault_of("searcher/cli", True, "searcher/ranking.h")
    assert fault_of("searcher", True, "searcher/cli/output.h")
    assert fault_of("searcher/cli", False, "xapian.h")
    assert fault_of("include/fundstelle", False, "unistd.h")
    assert fault_of("corpus", False, "boost/any.hpp")
    assert not fault_of("searcher", True, "indexer/schema.h")
    assert not fault_of("stemming", False, "unicode/uchar.h")
    assert storey_of(pathlib.PurePath("searcher/cli/main.cc")) == "searcher/cli"
    assert storey_of(pathlib.PurePath("corpus/readers/html.cc")) == "corpus"


def main():
    self_check()
    found = list(faults(sys.argv[1]))
    print("\n".join(found) or "every include looks down")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
