"""What the documents say is run and compared: commands with their output, tables with the code.

`pytest --update-golden tests/test_readme.py` writes the output of ```console blocks anew: read the diff.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kdg import contract
from kdg.cli import build
from kdg.commands import COMMANDS
from kdg.errors import ExitCode
from kdg.formats import ENTRIES
from running import HERE, Kdg, call, surroundings

ROOT = HERE.parent
READMES = ("README.md", "README.ja.md")
DOCUMENTS = [str(path.relative_to(ROOT)) for path in (*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md"))]
COLUMNS, ROWS = 80, 24
"""The terminal that ```console blocks show."""

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEEDS_A_SHELL = re.compile(r"[|<>;&$*]")
INSTALLS = re.compile(r"\b(pip|pipx|uv|uvx|venv|git clone|source_\w+)\b")
"""Blocks that .ci/run and scripts/check_install.sh prove."""
NEEDS_SOMEBODY = re.compile(r"\b(nano|fzf|browse|\$EDITOR|--open|\w+_URL)\b")
"""Blocks that wait for keys, open a browser or ask a server: only their syntax is looked at."""


class Block(NamedTuple):
    """A fenced block of a document."""

    document: str
    line: int
    kind: str
    text: str


def blocks(kind: str) -> list[Any]:
    return list(_blocks(kind))


def _blocks(kind: str) -> Iterator[Any]:
    for document in DOCUMENTS:
        text = (ROOT / document).read_text(encoding="utf-8")
        for found in BLOCK.finditer(text):
            if found[1] == kind:
                line = text[: found.start()].count("\n") + 1
                yield pytest.param(Block(document, line, kind, found[2]), id=f"{document}:{line}")


@pytest.fixture
def bash(tmp_path: Path) -> "Bash":
    """Bash in an empty folder, with this very kdg over the packaged knowledge."""
    return Bash(tmp_path)


class Bash:
    def __init__(self, folder: Path) -> None:
        kdg = folder / "bin" / "kdg"
        kdg.parent.mkdir()
        kdg.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kdg "$@"\n')
        kdg.chmod(0o755)
        self._folder = folder / "here"
        self._folder.mkdir()
        self._env = surroundings(
            {
                "KDG_FILE": None,
                "HOME": str(folder),
                "XDG_CONFIG_HOME": str(folder / "config"),
                "PATH": f"{kdg.parent}{os.pathsep}{os.environ['PATH']}",
            }
        )

    def __call__(self, script: str, *options: str) -> tuple[int, str]:
        """Exit code, and standard output and error together."""
        if shutil.which("bash") is None:
            pytest.skip("bash is not installed")
        done = subprocess.run(
            ["bash", *options, "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self._folder,
            env=self._env,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout.decode()


def skip_without_tools(script: str) -> None:
    """Skip where a program behind a pipe is not installed; what stands in quotes is no program."""
    for tool in re.findall(r"\| *(\w+)", re.sub(r"'[^']*'", "", script)):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")


def drawn(command: str) -> str:
    """What a terminal shows for one kdg command."""
    words = shlex.split(command, comments=True)
    env = {"KDG_FILE": None, "COLUMNS": str(COLUMNS), "LINES": str(ROWS), "NO_COLOR": "1"}
    _, out, err = call(words[1:], env=env, tty=True)
    return (out + err).decode()


def shown(block: Block, bash: "Bash") -> str:
    """A ```console block as it really is."""
    lines = []
    for line in block.text.splitlines():
        if not line.startswith("$ "):
            continue
        command = line.removeprefix("$ ")
        lines.append(f"{line}\n")
        bare = shlex.split(command, comments=True)[:1] == ["kdg"] and not NEEDS_A_SHELL.search(command)
        lines.append(drawn(command) if bare else bash(command)[1])
    return "".join(lines)


@pytest.mark.parametrize("block", blocks("console"))
def test_a_command_shows_what_the_document_shows(block: Block, bash: "Bash", request: pytest.FixtureRequest) -> None:
    skip_without_tools(block.text)
    really = shown(block, bash)
    if request.config.getoption("--update-golden"):
        path = ROOT / block.document
        before = path.read_text(encoding="utf-8")
        fence = "```console\n"
        path.write_text(before.replace(f"{fence}{block.text}```", f"{fence}{really}```"), encoding="utf-8")
        return
    assert block.text.startswith("$ ")
    assert block.text == really


@pytest.mark.parametrize("block", blocks("sh"))
def test_a_command_works(block: Block, bash: "Bash") -> None:
    assert bash(block.text, "-n") == (0, ""), "not even the syntax"
    if INSTALLS.search(block.text):
        pytest.skip("installation is proved by scripts/check_install.sh")
    if NEEDS_SOMEBODY.search(block.text):
        return
    skip_without_tools(block.text)
    code, said = bash(block.text, "-e", "-u", "-o", "pipefail")
    assert code == 0, said


# Tables.


def rows(text: str) -> list[list[str]]:
    """The rows of all tables, without heads and rules; a `|` in code is written `\\|`."""
    lines = re.findall(r"^\| (.*) \|$", text, re.MULTILINE)
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)] for line in lines]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_the_exit_codes_are_all_there(name: str) -> None:
    text = read(name)
    codes = [int(row[0]) for row in rows(text) if row[0].isdecimal()]
    assert codes == [int(code) for code in ExitCode if code is not ExitCode.CLOSED_PIPE]
    assert str(int(ExitCode.CLOSED_PIPE)) in text


@pytest.mark.parametrize("name", READMES)
def test_the_commands_are_all_there_in_the_order_of_the_help(name: str) -> None:
    named = [found[1] for row in rows(read(name)) if (found := re.match(r"`kdg ([a-z]+)", row[0]))]
    assert list(dict.fromkeys(named)) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_an_example(name: str) -> None:
    said = build([name]).commands[name].help or ""
    assert re.search(rf"^  kdg {name}\b", said, re.MULTILINE), f"no example of kdg {name}"
    assert said.splitlines()[0].endswith(".")


def examples() -> list[str]:
    found = []
    for name in COMMANDS:
        said = build([name]).commands[name].help or ""
        found += [line.strip() for line in said.splitlines() if line.startswith("  kdg ")]
    return found


@pytest.mark.parametrize("line", examples())
def test_an_example_of_the_help_is_no_wrong_usage(
    line: str, kdg: Kdg, bash: "Bash", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if NEEDS_SOMEBODY.search(line):
        assert bash(line, "-n") == (0, "")
        return
    skip_without_tools(line)
    if NEEDS_A_SHELL.search(line):
        code, said = bash(line, "-u", "-o", "pipefail")
    else:
        monkeypatch.chdir(tmp_path)
        code, _, said = kdg(*shlex.split(line)[1:], file="", env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert code not in (ExitCode.USAGE, ExitCode.FAULT), said


KEYS: dict[str, type[contract.Item]] = {
    **{kind: document.item for kind, document in ENTRIES.items() if document.item},
    "note": contract.NoteItem,
    "timeline": contract.TimelineItem,
    "problem": contract.ProblemItem,
}


def keys(table: str) -> list[str]:
    """What stands as code in the first column."""
    return [key for row in rows(table) for key in re.findall(r"`(\w+)`", row[0])]


def sections() -> dict[str, str]:
    parts = re.split(r"^## (.+)\n", read("docs/json.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", KEYS)
def test_docs_name_every_key(name: str) -> None:
    assert sorted(keys(sections()[name])) == sorted(KEYS[name].__struct_fields__)


def test_docs_name_every_key_of_a_hit() -> None:
    hit, match = sections()["hit"].split("| key of `match` |")
    assert sorted(keys(hit)) == sorted(contract.HitItem.__struct_fields__)
    assert sorted(keys(f"| `match` |{match}")) == sorted((*contract.MatchItem.__struct_fields__, "match"))


def test_docs_say_what_each_command_prints(kdg: Kdg) -> None:
    table = {row[0].strip("`"): re.findall(r"`([\w]+)`", row[1]) for row in rows(read("docs/json.md").split("## ")[0])}
    asked = {name: kinds for name, kinds in table.items() if name in COMMANDS and name != "search"}
    assert len(asked) >= 7
    for name, kinds in asked.items():
        assert json.loads(kdg(name, "--json", file="").out)["kind"] in kinds


def test_the_two_commands_of_the_set_up_are_one_line_each() -> None:
    text = read("README.md")
    set_up = [block for kind, block in BLOCK.findall(text) if kind == "sh" and "venv" in block]
    assert [block.count("\n") for block in set_up] == [1, 1]
    assert set_up[0].endswith("kdg show 1 && .venv/bin/kdg search O2O\n")
    assert set_up[1].endswith("pytest\n")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    text = BLOCK.sub("", read(name))
    for target in re.findall(r"\[[^\]]*\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert ((ROOT / name).parent / target).exists(), f"{name} points to {target}"
