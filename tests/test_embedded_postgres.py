"""The embedded PostgreSQL: started, stopped, taken over after a crash, and never two on one directory."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from chatwright import embedded_postgres
from chatwright.embedded_postgres import EmbeddedError, cluster_in, find_running

QUICK = {"fsync": "off", "shared_buffers": "16MB", "max_connections": "20"}
HOLDER = """
import sys, time
from pathlib import Path
from chatwright import embedded_postgres
started = embedded_postgres.start(Path(sys.argv[1]), extra={"fsync": "off", "shared_buffers": "16MB"})
print(started.url, flush=True)
time.sleep(120)
"""


@contextlib.contextmanager
def started(folder: Path) -> Iterator[embedded_postgres.Embedded]:
    server = embedded_postgres.start(folder, extra=QUICK)
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data directory; whatever runs in it at the end is stopped."""
    with tempfile.TemporaryDirectory(prefix="chatwright-tests-", ignore_cleanup_errors=True) as top:
        data = Path(top) / "data"
        yield data
        pid = postmaster(data)
        if pid is not None and runs(pid):
            os.kill(pid, signal.SIGQUIT)
            until(lambda: not runs(pid))


def postmaster(folder: Path) -> int | None:
    try:
        return int((folder / "postgres" / "data" / "postmaster.pid").read_text().split("\n")[0])
    except (OSError, ValueError):
        return None


def runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def ask(url: str, *statements: str) -> Any:
    """What the last statement answers."""

    async def run() -> Any:
        connection = await asyncpg.connect(url, timeout=10)
        try:
            for statement in statements[:-1]:
                await connection.execute(statement)
            return await connection.fetchval(statements[-1])
        finally:
            await connection.close()

    return asyncio.run(run())


def until(condition: Any, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextlib.contextmanager
def holder(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process that started the server there, and its address."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url
        yield process, url
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def test_data_outlive_a_stop_and_a_start(folder: Path) -> None:
    with started(folder) as server:
        assert ask(server.url, "create table t (n int)", "insert into t values (7) returning n") == 7
        pid = postmaster(folder)
        assert pid is not None
        assert runs(pid)
        assert find_running(folder) == server.url
    assert not runs(pid)
    assert find_running(folder) is None
    with started(folder) as server:
        assert ask(server.url, "select n from t") == 7


def test_nobody_else_can_connect(folder: Path) -> None:
    with started(folder) as server:
        assert ask(server.url, "show listen_addresses") == ""
        sockets = Path(ask(server.url, "show unix_socket_directories"))
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
        files = folder / "postgres" / "data"
        assert stat.S_IMODE(files.stat().st_mode) == 0o700


def test_a_running_server_is_taken_over_after_its_chatwright_was_killed(folder: Path) -> None:
    with holder(folder) as (process, url):
        ask(url, "create table t (n int)", "insert into t values (7) returning n")
        pid = postmaster(folder)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert pid is not None
    assert runs(pid), "the server outlives a killed Chatwright"
    with started(folder) as server:
        assert postmaster(folder) == pid, "taken over, not started a second time"
        assert ask(server.url, "select n from t") == 7
    assert not runs(pid)


def test_a_crashed_server_is_started_again_with_all_that_was_committed(folder: Path) -> None:
    with holder(folder) as (process, url):
        ask(url, "create table t (n int)", "insert into t values (7) returning n")
        pid = postmaster(folder)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        process.send_signal(signal.SIGKILL)
        process.wait()
    until(lambda: not runs(pid))
    with started(folder) as server:
        assert postmaster(folder) != pid
        assert ask(server.url, "select n from t") == 7


def test_a_second_chatwright_is_told_that_the_directory_is_in_use(folder: Path) -> None:
    with holder(folder) as (_, url):
        with pytest.raises(EmbeddedError, match="Another Chatwright is using"):
            embedded_postgres.start(folder, extra=QUICK)
        assert ask(url, "select 1") == 1, "and the first one goes on"
        assert find_running(folder) == url


def test_of_many_starts_at_once_one_wins(folder: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    try:
        until(lambda: sum(process.poll() is not None for process in processes) == 3, 60)
        (winner,) = [process for process in processes if process.poll() is None]
        assert winner.stdout is not None
        assert ask(winner.stdout.readline().strip(), "select 1") == 1
        for process in processes:
            if process is not winner:
                assert "Another Chatwright is using" in process.communicate()[1]
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def test_a_start_that_was_killed_before_the_database_was_made_is_completed(folder: Path) -> None:
    with holder(folder) as (process, url):
        elsewhere = url.replace("/chatwright?", "/postgres?")
        ask(elsewhere, "drop database chatwright with (force)", "select 1")
        process.send_signal(signal.SIGKILL)
        process.wait()
    with started(folder) as server:
        assert ask(server.url, "select current_database()") == "chatwright"


def test_a_start_that_is_broken_off_leaves_nothing_running(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(embedded_postgres, "make_database", stopped)
    with pytest.raises(KeyboardInterrupt):
        embedded_postgres.start(folder, extra=QUICK)
    assert find_running(folder) is None
    monkeypatch.undo()
    with started(folder) as server:
        assert ask(server.url, "select 1") == 1


FINISHING = """
import subprocess, sys
from chatwright import embedded_postgres
print("ready", flush=True)
command = ["sh", "-c", "sleep 1; touch " + sys.argv[1]]
embedded_postgres.finish(subprocess.Popen(command, start_new_session=True))
"""


def test_a_program_that_starts_a_server_is_let_finish_before_a_stop_signal_counts(tmp_path: Path) -> None:
    done = tmp_path / "done"
    process = subprocess.Popen(
        [sys.executable, "-c", FINISHING, str(done)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert "KeyboardInterrupt" in told
    assert done.exists()


def test_an_initialisation_that_was_broken_off_is_made_anew(folder: Path) -> None:
    half = folder / "postgres" / "data"
    (half / "base" / "1").mkdir(parents=True)
    (half / "pg_hba.conf").write_text("half")
    with started(folder) as server:
        assert ask(server.url, "select 1") == 1


def test_a_process_number_that_a_stranger_has_by_now_is_seen_through(folder: Path) -> None:
    with started(folder):
        pid_file = (folder / "postgres" / "data" / "postmaster.pid").read_text()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        lines = [str(stranger.pid), *pid_file.split("\n")[1:]]
        (folder / "postgres" / "data" / "postmaster.pid").write_text("\n".join(lines))
        with started(folder) as server:
            assert ask(server.url, "select 1") == 1
        assert stranger.poll() is None, "the stranger is left alone"
    finally:
        stranger.kill()
        stranger.wait()


def test_files_of_another_major_version_are_refused_with_words(folder: Path) -> None:
    with started(folder):
        pass
    version = folder / "postgres" / "data" / "PG_VERSION"
    version.write_text("15\n")
    with pytest.raises(EmbeddedError, match="made by PostgreSQL 15"):
        embedded_postgres.start(folder, extra=QUICK)


def test_a_deep_directory_gets_its_socket_elsewhere(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 50) / ("e" * 50)
    cluster = cluster_in(deep)
    assert len(str(cluster.socket_folder)) < 90
    assert not str(cluster.socket_folder).startswith(str(deep))
    assert cluster_in(tmp_path / ("d" * 50) / ("f" * 50)).socket_folder != cluster.socket_folder
    assert cluster_in(deep).socket_folder == cluster.socket_folder


def test_a_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedError, match="cannot be made"):
        embedded_postgres.start(tmp_path / "file" / "data", extra=QUICK)


def test_nothing_runs_where_nothing_was_started(tmp_path: Path) -> None:
    assert find_running(tmp_path) is None
