"""Runs a transcript of the command and compares what it says with what is written there.

    # a remark
    $ a line of bash, run in a folder that holds a copy of data/
    | a line of standard output
    ! a line of standard error
    ? exit status, if it is not 0

Figures that depend on the machine are replaced on both sides (see NORMAL). With --accept the
transcript is rewritten as the command speaks now; read the difference before keeping it.

Usage: transcript.py [--accept] CASE.t COMMAND
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).parent / "data"

NORMAL = (
    (re.compile(r"\b\d+(,\d)? ms\b"), "<time>"),
    (re.compile(r" in \d+\.\d s\b"), " in <time>"),
    (re.compile(r" +((?:\x1b\[2m)?)\d+\.\d\d((?:\x1b\[0m)?)$", re.MULTILINE), r" \1<score>\2"),
    (re.compile(r'"(score|cover|passage|article|title|exact|grams|feedback)":'
                r'-?\d+(\.\d+)?(e-?\d+)?'),
     r'"\1":<score>'),
    (re.compile(r"(passage|article|title|exact form|grams|feedback) -?\d+\.\d{3}\b"),
     r"\1 <score>"),
    (re.compile(r"score \d+\.\d{3} = "), "score <score> = "),
    (re.compile(r" \d+\.\d{6} fundstelle$", re.MULTILINE), " <score> fundstelle"),
    (re.compile(r"\d+(\.\d)? [kM]?B( in|$)", re.MULTILINE), r"<bytes>\2"),
    (re.compile(r"(?<![.\d])\b[0-9a-f]{16,64}\b"), "<fingerprint>"),
)


def normal(text):
    for pattern, replacement in NORMAL:
        text = pattern.sub(replacement, text)
    return text


def environment(command, home):
    """The same for every machine: no colours from outside, no widths, no history of the user's."""
    kept = {name: value for name, value in os.environ.items()
            if name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LD_LIBRARY_PATH")}
    return {**kept, "PATH": f"{command.parent}:/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def prefixed(sign, output):
    lines = normal(output).split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += "␄"  # no newline at the end
    return [f"{sign} {line}".rstrip() for line in lines]


def run_transcript(lines, command):
    """The transcript as it comes out now."""
    out = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "data"
        shutil.copytree(DATA, folder)
        for line in lines:
            if not line.startswith("$ "):
                if line[:1] not in ("|", "!", "?"):
                    out.append(line)
                continue
            out.append(line)
            done = subprocess.run(["/bin/bash", "-o", "pipefail", "-c", line[2:]], cwd=folder,
                                  env=environment(command, temporary), capture_output=True,
                                  stdin=subprocess.DEVNULL, timeout=120)
            out += prefixed("|", done.stdout.decode("utf-8", "backslashreplace"))
            out += prefixed("!", done.stderr.decode("utf-8", "backslashreplace"))
            if done.returncode != 0:
                out.append(f"? {done.returncode}")
    return out


def main():
    arguments = sys.argv[1:]
    accept = arguments[0] == "--accept"
    case, command = arguments[accept:]
    command = pathlib.Path(command).resolve()
    path = pathlib.Path(case)
    expected = path.read_text(encoding="utf-8").split("\n")
    actual = run_transcript(expected, command)
    if accept:
        path.write_text("\n".join(actual), encoding="utf-8")
        return 0
    difference = list(difflib.unified_diff(expected, actual, "expected", "actual", lineterm=""))
    print("\n".join(difference) or f"{path.name}: as expected")
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main())
