"""Gets the peers ready: Debian packages, compiled Java classes, compiled C++ programs.

Everything is built into the folder given by the caller; the source tree stays clean.
"""

import glob
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# What each peer needs of Debian: package -> a file whose presence proves it is installed.
PACKAGES = {
    "liblucene8-java": "/usr/share/java/lucene-core-8*.jar",
    "default-jdk-headless": "/usr/lib/jvm/*/bin/javac",
    "wngerman": "/usr/share/dict/ngerman",
    "libxapian-dev": "/usr/include/xapian.h",
    "libsqlite3-dev": "/usr/include/sqlite3.h",
    "libgroonga-dev": "/usr/include/groonga/groonga.h",
    "libpq-dev": "/usr/include/postgresql/libpq-fe.h",
    "postgresql": "/usr/lib/postgresql/*/bin/postgres",
    "cmake": "/usr/bin/cmake",
    "ninja-build": "/usr/bin/ninja",
    "pkg-config": "/usr/bin/pkg-config",
    "g++": "/usr/bin/g++",
}

DICTIONARY = "/usr/share/dict/ngerman"


def say(text):
    print(text, file=sys.stderr, flush=True)


def install(packages):
    """Installs what is missing with apt-get and says so; without root it stops with the command."""
    missing = [name for name in packages if not glob.glob(PACKAGES[name])]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        sys.exit("missing packages; run: sudo " + " ".join(command))
    say("installing " + " ".join(missing))
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}")


def class_path(classes):
    jars = []
    for part in ("core", "analyzers-common"):
        found = sorted(glob.glob(f"/usr/share/java/lucene-{part}-8*.jar"))
        if not found:
            sys.exit(f"no lucene-{part}-8*.jar in /usr/share/java; install liblucene8-java")
        jars.append(found[-1])
    return ":".join([classes, *jars])


def lucene_version():
    jar = sorted(glob.glob("/usr/share/java/lucene-core-8*.jar"))[-1]
    return os.path.basename(jar)[len("lucene-core-"):-len(".jar")]


def compile_java(folder, work):
    """Compiles the Java sources of one folder; returns the class path to run them with."""
    classes = os.path.join(work, "build", "java-" + folder)
    sources = sorted(glob.glob(os.path.join(HERE, folder, "*.java")))
    stamp = os.path.join(classes, "compiled")
    newest = max(os.path.getmtime(source) for source in sources)
    if not os.path.exists(stamp) or os.path.getmtime(stamp) < newest:
        os.makedirs(classes, exist_ok=True)
        subprocess.run(["javac", "-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", classes,
                        "-cp", class_path(classes), *sources], check=True)
        open(stamp, "w").close()
    return class_path(classes)


def java(classes, main, *arguments, heap="2g", stdout=None):
    """One Java program on one garbage-collector thread, so that one core is what it is given."""
    # The serial collector is the only one without helper threads.
    return run_nicely("java", f"-Xmx{heap}", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8",
                      "-cp", classes, main, *arguments, stdout=stdout)


def compile_cpp(work, *targets):
    """Builds the named C++ peers (tools/peers/CMakeLists.txt); returns the folder of programs."""
    build = os.path.join(work, "build", "cpp")
    if not os.path.exists(os.path.join(build, "build.ninja")):
        subprocess.run(["cmake", "-S", HERE, "-B", build, "-G", "Ninja",
                        "-DCMAKE_BUILD_TYPE=Release"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["nice", "-n", "10", "cmake", "--build", build, "-j2", "--target", *targets],
                   check=True, stdout=subprocess.DEVNULL)
    return build


def run_nicely(program, *arguments, stdout=None):
    return subprocess.run(["nice", "-n", "10", program, *map(str, arguments)], check=True,
                          stdout=stdout, text=True)


def remove_tree(path):
    if os.path.isdir(path):
        shutil.rmtree(path)


def bytes_below(path):
    total = 0
    for folder, _, names in os.walk(path):
        total += sum(os.path.getsize(os.path.join(folder, name)) for name in names)
    return total
