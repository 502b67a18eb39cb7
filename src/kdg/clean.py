"""Text from outside, made safe to show: no control characters, no lone surrogates.

Floor 0. A knowledge file with control or bidirectional characters is refused (`kdg.rules`);
what is echoed from the command line or from a broken file passes through here.
"""

import re

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL and C1: escape sequences begin here
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the direction of what follows
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff]"  # bytes that were no UTF-8
)


def printable(text: str) -> str:
    """The text with every unsafe character replaced by one `�`, tabs and line ends by a space."""
    return UNSAFE.sub(lambda found: " " if found[0] in "\t\n\r" else "\ufffd", text)


def is_web(address: str) -> bool:
    """Whether an address may be a link and be opened. Everything else is text."""
    return address.lower().startswith(("http://", "https://"))


ECHOED = 60
"""Characters of an argument that a message repeats: enough to recognise it."""


def echo(text: str) -> str:
    """An argument as a message repeats it: safe, and not longer than is needed to recognise it."""
    shown = printable(text)
    return shown if len(shown) <= ECHOED else f"{shown[:ECHOED]}..."
