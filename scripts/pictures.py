"""Make every picture of the documentation from real output: `python scripts/pictures.py`.

Needs Chromium, fonts-noto-cjk and tmux. Screens are what kdg prints with --color always, set in a monospaced
font whose Japanese and Korean letters are exactly two columns wide; the page is what kdg exports.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
sys.path[:0] = [str(ROOT / "tests")]

from browser import CHROMIUM, NO_BROWSER, Browser, chromium  # noqa: E402 - the tests' own driver, found by now

SCREENS: dict[str, tuple[int, tuple[str, ...]]] = {
    "show-1": (80, ("show", "1")),
    "search": (80, ("search", "O2O")),
    "profile": (80, ("profile",)),
    "timeline": (80, ("timeline",)),
    "browse": (110, ("browse", "ワクチン 予算")),
}
"""File name, columns, command."""

PAGES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "handout": ((1200, 900), ("export", "html", "1")),
}
"""File name, size of the window, command."""

_ROWS = 26
"""Lines of the full-screen picture."""
_STARTED = 3
"""Seconds after which the full screen has drawn itself."""
_SHARP = 1.5
"""Pixels of a picture for each of the page's."""

_THEME = TerminalTheme(
    (24, 26, 31),
    (230, 232, 235),
    [
        (24, 26, 31),
        (232, 108, 108),
        (120, 190, 120),
        (220, 190, 110),
        (130, 175, 235),
        (205, 140, 205),
        (110, 195, 205),
        (205, 210, 216),
    ],
    [
        (90, 96, 105),
        (245, 140, 140),
        (160, 218, 160),
        (240, 215, 140),
        (165, 200, 250),
        (225, 170, 225),
        (155, 225, 232),
        (240, 242, 245),
    ],
)

_WIDTHS = {1: "narrow", 2: "wide"}

_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #181a1f; color: #e6e8eb; display: inline-block; }}
pre {{ margin: 0; padding: 16px 20px; font: 15px/21px "Noto Sans Mono CJK JP"; }}
.prompt {{ color: #9aa3ad; }}
i {{ font-style: normal; display: inline-block; width: 7.5px; font: 12.4px "DejaVu Sans Mono"; line-height: 1; }}
i.wide {{ width: 15px; font: inherit; line-height: 1; }}
</style><pre><span class="prompt">$ kdg {command}</span>

{screen}</pre>"""


def kdg(*args: str, columns: int = 80) -> str:
    """What this checkout's kdg prints."""
    surroundings = {
        **{name: value for name, value in os.environ.items() if not name.startswith("KDG_")},
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": str(columns),
        "LINES": "60",
        "KDG_FILE": str(ROOT / "data" / "strategies.toml"),
    }
    done = subprocess.run([sys.executable, "-m", "kdg", *args], env=surroundings, capture_output=True, check=True)
    return done.stdout.decode()


def as_html(printed: str, columns: int) -> str:
    """A screen with its colours as HTML; no line is folded again."""
    console = Console(record=True, width=columns + 20, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(printed), soft_wrap=True, end="")
    made = console.export_html(theme=_THEME, inline_styles=True, code_format="{code}")
    # Fonts disagree on how wide guides and Hangul are: every letter beyond ASCII gets its columns.
    return re.sub(r"[^\x00-\x7f]", lambda found: f'<i class="{_WIDTHS[cell_len(found[0])]}">{found[0]}</i>', made)


def browsed(words: str, columns: int, rows: int) -> str:
    """The full-screen look-up after some words were typed, as tmux saw it."""
    tmux = ["tmux", "-u", "-L", "kdg-picture", "-f", os.devnull]
    command = f"exec {sys.executable} -m kdg browse"
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8", "COLORTERM": "truecolor"}
    new = [*tmux, "new-session", "-d", "-x", str(columns), "-y", str(rows), command]
    subprocess.run(new, env=surroundings, check=True)
    try:
        time.sleep(_STARTED)
        subprocess.run([*tmux, "send-keys", "-l", words], check=True)
        time.sleep(_STARTED)
        return subprocess.run([*tmux, "capture-pane", "-e", "-p"], capture_output=True, check=True).stdout.decode()
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def screen(browser: Browser, folder: Path, columns: int, args: tuple[str, ...]) -> bytes:
    """A picture of a terminal."""
    printed = (
        browsed(args[1], columns, _ROWS) if args[0] == "browse" else kdg(*args, "--color", "always", columns=columns)
    )
    shown = as_html(printed, columns)
    page = folder / "screen.html"
    page.write_text(_PAGE.format(command=" ".join(args), screen=shown), encoding="utf-8")
    browser.open(page, 1000, 600, scale=_SHARP)
    width, height = browser.run("[document.body.offsetWidth, document.body.offsetHeight]")
    return browser.picture((0, 0, width, height))


def page(browser: Browser, folder: Path, size: tuple[int, int], args: tuple[str, ...]) -> bytes:
    """A picture of a window with an exported page."""
    file = folder / "page.html"
    file.write_text(kdg(*args), encoding="utf-8")
    browser.open(file, *size, scale=_SHARP)
    return browser.picture()


def main() -> None:
    """Write all pictures; their names and sizes are told."""
    if CHROMIUM is None:
        sys.exit(NO_BROWSER)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        made = {key: screen(browser, folder, *how) for key, how in SCREENS.items()}
        made |= {key: page(browser, folder, *how) for key, how in PAGES.items()}
    for key, data in made.items():
        (PICTURES / f"{key}.png").write_bytes(data)
        print(f"docs/pictures/{key}.png  {len(data) // 1024} KiB")


if __name__ == "__main__":
    main()
