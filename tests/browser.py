"""A real browser for tests: headless Chromium, driven through the DevTools protocol over two pipes."""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["CHROMIUM", "Browser", "Tab", "opened"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic", "--disable-extensions", "--mute-audio"),
    *("--disable-dev-shm-usage", "--force-color-profile=srgb", "--hide-scrollbars", "--remote-debugging-pipe"),
)
PATIENCE = 8.0  # seconds for an answer
KEYS = {
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Home": 36, "End": 35, "Tab": 9, "Enter": 13,
    "Escape": 27, " ": 32,
}  # fmt: skip
SHIFT = 8
SHIM = """
import os, sys
ends = [os.dup(int(end)) for end in sys.argv[1:3]]
for number, end in zip((3, 4), ends):
    os.dup2(end, number)
    os.set_inheritable(number, True)
os.execv(sys.argv[3], sys.argv[3:])
"""  # the browser listens at 3 and speaks at 4


class Browser:
    """One process of Chromium. Raises RuntimeError where it does not answer."""

    def __init__(self, home: str) -> None:
        here, there = os.pipe(), os.pipe()  # to the browser, and from it
        ends = [str(here[0]), str(there[1])]
        command = [sys.executable, "-c", SHIM, *ends, str(CHROMIUM), *FLAGS, f"--user-data-dir={home}", "about:blank"]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, pass_fds=(here[0], there[1]), stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        os.close(here[0])
        os.close(there[1])
        self.out, self.into, self.waiting = here[1], there[0], b""
        self.numbers = itertools.count(1)
        self.answers: dict[int, Any] = {}
        self.tabs: dict[str, Tab] = {}

    def call(self, method: str, session: str = "", /, **params: Any) -> Any:
        """Return what a method of the protocol answers."""
        number = next(self.numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + PATIENCE
        while number not in self.answers:
            self.listen(end - time.monotonic(), method)
        answer = self.answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def listen(self, seconds: float, what: str) -> None:
        """Take in what the browser says next."""
        if seconds <= 0 or not select.select([self.into], [], [], seconds)[0]:
            raise RuntimeError(f"the browser does not answer: {what}")
        read = os.read(self.into, 1 << 20)
        if not read:
            raise RuntimeError(f"the browser is gone: {what}")
        *messages, self.waiting = (self.waiting + read).split(b"\0")
        for message in map(json.loads, messages):
            if "id" in message:
                self.answers[message["id"]] = message
            elif tab := self.tabs.get(message.get("sessionId", "")):
                tab.events.append((message["method"], message["params"]))

    @contextmanager
    def tab(self, width: int = 1280, height: int = 800) -> Iterator[Tab]:
        """Open a fresh tab of that many pixels, with a context (cookies, caches) of its own, and close it again."""
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call(
            "Target.createTarget", url="about:blank", browserContextId=context, width=width, height=height
        )["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = self.tabs[session] = Tab(self, session, context)
        try:
            for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
                tab.call(f"{domain}.enable")
            tab.resize(width, height)
            yield tab
        finally:
            del self.tabs[session]
            self.call("Target.disposeBrowserContext", browserContextId=context)

    def close(self) -> None:
        """End the process, and wait for it."""
        try:
            self.call("Browser.close")
            self.process.wait(5)
        except (RuntimeError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.out)
        os.close(self.into)


class Tab:
    """One page in the browser, and what it is heard to say."""

    def __init__(self, browser: Browser, session: str, context: str) -> None:
        self.browser, self.session, self.context = browser, session, context
        self.events: list[tuple[str, Any]] = []

    def call(self, method: str, /, **params: Any) -> Any:
        """Return what a method of the protocol answers for this tab."""
        return self.browser.call(method, self.session, **params)

    def clear(self, width: int = 1280, height: int = 800) -> None:
        """Be as fresh as when it was opened, sooner than a new one is."""
        self.call("Emulation.setScriptExecutionDisabled", value=False)
        self.call("Emulation.setTouchEmulationEnabled", enabled=False)
        self.call("Emulation.setEmulatedMedia", media="", features=[])
        self.browser.call("Browser.resetPermissions", browserContextId=self.context)
        self.resize(width, height)
        self.go("about:blank")
        self.call("Page.resetNavigationHistory")
        self.call("Storage.clearDataForOrigin", origin="file://", storageTypes="all")
        self.events.clear()

    def resize(self, width: int, height: int, *, scale: float = 1, mobile: bool = False) -> None:
        """Make the tab as large as that, in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile
        )

    def go(self, address: str | Path) -> None:
        """Load a file or an address, and wait until it is there."""
        url = address.resolve().as_uri() if isinstance(address, Path) else address
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.wait_for(lambda: any(name == "Page.loadEventFired" for name, _ in self.events), "load")

    def wait_for(self, ready: Any, what: str = "a condition", *, poll: bool = False) -> None:
        """Wait until a function of no arguments, or a JavaScript expression, holds; `poll` asks without being told."""
        end = time.monotonic() + PATIENCE
        while not (ready() if callable(ready) else self.js(ready)):
            if callable(ready) and not poll:
                self.browser.listen(end - time.monotonic(), what)
            elif time.monotonic() > end:
                raise RuntimeError(f"never true: {ready}")
            else:
                time.sleep(0.02)

    def js(self, expression: str) -> Any:
        """Return the value of a JavaScript expression, awaited if it is a promise."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def settle(self) -> None:
        """Wait for two frames: what an event sets off is drawn by then."""
        self.js("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def place(self, selector: str) -> tuple[float, float]:
        """Return the middle of an element, after it has been scrolled into view."""
        found = self.js(
            f"(e => {{ if (!e) return null; e.scrollIntoView({{block: 'nearest'}});"
            " const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2];"
            f" }})(document.querySelector({json.dumps(selector)}))"
        )
        if found is None:
            raise RuntimeError(f"nothing is {selector}")
        return found[0], found[1]

    def mouse(self, kind: str, x: float, y: float, **more: Any) -> None:
        """Send one event of the mouse: mouseMoved, mousePressed, mouseReleased or mouseWheel."""
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, where: str | tuple[float, float], times: int = 1) -> None:
        """Click an element, or a place, once or twice."""
        x, y = self.place(where) if isinstance(where, str) else where
        for count in range(1, times + 1):
            for kind in ("mousePressed", "mouseReleased"):
                self.mouse(kind, x, y, button="left", clickCount=count)
        self.settle()

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 5) -> None:
        """Press the button at one place, move, and let it go at another."""
        self.mouse("mouseMoved", *start)
        self.mouse("mousePressed", *start, button="left", clickCount=1, buttons=1)
        for step in range(1, steps + 1):
            x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
            self.mouse("mouseMoved", x, y, button="left", buttons=1)
        self.mouse("mouseReleased", *end, button="left", clickCount=1)
        self.settle()

    def touch(self, kind: str, *places: tuple[float, float]) -> None:
        """Send one event of fingers: touchStart, touchMove or touchEnd."""
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        self.call("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    def key(self, name: str, *, shift: bool = False, times: int = 1) -> None:
        """Press and let go a key, once or more: a character, or ArrowLeft, Home, Tab, ..."""
        text = {"Enter": "\r"}.get(name, name if len(name) == 1 else "")
        code = KEYS.get(name, ord(name.upper()) if len(name) == 1 and name.isalnum() else 0)
        params = {"key": name, "windowsVirtualKeyCode": code, "modifiers": SHIFT if shift else 0}
        for _ in range(times):
            self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **params)
            self.call("Input.dispatchKeyEvent", type="keyUp", **params)
        self.settle()

    def media(self, **features: str) -> None:
        """Pretend that the reader has set features such as prefers_color_scheme; `media` is screen or print."""
        media = features.pop("media", "")
        pairs = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media=media, features=pairs)
        self.settle()  # in this frame the page is told
        self.settle()

    def shot(self, path: str | Path) -> None:
        """Write what is seen as a PNG."""
        Path(path).write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def complaints(self) -> list[str]:
        """Return all that the page was heard to complain of: messages, exceptions, violations of its policy."""
        self.settle()
        heard = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Audits.issueAdded"}
        told = [f"{name}: {json.dumps(params)[:600]}" for name, params in self.events if name in heard]
        return [line for line in told if '"GenericIssue"' not in line]  # of a script that goes to another fragment

    def requests(self) -> list[str]:
        """Return the addresses that were asked for."""
        return [params["request"]["url"] for name, params in self.events if name == "Network.requestWillBeSent"]


@contextmanager
def opened() -> Iterator[Browser]:
    """Start a browser in a home of its own, and end it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        browser = Browser(home)
        try:
            yield browser
        finally:
            browser.close()
