"""Handing an address to the browser, without a word of it on the screen or in a captured output."""

import subprocess
import sys

_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
_SOON = 10.0
"""Seconds after which a browser that has not returned is taken for one that is open."""


def open_address(address: str) -> bool:
    """Whether a browser took the address. Waits for it; a browser of the terminal's own cannot take it."""
    # In a process of its own: what a browser writes would land on the screen, and, with --print, in the answer.
    try:
        started = subprocess.Popen(  # noqa: S603 - kdg's own interpreter; the address is one argument
            [sys.executable, "-c", _OPEN, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return started.wait(_SOON) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
