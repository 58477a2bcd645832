"""Installs the project into a folder of its own, for the tests that use it as strangers do."""
import os
import pathlib
import subprocess
import sys


def run(command, **options):
    """Runs a command, shows what it says if it fails, and returns its standard output."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def install(build, prefix):
    """Installs and returns the environment in which pkg-config and the loader find it."""
    run(["cmake", "--install", build, "--prefix", prefix])
    library = next(pathlib.Path(prefix).rglob("libfundstelle.so"))
    environment = dict(os.environ)
    environment["PKG_CONFIG_PATH"] = str(library.parent / "pkgconfig")
    environment["LD_LIBRARY_PATH"] = str(library.parent)
    return environment


def compile_with_pkg_config(compiler, source, program, environment):
    flags = run(["pkg-config", "--cflags", "--libs", "fundstelle"], env=environment).split()
    run([compiler, "-std=c++20", source, *flags, "-o", program], env=environment)
