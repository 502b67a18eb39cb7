"""The manual page: made from the commands, current, and without a complaint from man itself."""

import shutil
import subprocess
import sys

import pytest

from kdg.commands import COMMANDS
from running import HERE, surroundings

ROOT = HERE.parent
PAGE = ROOT / "man" / "kdg.1"


def test_it_is_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "manpage.py", "--check"],
        capture_output=True,
        env=surroundings(),
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_it_names_every_command() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f'.SS "kdg {name}' not in text] == []


def test_man_shows_it_without_a_warning() -> None:
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("man or groff is not installed")
    done = subprocess.run(
        ["man", "--warnings", "--local-file", PAGE],
        capture_output=True,
        env=surroundings({"LANG": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"}),
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "EXIT STATUS" in done.stdout.decode()
