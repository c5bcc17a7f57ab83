"""Files: uploaded, kept, and served so that they can do no harm."""

from __future__ import annotations

import aiohttp
import pytest

from chatwright.messages.files import MEGABYTE
from chatwright.store import files as store
from tests.api.server import Answer, Server, Tenant

PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)


async def upload(acme: Tenant, content: bytes, name: str, field: str = "file") -> Answer:
    form = aiohttp.FormData()
    form.add_field(field, content, filename=name, content_type="application/octet-stream")
    url = f"{acme.server.url}/api/v1/subaccounts/{acme.sub}/files"
    headers = {"Authorization": f"Bearer {acme.key}"}
    async with acme.server.http.post(url, data=form, headers=headers) as answer:
        return Answer(answer.status, answer.headers, await answer.text())


async def fetch(server: Server, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    async with server.http.request(method, server.url + path, allow_redirects=False) as answer:
        return answer.status, dict(answer.headers), await answer.read()


async def test_a_file_is_kept_and_fetched_with_its_token_alone(server: Server, acme: Tenant) -> None:
    answer = await upload(acme, PNG, "logo.png")
    assert answer.status == 201, answer.text
    name, token = answer.json["fileName"], answer.json["token"]
    assert answer.headers["Location"] == f"/files/{name}?token={token}"
    status, headers, _ = await fetch(server, answer.headers["Location"])
    assert status == 302
    status, headers, body = await fetch(server, headers["Location"])
    assert (status, body) == (200, PNG)
    assert headers["Content-Type"] == "image/png"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"].startswith("inline")
    assert headers["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" not in headers["Cache-Control"]


async def test_a_file_of_several_parts_comes_back_whole(server: Server, acme: Tenant) -> None:
    text = b"%PDF-1.7" + b"0123456789abcdef" * 200_000
    location = (await upload(acme, text, "menu.pdf")).headers["Location"].replace("?", "/content?")
    status, headers, body = await fetch(server, location)
    assert (status, body) == (200, text)
    assert headers["Content-Disposition"].startswith("attachment")
    status, headers, body = await fetch(server, location, "HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(len(text)), b"")


async def test_a_wrong_token_opens_nothing(server: Server, acme: Tenant) -> None:
    name = (await upload(acme, PNG, "a.png")).json["fileName"]
    for path in (name, f"{name}/content", "none.png", "a.b.c", "..%5cpasswd"):
        for query in ("", "?token=", "?token=wrong", "?token=%ff"):
            status, _, _ = await fetch(server, f"/files/{path}{query}")
            assert status == 404, path + query


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"<html><script>alert(1)</script>", "a.html"), (b"<svg/>", "a.png"), (b"GIF89a", "a.gif")],
)
async def test_what_whatsapp_does_not_take_is_not_kept(acme: Tenant, content: bytes, name: str) -> None:
    """[R-MED-1]"""
    answer = await upload(acme, content, name)
    assert (answer.status, "WhatsApp takes" in answer.json["message"]) == (415, True)


async def test_a_text_with_markup_is_served_as_text_to_be_saved(server: Server, acme: Tenant) -> None:
    location = (await upload(acme, b"<html><script>", "a.txt")).headers["Location"].replace("?", "/content?")
    _, headers, _ = await fetch(server, location)
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["Content-Disposition"].startswith("attachment")


async def test_a_picture_has_at_most_five_megabytes(acme: Tenant) -> None:
    """[R-MED-2]"""
    head = b"\x89PNG\r\n\x1a\n"
    assert (await upload(acme, head + bytes(5 * MEGABYTE - len(head)), "a.png")).status == 201
    answer = await upload(acme, head + bytes(5 * MEGABYTE - len(head) + 1), "a.png")
    assert (answer.status, answer.json["code"]) == (413, 7001)
    assert "5 MB" in answer.json["message"]


async def test_a_document_has_at_most_a_hundred_megabytes(acme: Tenant) -> None:
    """[R-MED-2]"""
    answer = await upload(acme, b"%PDF-" + bytes(100 * MEGABYTE), "a.pdf")
    assert (answer.status, answer.json["code"]) == (413, 7001)


async def test_what_is_no_upload_is_refused(server: Server, acme: Tenant) -> None:
    path = f"/api/v1/subaccounts/{acme.sub}/files"
    assert (await acme.call("POST", path, {"file": "x"})).status == 415
    headers = {"Content-Type": "multipart/form-data"}
    assert (await acme.call("POST", path, data=b"x", headers=headers)).status == 400
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    for body in (
        b"",
        b"nonsense",
        b"--b\r\n\r\n",
        b"--b\r\nContent-Disposition: form-data; name=file\r\n\r\nx\r\n--b--",
    ):
        assert (await acme.call("POST", path, data=body, headers=headers)).status == 400, body
    assert (await upload(acme, PNG, "a.png", field="picture")).status == 400
    assert (await upload(acme, b"", "a.png")).status == 400
    assert (await server.call("POST", path, data=b"", headers=headers)).status == 401


async def test_a_file_whose_time_is_over_is_gone(server: Server, acme: Tenant) -> None:
    answer = await upload(acme, PNG, "a.png")
    name = answer.json["fileName"]
    await server.pool.execute("update files set expires_at = now() where name = $1", name)
    status, _, _ = await fetch(server, answer.headers["Location"])
    assert status == 404
    assert await store.delete_expired(server.pool) == 1
    assert await server.pool.fetchval("select count(*) from file_parts where name = $1", name) == 0
