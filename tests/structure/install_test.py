"""Three strangers build against the library: by find_package, by pkg-config, by add_subdirectory.

Usage: install_test.py SOURCE_DIR BUILD_DIR COMPILER LAUNCHER
"""
import pathlib
import sys
import tempfile

from installation import compile_with_pkg_config, install, run

EXPECTED = "1 Artikel: Waffenruhe vereinbart\n"


def check(name, program, folder, environment):
    index = folder / f"index-{name}"
    answer = run([program, index], env=environment)
    if answer != EXPECTED:
        sys.exit(f"{name}: expected {EXPECTED!r}, got {answer!r}")
    print(f"{name}: built and answered")


def build_with_cmake(consumer, build, *arguments):
    run(["cmake", "-G", "Ninja", "-S", consumer, "-B", build, "-DCMAKE_BUILD_TYPE=Release",
         *arguments])
    run(["cmake", "--build", build])
    return build / "consumer"


def main():
    source, build, compiler, launcher = sys.argv[1:]
    source = pathlib.Path(source).resolve()
    consumer = source / "tests" / "structure" / "consumer"
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        prefix = folder / "prefix"
        environment = install(build, prefix)
        command = run([prefix / "bin" / "fundstelle", "--version"])
        assert command.startswith("fundstelle "), command

        tools = [f"-DCMAKE_CXX_COMPILER={compiler}"]
        if launcher:
            tools += [f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}",
                      f"-DCMAKE_C_COMPILER_LAUNCHER={launcher}"]
        found = f"-DCMAKE_PREFIX_PATH={prefix}"
        program = build_with_cmake(consumer, folder / "found", found, *tools)
        check("find_package", program, folder, environment)

        program = folder / "by-pkg-config"
        compile_with_pkg_config(compiler, consumer / "main.cc", program, environment)
        check("pkg-config", program, folder, environment)

        inside = f"-DFUNDSTELLE_SOURCE={source}"
        program = build_with_cmake(consumer, folder / "inside", inside, *tools)
        check("add_subdirectory", program, folder, None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
