"""The library never prints, exits, aborts, or reads the environment, locale or working folder.

Looks at what the shared library asks of others. Usage: symbols_test.py NM LIBRARY
"""
import re
import subprocess
import sys

FORBIDDEN = {
    "ends the process": r"(_?exit|_Exit|quick_exit|abort|raise|kill)",
    "prints": r"(puts|putchar|printf|vprintf|perror|__printf_chk|__vprintf_chk|stdout|stderr|"
              r"_ZSt4cout|_ZSt4cerr|_ZSt4clog|syslog)",
    "reads the environment": r"(secure_)?getenv",
    "touches the locale": r"(setlocale|uselocale|newlocale|_ZNSt6locale6globalERKS_)",
    "depends on the working folder": r"(chdir|fchdir|getcwd|_ZNSt10filesystem12current_path.*)",
}
# What libstdc++'s own inline code asks for, whatever we write: with its reason.
ALLOWED = {
    "_ZSt9terminatev",  # noexcept functions and ~thread
}


def undefined_symbols(nm, library):
    listing = subprocess.run([nm, "--dynamic", "--undefined-only", "--format=posix", library],
                             check=True, capture_output=True, text=True).stdout
    return {line.split()[0].split("@")[0] for line in listing.splitlines() if line.strip()}


def main():
    nm, library = sys.argv[1:]
    symbols = undefined_symbols(nm, library) - ALLOWED
    assert len(symbols) > 100, "nm sees too little to judge"
    found = [f"{symbol}: {reason}" for symbol in sorted(symbols)
             for reason, pattern in FORBIDDEN.items() if re.fullmatch(pattern, symbol)]
    print("\n".join(found) or f"{len(symbols)} symbols, none forbidden")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
