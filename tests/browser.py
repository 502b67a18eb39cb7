"""A real Chromium without a window, driven through its own pipe: nothing but Python and the browser is needed."""

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
NO_BROWSER = "no Chromium is installed"

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
_PATIENCE = 30.0
"""Seconds until a browser that says nothing is given up."""


class Browser:
    """One page in one browser. What it says and asks for is kept in `said` and `requests`."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write
        self._rest = b""
        self._last = 0
        self._session = ""
        self._events: list[dict[str, Any]] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self._call(f"{domain}.enable")

    def _message(self) -> dict[str, Any]:
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._rest:
            assert time.monotonic() < until, "the browser says nothing"
            more = os.read(self._read, 1 << 20)
            assert more, "the browser is gone"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._last += 1
        request = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            request["sessionId"] = self._session
        os.write(self._write, json.dumps(request).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == self._last:
                assert "error" not in message, message["error"]
                result: dict[str, Any] = message["result"]
                return result
            self._events.append(message)

    def _wait(self, event: str) -> None:
        while not any(message.get("method") == event for message in self._events):
            self._events.append(self._message())

    @property
    def said(self) -> list[str]:
        """What the page or the browser wrote to the console, and every dialog it opened."""
        told = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening")
        return [json.dumps(event["params"]) for event in self._events if event.get("method") in told]

    @property
    def requests(self) -> list[str]:
        """Every address that was asked for, but for the pages opened here."""
        asked = [event["params"] for event in self._events if event.get("method") == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in asked if one.get("type") != "Document"]

    def open(self, file: Path, width: int, height: int, *, dark: bool = False, scale: float = 1) -> None:
        """Show a file at a size; the events of the page before are forgotten."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 500}
        self._call("Emulation.setDeviceMetricsOverride", **size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", features=[scheme])
        self._events.clear()
        self._call("Page.navigate", url=file.as_uri())
        self._wait("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """The value of an expression in the page; the page's own policy does not bind the debugger."""
        done = self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def type(self, selector: str, text: str) -> None:
        """Put the cursor into a field and type, as a keyboard does."""
        self.run(f"document.querySelector({json.dumps(selector)}).focus(), document.activeElement.select()")
        self._call("Input.insertText", text=text)

    def press(self, key: str, code: int, *, shift: bool = False) -> None:
        """Press a key."""
        for kind in ("rawKeyDown", "keyUp"):
            parameters = {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
            self._call("Input.dispatchKeyEvent", **parameters, modifiers=8 if shift else 0)

    def picture(self, clip: tuple[float, float, float, float] | None = None) -> bytes:
        """What is seen, or a part of the page, as PNG."""
        options: dict[str, Any] = {"format": "png"}
        if clip:
            x, y, width, height = clip
            options |= {"clip": {"x": x, "y": y, "width": width, "height": height, "scale": 1}}
            options["captureBeyondViewport"] = True
        return base64.b64decode(self._call("Page.captureScreenshot", **options)["data"])

    def pdf(self) -> bytes:
        """The page as it prints on the paper that it asks for."""
        return base64.b64decode(self._call("Page.printToPDF", preferCSSPageSize=True)["data"])


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with a profile of its own, which goes away with it."""
    assert CHROMIUM
    to_read, to_write = os.pipe(), os.pipe()

    def plug() -> None:  # the browser reads from 3 and writes to 4
        # First out of the way of each other.
        read, write = (fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_read[0], to_write[1]))
        os.dup2(read, 3)
        os.dup2(write, 4)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            [CHROMIUM, *_OPTIONS, f"--user-data-dir={profile}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=plug,  # noqa: PLW1509 - tests start no threads
        )
        os.close(to_read[0])
        os.close(to_write[1])
        try:
            yield Browser(to_write[0], to_read[1])
        finally:
            os.close(to_read[1])
            os.close(to_write[0])
            browser.terminate()
            browser.wait(_PATIENCE)
