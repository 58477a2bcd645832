"""The ranking's quality on corpus/demo is golden data: expected.tsv, whose last line is in force.

    quality_test.py COMMAND                     indexes, evaluates, compares
    quality_test.py --accept WHAT WHY COMMAND   adds a line with today's figures, if they moved

README.md beside this file says when a line may be added.
"""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DEMO = HERE.parent.parent / "corpus" / "demo"
EXPECTED = HERE / "expected.tsv"
TOLERANCE = 0.0005
MEASURES = {"nDCG@10": "ndcg", "MRR": "mrr", "Recall@100": "recall_100"}
COLUMNS = ("date", "what changed", "why", *MEASURES)


def measured(command):
    with tempfile.TemporaryDirectory() as folder:
        index = pathlib.Path(folder) / "index"
        subprocess.run([command, "index", "--index", index, DEMO / "articles"], check=True,
                       stdout=subprocess.DEVNULL)
        done = subprocess.run([command, "eval", "--index", index, "--queries",
                               DEMO / "queries.jsonl", "--qrels", DEMO / "qrels.tsv",
                               "--format", "json"], check=True, stdout=subprocess.PIPE, text=True)
    means = json.loads(done.stdout)["mean"]
    return {name: means[key] for name, key in MEASURES.items()}


def line_in_force():
    lines = [line for line in EXPECTED.read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    assert tuple(lines[0].split("\t")) == COLUMNS, f"{EXPECTED.name}: the columns are {COLUMNS}"
    return dict(zip(COLUMNS, lines[-1].split("\t"))) if len(lines) > 1 else None


def moved(expected, now):
    """The measures beyond the tolerance: name, expected, now."""
    if expected is None:
        return [(name, 0.0, value) for name, value in now.items()]
    return [(name, float(expected[name]), value) for name, value in now.items()
            if abs(value - float(expected[name])) > TOLERANCE]


def accept(what, why, now):
    if not what.strip() or not why.strip() or "\t" in what + why or "\n" in what + why:
        sys.exit("WHAT and WHY are texts of one line, without tabs")
    figures = (f"{value:.4f}" for value in now.values())
    with EXPECTED.open("a", encoding="utf-8") as out:
        out.write("\t".join((datetime.date.today().isoformat(), what, why, *figures)) + "\n")


def main():
    arguments = sys.argv[1:]
    texts = arguments[1:3] if arguments[:1] == ["--accept"] else None
    if len(arguments) != (4 if texts else 1):
        sys.exit(__doc__)
    command = pathlib.Path(arguments[-1]).resolve()
    now = measured(command)
    differences = moved(line_in_force(), now)
    for name, value in now.items():
        print(f"{name}\t{value:.4f}")
    for name, before, value in differences:
        print(f"{name} moved from {before:.4f} to {value:.4f} ({value - before:+.4f})")
    if texts and differences:
        accept(*texts, now)
    elif texts:
        print("nothing moved, no line is needed")
    elif differences:
        sys.exit(f"The ranking's quality on corpus/demo is not what {EXPECTED.name} says. If that "
                 "is meant, add a line and\ncommit it with the change:\n"
                 f'  python3 tests/quality/quality_test.py --accept "WHAT CHANGED" "WHY" {command}')


if __name__ == "__main__":
    main()
