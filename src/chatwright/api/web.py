"""The web application: built files from the package, and index.html for every page of it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from chatwright.api.errors import error_answer

YEAR = "public, max-age=31536000, immutable"
RESERVED = ("api/", "webhooks/", "backend/", "assets/", "files/")
MISSING = """<!doctype html><html lang="en"><title>Chatwright</title><h1>Chatwright runs</h1>
<p>The web application has not been built. Run <code>script/server</code>, which builds it.</p></html>"""


def static_folder() -> Path:
    """Where the built web application lies."""
    return Path(str(files("chatwright"))) / "web" / "static"


def static_file(folder: Path, path: str) -> Path | None:
    """The file of the web application at a path, or None; nothing outside the folder is one."""
    try:
        wanted = (folder / path).resolve()
        return wanted if wanted.is_relative_to(folder.resolve()) and wanted.is_file() else None
    except OSError:  # such as a name that is too long
        return None


async def page(request: Request) -> Response:
    """A file of the web application, or its index.html for the address of a page."""
    path = request.path_params["path"]
    folder = static_folder()
    if path:
        wanted = static_file(folder, path)
        if wanted is not None:
            cached = YEAR if path.startswith("assets/") else "no-cache"
            return FileResponse(wanted, headers={"Cache-Control": cached})
    if path.startswith(RESERVED) or "." in path.rsplit("/", 1)[-1]:
        return error_answer(404, f"There is nothing at /{path}.")
    index = folder / "index.html"
    if not index.is_file():
        return HTMLResponse(MISSING, 503, headers={"Cache-Control": "no-cache"})
    return FileResponse(index, headers={"Cache-Control": "no-cache"})
