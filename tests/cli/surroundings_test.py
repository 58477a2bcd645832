"""The command among pipes, terminals, locks and full disks.

Usage: surroundings_test.py COMMAND
"""
import fcntl
import os
import pathlib
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
import unittest

from transcript import DATA, environment

COMMAND = pathlib.Path(sys.argv.pop()).resolve()


class CommandTest(unittest.TestCase):
    """Each test has a folder with an index of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)
        shutil.copytree(DATA, self.folder / "data")
        self.environment = environment(COMMAND, self.folder)
        self.run_command("index", "--index", "ix", "data/articles", "data/news.jsonl")

    def write_many(self, count):
        with open(self.folder / "many.jsonl", "w", encoding="utf-8") as many:
            for i in range(count):
                many.write(f'{{"id": "m{i}", "title": "Nummer {i}", "text": "Dies ist der Text '
                           f'Nummer {i} von vielen, die nacheinander gelesen werden sollen."}}\n')

    def run_command(self, *arguments, status=0, **options):
        done = subprocess.run([COMMAND, *arguments], cwd=self.folder, capture_output=True,
                              text=True, env=self.environment, timeout=120, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return done


class Surroundings(CommandTest):
    def test_closed_pipe_is_success(self):
        for arguments in (["search", "--index", "ix", "Elbe"], ["info", "--index", "ix"],
                          ["show", "--index", "ix", "n1"], ["extract", "data/news.jsonl"],
                          ["analyze", "Elbe"], ["--help"]):
            read, write = os.pipe()
            os.close(read)
            done = subprocess.run([COMMAND, *arguments], cwd=self.folder, stdout=write,
                                  stderr=subprocess.PIPE, env=self.environment, timeout=60)
            os.close(write)
            self.assertEqual((done.returncode, done.stderr), (0, b""), arguments)

    def test_locked_index_is_refused_and_still_read(self):
        with open(self.folder / "ix" / "lock", "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.run_command("index", "--index", "ix", "data/news.jsonl", status=2)
            self.assertRegex(done.stderr, r"^fundstelle: another process is writing .*\n$")
            self.run_command("search", "--index", "ix", "Elbe")
        self.run_command("index", "--index", "ix", "data/news.jsonl")

    def test_unreadable_file(self):
        secret = self.folder / "secret.txt"
        secret.write_text("Geheim", encoding="utf-8")
        secret.chmod(0)
        # A user name space without mappings takes root's power to read everything.
        wrapper = ["unshare", "-U"] if os.access(secret, os.R_OK) else []
        done = subprocess.run([*wrapper, COMMAND, "extract", "secret.txt", "data/news.jsonl"],
                              cwd=self.folder, capture_output=True, text=True, timeout=60,
                              env=self.environment)
        if wrapper and "unshare" in done.stderr:
            self.skipTest("this user reads everything")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, "fundstelle: cannot read secret.txt: Permission denied\n")
        self.assertEqual(done.stdout.count("\n"), 3)

    def test_disk_full_loses_nothing(self):
        # A file system of its own, in a name space where we may mount one.
        script = ('mkdir full && mount -t tmpfs -o size=2m tmpfs full || exit 77\n'
                  'cp -r ix full/ix || exit 76\n'
                  '"$0" index --index full/ix many.jsonl; status=$?\n'
                  '"$0" check --index full/ix || exit 78\n'
                  '"$0" search --index full/ix --format trec Elbe || exit 79\n'
                  'exit $status')
        with open(self.folder / "many.jsonl", "w", encoding="utf-8") as many:
            for i in range(4000):
                words = " ".join(f"Wort{(i * 31 + k * k) % 99991}" for k in range(150))
                many.write(f'{{"id": "m{i}", "title": "Nummer {i}", "text": "{words}."}}\n')
        done = subprocess.run(["unshare", "-rm", "/bin/sh", "-c", script, COMMAND],
                              cwd=self.folder, capture_output=True, text=True,
                              env=self.environment, timeout=240)
        if done.returncode in (1, 77) and "fundstelle:" not in done.stderr:
            self.skipTest("no name space to mount in: " + done.stderr.strip())
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertRegex(done.stderr, r"(?m)^fundstelle: .*[Nn]o space")
        self.assertIn("1 Q0 n1 ", done.stdout)

    def test_killed_while_indexing(self):
        self.write_many(20000)
        running = subprocess.Popen([COMMAND, "index", "--index", "ix", "many.jsonl"],
                                   cwd=self.folder, stdout=subprocess.DEVNULL, env=self.environment)
        time.sleep(0.3)
        running.kill()
        running.wait()
        self.run_command("check", "--index", "ix")
        self.assertIn(" n1 ", self.run_command("search", "--index", "ix", "--format", "trec",
                                               "Elbe").stdout)
        self.run_command("index", "--index", "ix", "many.jsonl")
        self.assertIn("articles        20,005", self.run_command("info", "--index", "ix").stdout)


class Terminal(CommandTest):
    """The shell and the colours on a pseudo-terminal."""

    def start(self, *arguments, **more):
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execve(COMMAND, [COMMAND, *arguments], {**self.environment, **more})
        return process, terminal

    def start_and_ask(self, typed):
        """A shell that has answered a query with one article."""
        process, terminal = self.start("shell", "--index", "ix", "--passages", "1")
        self.read_until(terminal, b"fundstelle> ")
        os.write(terminal, typed)
        self.read_until(terminal, b"1 Artikel")
        return process, terminal

    @staticmethod
    def read_piece(terminal, end):
        """What the terminal shows next: nothing once it is closed, None if `end` comes first."""
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        if not ready:
            return None
        try:
            return os.read(terminal, 65536)
        except OSError:  # the other side is closed
            return b""

    def read_until(self, terminal, text, limit=30):
        seen = b""
        end = time.monotonic() + limit
        while text not in seen:
            piece = self.read_piece(terminal, end)
            if piece is None:
                self.fail(f"{text!r} did not appear in {seen!r}")
            if not piece:
                break
            seen += piece
        self.assertIn(text, seen)
        return seen

    def finish(self, process, terminal, limit=30):
        """The exit code, once all output is read."""
        seen = b""
        end = time.monotonic() + limit
        while True:
            piece = self.read_piece(terminal, end)
            if piece is None:
                os.kill(process, signal.SIGKILL)
                self.fail(f"the command did not end after {seen!r}")
            if not piece:
                break
            seen += piece
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

    def test_history_is_kept_between_runs(self):
        process, terminal = self.start_and_ask(b"Magdeburg\n")
        os.write(terminal, b"\x04")
        self.assertEqual(self.finish(process, terminal), 0)
        history = self.folder / ".local" / "state" / "fundstelle" / "history"
        self.assertEqual(history.read_text(encoding="utf-8"), "Magdeburg\n")

        process, terminal = self.start_and_ask(b"\x1b[A\n")  # the arrow up: the last query
        os.write(terminal, b":quit\n")
        self.assertEqual(self.finish(process, terminal), 0)
        self.assertEqual(history.read_text(encoding="utf-8"), "Magdeburg\n:quit\n")

    def test_interrupt_drops_the_line(self):
        process, terminal = self.start("shell", "--index", "ix", "--passages", "1")
        self.read_until(terminal, b"fundstelle> ")
        os.write(terminal, b"Elbe")
        self.read_until(terminal, b"Elbe")
        os.write(terminal, b"\x03")
        self.read_until(terminal, b"fundstelle> ")
        os.write(terminal, b"Magdeburg\n")
        self.read_until(terminal, b"1 Artikel")
        os.write(terminal, b"\x04")
        self.assertEqual(self.finish(process, terminal), 0)

    def test_end_typed_while_an_answer_is_written(self):
        process, terminal = self.start_and_ask(b"Magdeburg\n")
        os.kill(process, signal.SIGSTOP)  # mostly before the next prompt is drawn
        os.write(terminal, b"\x04")
        os.kill(process, signal.SIGCONT)
        self.assertEqual(self.finish(process, terminal), 0)

    def test_mode_of_the_terminal_comes_back(self):
        for end in (lambda process, terminal: os.write(terminal, b":quit\n"),
                    lambda process, terminal: os.kill(process, signal.SIGTERM)):
            process, terminal = self.start("shell", "--index", "ix")
            self.read_until(terminal, b"fundstelle> ")
            self.assertFalse(termios.tcgetattr(terminal)[3] & termios.ICANON)
            slave = os.open(os.readlink(f"/proc/{process}/fd/0"), os.O_RDWR | os.O_NOCTTY)
            end(process, terminal)
            os.waitpid(process, 0)
            self.assertTrue(termios.tcgetattr(slave)[3] & termios.ICANON)
            os.close(slave)
            os.close(terminal)

    def test_history_follows_xdg(self):
        state = self.folder / "state"
        process, terminal = self.start("shell", "--index", "ix", XDG_STATE_HOME=str(state))
        self.read_until(terminal, b"fundstelle> ")
        os.write(terminal, b":quit\n")
        self.assertEqual(self.finish(process, terminal), 0)
        self.assertTrue((state / "fundstelle" / "history").exists())

    def test_colours_on_a_terminal_unless_unwanted(self):
        for more, colored in (({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True),
                              ({"TERM": "dumb"}, False)):
            process, terminal = self.start("search", "--index", "ix", "Elbe", **more)
            seen = self.read_until(terminal, b"Artikel")
            self.finish(process, terminal)
            self.assertEqual(b"\x1b[1;31mElbe\x1b[0m" in seen, colored, more)

    def test_progress_only_on_a_terminal(self):
        self.write_many(20000)
        process, terminal = self.start("index", "--index", "seen", "many.jsonl")
        self.assertRegex(self.read_until(terminal, b"failed"), rb"articles?, [0-9.]+ MB/s")
        self.assertEqual(self.finish(process, terminal), 0)
        done = self.run_command("index", "--index", "quiet", "data/news.jsonl")
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main()
