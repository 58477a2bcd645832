"""A private PostgreSQL server: its own data and socket folder, no network, stopped at the end."""

import contextlib
import glob
import os
import pwd
import shutil
import subprocess
import tempfile

PORT = 54329  # names the socket file only; nothing listens on the network

# One thread answers, everything fits in memory, nothing is written for safety.
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "plan_cache_mode": "force_custom_plan",
    "jit": "off",
    "fsync": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "max_wal_size": "4GB",
}


def _account():
    """(prefix of a command, uid) of who runs the server: root must not, so postgres does."""
    if os.geteuid() != 0:
        return [], None
    return ["runuser", "-u", "postgres", "--"], pwd.getpwnam("postgres").pw_uid


@contextlib.contextmanager
def running():
    """Yields libpq's connection string of a server that lives as long as the block."""
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
    prefix, uid = _account()
    # A socket's path may have 107 bytes, so it lives in a short folder of its own.
    folder = tempfile.mkdtemp(prefix="peers-pg-")
    if uid is not None:
        os.chown(folder, uid, -1)
    data = os.path.join(folder, "data")
    settings = [f"-c {name}={value}" for name, value in SETTINGS.items()]
    control = [*prefix, "nice", "-n", "10", os.path.join(programs, "pg_ctl"), "-D", data, "-w"]
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT,
             "cwd": folder}
    try:
        subprocess.run([*prefix, os.path.join(programs, "initdb"), "-D", data, "-U", "peer",
                        "-A", "trust", "-E", "UTF8", "--locale=C"], **quiet)
        subprocess.run([*control, "-l", os.path.join(folder, "log"), "-o",
                        f"-k {folder} -p {PORT} " + " ".join(settings), "start"], **quiet)
        try:
            yield f"host={folder} port={PORT} user=peer dbname=postgres"
        finally:
            subprocess.run([*control, "-m", "fast", "stop"], **quiet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
