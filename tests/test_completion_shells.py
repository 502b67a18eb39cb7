"""What Tab does in bash, zsh and fish themselves, turned on as README says, on a terminal of its own."""

import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest

from kdg import shells
from running import HERE, REAL, SMALL, surroundings

README = (HERE.parent / "README.md").read_text(encoding="utf-8")
_WAIT = 30
"""Seconds after which a shell that says nothing is stuck, on however slow a machine."""

# Runs kdg where the shell asks for completion, and else shows what it was called with.
SHIM = """#!/bin/sh
if [ -n "$_KDG_COMPLETE" ]; then exec "{python}" -m kdg; fi
printf '[['; [ $# -eq 0 ] || printf '<%s>' "$@"; printf ']]\\n'
"""
# A shell wants the terminal for its own.
OWN_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)
START = {
    "bash": (["bash", "--noprofile", "--rcfile", ".bashrc", "-i"], ".bashrc"),
    "zsh": (["zsh", "-i"], ".zshrc"),
    "fish": (["fish", "-i"], ".config/fish/config.fish"),
}
HOSTILE = """
[[terms]]
id = "hostile-title"
title.et = 'zz $(touch pwned) `touch pwned` "a" \\$(touch pwned) *; touch pwned'
title.en = "yy: [bold]x[/bold] 'b' & (c) {d} #e"
text.et = "Vaenulik."
"""


class Shell:
    """One interactive shell in a folder of its own."""

    def __init__(self, name: str, home: Path, file: Path) -> None:
        command, rc = START[name]
        turned_on = next(line for line in README.splitlines() if f"source_{name} kdg" in line and "|" in line)
        line = re.findall(r"`([^`]+)`", turned_on.replace("\\|", "|"))[0]
        path = home / "bin" / "kdg"
        path.parent.mkdir()
        path.write_text(SHIM.format(python=sys.executable))
        path.chmod(0o755)
        (home / rc).parent.mkdir(parents=True, exist_ok=True)
        (home / rc).write_text(line + "\n")
        (home / "knowledge.toml").write_text("")
        env = surroundings(
            {
                "HOME": str(home),
                "ZDOTDIR": str(home),
                "XDG_CONFIG_HOME": str(home / ".config"),
                "XDG_DATA_HOME": str(home / ".local"),
                "PATH": f"{path.parent}{os.pathsep}{os.environ['PATH']}",
                "INPUTRC": "/dev/null",
                "PS1": "$ ",
                "HISTFILE": None,
            },
            file,
        )
        self._leader, follower = pty.openpty()
        ioctl(follower, TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-c", OWN_TERMINAL, *command],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=env,
            cwd=home,
            start_new_session=True,
        )
        os.close(follower)
        self.home = home
        self.lists = "\t\t" if name == "bash" else "\t"
        self.run("kdg ready")  # the first prompt is there, completion is set up

    def run(self, keys: str) -> tuple[list[str], str]:
        """Type keys and Enter: the words that kdg was called with, and what the shell showed before."""
        os.write(self._leader, f"{keys}\r".encode())
        shown, end = b"", time.monotonic() + _WAIT
        while not (found := re.search(rb"(?s)\[\[(.*?)\]\]\r?\n", shown)):
            ready, _, _ = select.select([self._leader], [], [], 1)
            assert time.monotonic() < end, f"no answer to {keys!r}: {shown.decode(errors='replace')!r}"
            if ready:
                shown += os.read(self._leader, 65536)
        words = re.findall(r"<(.*?)>(?=<|\Z)", found[1].decode(), re.DOTALL)
        return words, re.sub(r"\x1b(\[[\d;?]*[A-Za-z]|[()=>].?)", "", shown[: found.start()].decode())

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._leader)


@pytest.fixture(scope="module", params=START)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Each shell, over the packaged knowledge."""
    yield from started(request.param, tmp_path_factory.mktemp(request.param), REAL)


@pytest.fixture(params=START)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    """Each shell, over a file that means ill."""
    file = tmp_path / "hostile.toml"
    file.write_text(SMALL.read_text(encoding="utf-8") + HOSTILE, encoding="utf-8")
    yield from started(request.param, tmp_path, file)


def started(name: str, home: Path, file: Path) -> Iterator[Shell]:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    shell = Shell(name, home, file)
    try:
        yield shell
    finally:
        shell.close()


COMPLETED = {
    "kdg sear\t": ["search"],
    "kdg help time\t": ["help", "timeline"],
    "kdg show --dep\t": ["show", "--depth"],
    "kdg show gdp-no\t": ["show", "gdp-nominal"],
    "kdg show 5.1.2.5\t": ["show", "5.1.2.5"],
    "kdg show g7-s\t": ["show", "g7-summit"],
    "kdg terms zero\t": ["terms", "zero-stop"],
    "kdg terms ゼロ\t": ["terms", "ゼロ・ストップ"],
    "kdg search ゼロ\t": ["search", "ゼロ・ストップ"],
    "kdg show 戦略5\t": ["show", "戦略5サービス"],
    "kdg terms 제로\t": ["terms", "제로 스톱"],
    "kdg show Digital\\ by\t": ["show", "Digital by design"],
    'kdg show "Digital by\t': ["show", "Digital by design"],
    "kdg show 'Digital by\t": ["show", "Digital by design"],
    "kdg profile gdp-r\t": ["profile", "gdp-rank"],
    "kdg list --format cs\t": ["list", "--format", "csv"],
    "kdg --color nev\t": ["--color", "never"],
    "kdg list --lang k\t": ["list", "--lang", "ko"],
    "kdg list --lang=k\t": ["list", "--lang=ko"],
    "kdg list --fields id,ti\t": ["list", "--fields", "id,title"],
    "kdg search --kind strat\t": ["search", "--kind", "strategy"],
    "kdg --file knowl\t": ["--file", "knowledge.toml"],
    "kdg show zzzz\t": ["show", "zzzz"],
    "kdg paths knowl\t": ["paths", "knowl"],
}


@pytest.mark.parametrize("keys", COMPLETED)
def test_tab_completes(shell: Shell, keys: str) -> None:
    assert shell.run(keys)[0] == COMPLETED[keys]


LISTED = {
    "kdg show 1.2.": (
        "1.2.1",
        "インテリジェント情報に基づく、行政改革を行う。",
        "1.2.3",
        "データ中心の政府の基盤を確立する",
    ),
    "kdg --lang en show 1.2.": ("1.2.1", "Carry out administrative reform", "1.2.3"),
    "kdg ": ("search", "what matches, best first, with the reason"),
    "kdg show 1 --": ("--depth", "Levels below; 0 is the card", "--format"),
    "kdg profile gdp-": ("gdp-nominal", "GDP（名目）", "gdp-rank"),
}


@pytest.mark.parametrize("keys", LISTED)
def test_tab_lists_with_titles(shell: Shell, keys: str) -> None:
    shown = shell.run(keys + shell.lists)[1]
    for words in LISTED[keys]:
        assert words in shown


def test_a_title_is_never_run_nor_expanded(hostile: Shell) -> None:
    title = 'zz $(touch pwned) `touch pwned` "a" \\$(touch pwned) *; touch pwned'
    assert hostile.run("kdg show zz\t")[0] == ["show", title]
    assert hostile.run("kdg show yy:\t")[0] == ["show", "yy: [bold]x[/bold] 'b' & (c) {d} #e"]
    assert hostile.run("kdg show 'zz\t")[0] == ["show", title]
    assert not (hostile.home / "pwned").exists()


# Without a shell.


@pytest.mark.parametrize(
    ("line", "words", "last", "quote"),
    [
        ("kdg ", [], "", ""),
        ("kdg sh", [], "sh", ""),
        ("KDG_LANG=en kdg show x", ["show"], "x", ""),
        ("kdg show a\\ b", ["show"], "a b", ""),
        ("kdg show 'a b", ["show"], "a b", "'"),
        ('kdg show "a \\"b', ["show"], 'a "b', '"'),
        ("kdg show 'a'\"b\"c", ["show"], "abc", ""),
        ("kdg show '' ", ["show", ""], "", ""),
        ("kdg show ア　イ", ["show"], "ア　イ", ""),
        ("kdg show \\", ["show"], "\\", ""),
        ("", [], "", ""),
    ],
)
def test_a_line_is_split_as_shells_do(line: str, words: list[str], last: str, quote: str) -> None:
    found = shells.typed(line)
    assert (found.words, found.last, found.quote) == (words, last, quote)


def test_bash_gets_the_part_it_replaces() -> None:
    line = shells.typed("kdg list --lang=e")
    env = {"COMP_WORD": "e", "COMP_TYPE": "9"}
    assert shells.for_shell("bash", [("--lang=en", "")], line, env) == "en\n"


def test_control_characters_do_not_reach_a_shell() -> None:
    line = shells.typed("kdg show ")
    offers = [("a\tb", "x\x1b[31m\ny"), ("c", "")]
    assert shells.for_shell("zsh", offers, line, {}) == "a b\tx\ufffd[31m y\nc\n"


def complete(line: str, **env: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "kdg"],
        env=surroundings({"_KDG_COMPLETE": "complete_fish", "COMP_WORDS": line, **env}),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("line", "env"),
    [
        ("kdg nonsense ", {}),
        ("kdg show ", {"KDG_FILE": "/nowhere/at/all.toml"}),
        ("kdg show ", {"KDG_FILE": "-"}),
        ("kdg --file - show ", {}),
        ("kdg list --lang xx --format q", {}),
    ],
)
def test_what_cannot_be_completed_offers_nothing_and_says_nothing(line: str, env: dict[str, str]) -> None:
    assert complete(line, **env) == (0, b"", b"")


def test_another_shell_is_told_which_there_are() -> None:
    code, out, err = complete("", _KDG_COMPLETE="source_tcsh")
    assert (code, out) == (2, b"")
    assert err == b"kdg: no completion source_tcsh\n     source_bash, source_zsh, source_fish\n"
