#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Extraction from pages in the shapes of publishers must not fall below what it has reached."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SCORE = HERE.parent.parent.parent / "tools" / "score_extraction.py"
LIMITS = {  # options: (recall, precision)
    (): (0.99, 0.985),
    ("--bare",): (0.985, 0.975),
    ("--text",): (0.98, 0.955),
    ("--whole",): (0.975, 0.95),
}


def main():
    failed = 0
    for options, (recall, precision) in LIMITS.items():
        with tempfile.TemporaryDirectory() as folder:
            make = [sys.executable, HERE / "make_pages.py", folder, "all", *options]
            subprocess.run(make, check=True)
            extract = subprocess.run([sys.argv[1], "extract", folder], check=False,
                                     capture_output=True)
            score = subprocess.run([sys.executable, SCORE, "-", folder, "--json"],
                                   input=extract.stdout, capture_output=True, check=True)
        total = json.loads(score.stdout)
        good = total["recall"] >= recall and total["precision"] >= precision
        failed += not good
        print(f"{' '.join(options) or 'html'}: {total['pages']} pages, "
              f"recall {total['recall']:.4f}, "
              f"precision {total['precision']:.4f}{'' if good else '  BELOW THE LIMIT'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
