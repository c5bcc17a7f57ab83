"""Settings: what they are without being set, and clear sentences for what cannot be used."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chatwright.settings import NAMES, SHORTEST_SECRET, Settings, SettingsError, kept_secret, read

SECRET = "s" * SHORTEST_SECRET


def settings(tmp_path: Path, **given: str) -> Settings:
    names = {"DATA_DIR": str(tmp_path), **given}
    return read({f"CHATWRIGHT_{name}": value for name, value in names.items()})


def test_without_settings_everything_has_its_documented_value(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert (found.host, found.port) == ("127.0.0.1", 8088)
    assert (found.account_id, found.sub_account_id) == ("demo", "demo_chatapps")
    assert found.database_url is None
    assert found.api_key is None
    assert found.egress_allow == ()
    assert found.demo is True
    assert found.base_url == "http://127.0.0.1:8088"


def test_the_data_directory_is_hidden_beside_where_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read({}).data_dir == tmp_path / ".chatwright"


def test_all_settings_are_read(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        DATABASE_URL="postgres://u:p@db/x",
        HOST="0.0.0.0",
        PORT="80",
        API_KEY="abc",
        ACCOUNT_ID="acme",
        SUBACCOUNT_ID="acme_chat",
        SECRET_KEY=SECRET,
        EGRESS_ALLOW=" 10.0.0.0/8, calendar.internal:8443 ,,[::1]",
        DEMO="Off",
        TIME_ZONE="Asia/Singapore",
        LOG_LEVEL="WARNING",
        PUBLIC_URL="https://chat.example.com/",
    )
    assert found.egress_allow == ("10.0.0.0/8", "calendar.internal:8443", "[::1]")
    assert found.demo is False
    assert found.log_level == "warning"
    assert found.base_url == "https://chat.example.com"
    assert found.own_url == "http://127.0.0.1:80"
    assert found.secret_key == SECRET


def test_blank_values_are_as_good_as_none(tmp_path: Path) -> None:
    assert settings(tmp_path, PORT=" ", API_KEY="", DATABASE_URL="  ").port == 8088


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("PORT", "0", "from 1 to 65535"),
        ("PORT", "65536", "from 1 to 65535"),
        ("PORT", "http", "from 1 to 65535"),
        ("PORT", "-1", "from 1 to 65535"),
        ("PORT", "8_088", "from 1 to 65535"),
        ("PORT", "\u00b2", "from 1 to 65535"),
        ("PORT", "9" * 5_000, "from 1 to 65535"),
        ("DATABASE_URL", "mysql://x", "postgresql://"),
        ("DATABASE_URL", "/var/db", "postgresql://"),
        ("DEMO", "maybe", "on or off"),
        ("TIME_ZONE", "Mars/Olympus", "Europe/London"),
        ("TIME_ZONE", "../../etc/passwd", "Europe/London"),
        ("TIME_ZONE", "Europe", "Europe/London"),
        ("LOG_LEVEL", "loud", "debug, info, warning, error"),
        ("PUBLIC_URL", "chat.example.com", "https://chat.example.com"),
        ("PUBLIC_URL", "ftp://chat.example.com", "https://chat.example.com"),
        ("PUBLIC_URL", "https://[", "https://chat.example.com"),
        ("ACCOUNT_ID", "a/b", "letters, digits"),
        ("ACCOUNT_ID", "", ""),
        ("SUBACCOUNT_ID", "a b c", "letters, digits"),
        ("SUBACCOUNT_ID", "x" * 51, "letters, digits"),
        ("SECRET_KEY", "short", "16 characters"),
        ("API_KEY", "with a blank", "visible ASCII"),
        ("API_KEY", "caf\u00e9", "visible ASCII"),
        ("EGRESS_ALLOW", "http://10.0.0.1", "10.0.0.0/8, calendar.internal"),
        ("EGRESS_ALLOW", "10.0.0.0/8,host:port", "10.0.0.0/8, calendar.internal"),
        ("EGRESS_ALLOW", "10.0.0.0/99", "10.0.0.0/8, calendar.internal"),
        ("EGRESS_ALLOW", "*", "10.0.0.0/8, calendar.internal"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_what_it_must_be(
    tmp_path: Path, name: str, value: str, hint: str
) -> None:
    if not value:
        assert settings(tmp_path, **{name: value}).account_id == "demo"
        return
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, **{name: value})
    said = str(caught.value)
    assert f"CHATWRIGHT_{name}" in said
    assert hint in said
    assert "\n" not in said


@pytest.mark.parametrize(("name", "value"), [("SECRET_KEY", "tiny-secret"), ("API_KEY", "my secret key")])
def test_a_secret_that_cannot_be_used_is_not_repeated(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, **{name: value})
    assert value not in str(caught.value)


def test_a_name_that_is_no_setting_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, PROT="8080")
    assert "CHATWRIGHT_PROT" in str(caught.value)
    assert all(name in str(caught.value) for name in NAMES)


def test_the_command_line_ends_with_the_sentence_and_no_traceback(tmp_path: Path) -> None:
    environment = {**os.environ, "CHATWRIGHT_DATA_DIR": str(tmp_path), "CHATWRIGHT_PORT": "http"}
    done = subprocess.run(
        [sys.executable, "-m", "chatwright", "serve"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: CHATWRIGHT_PORT is 'http'")
    assert "Traceback" not in done.stderr


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    first = settings(folder).secret_key
    assert len(first) >= 48
    assert settings(folder).secret_key == first
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret-key"], "nothing is left over"
    assert settings(tmp_path / "other").secret_key != first


def test_many_processes_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(lambda _: kept_secret(tmp_path), range(64)))) == 1


def test_a_damaged_secret_is_told_and_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("")
    with pytest.raises(SettingsError, match="is damaged"):
        settings(tmp_path)


def test_a_data_directory_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(SettingsError, match="CHATWRIGHT_DATA_DIR"):
            settings(path)


def test_a_secret_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret-key").mkdir()
    with pytest.raises(SettingsError, match="CHATWRIGHT_DATA_DIR"):
        settings(tmp_path)


@pytest.mark.parametrize(
    ("host", "base", "own"),
    [
        ("127.0.0.1", "http://127.0.0.1:8088", "http://127.0.0.1:8088"),
        ("0.0.0.0", "http://127.0.0.1:8088", "http://127.0.0.1:8088"),
        ("::", "http://[::1]:8088", "http://[::1]:8088"),
        ("127.0.0.2", "http://127.0.0.2:8088", "http://127.0.0.2:8088"),
        ("::1", "http://[::1]:8088", "http://[::1]:8088"),
        ("192.168.1.5", "http://192.168.1.5:8088", "http://192.168.1.5:8088"),
        ("2001:db8::1", "http://[2001:db8::1]:8088", "http://[2001:db8::1]:8088"),
        ("localhost", "http://localhost:8088", "http://localhost:8088"),
    ],
)
def test_addresses_follow_from_host_and_port(tmp_path: Path, host: str, base: str, own: str) -> None:
    found = settings(tmp_path, HOST=host)
    assert (found.base_url, found.own_url) == (base, own)
