"""What Tab offers: in this process, and as each shell asks for it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kdg import completion
from kdg.cli import build
from kdg.commands import COMMANDS
from running import DATA, SMALL, surroundings


def tab(
    *words: str, shell: str = "bash", env: dict[str, str | None] | None = None, file: Path | str = SMALL
) -> list[str]:
    """What a shell is told for a command line whose last word is being typed."""
    line = " ".join(["kdg", *words])
    asked: dict[str, str | None] = {"_KDG_COMPLETE": f"complete_{shell}", "COMP_WORDS": line, "COMP_WORD": words[-1]}
    done = subprocess.run(
        [sys.executable, "-m", "kdg"],
        capture_output=True,
        env=surroundings({**asked, **(env or {})}, file),
        timeout=60,
        check=False,
    )
    assert done.stderr == b""
    return [line for line in done.stdout.decode().splitlines() if line]


def test_commands() -> None:
    assert tab("") == list(COMMANDS)
    assert tab("s") == [name for name in COMMANDS if name.startswith("s")]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (
            ("show", ""),
            [
                "1",
                "1.1",
                "1.2",
                "2",
                "2.1",
                "2.2",
                "x-tee",
                "riigipilv",
                "pindala",
                "rahvaarv",
                "egdi-2020",
                "iseseisvus",
                "e-valimised",
            ],
        ),
        (("show", "1."), ["1.1", "1.2"]),
        (("show", "e"), ["egdi-2020", "e-valimised"]),
        (("show", "E"), ["Esimesed\\ e-valimised"]),
        (("show", "Rah"), ["Rahvaarv", "Rahvastik\\ 2020"]),
        (("show", "zzz"), []),
        (("terms", ""), ["x-tee", "riigipilv"]),
        (("profile", ""), ["pindala", "rahvaarv", "egdi-2020", "iseseisvus"]),
        (("notes", "2"), ["2", "2.1", "2.2"]),
        (("sources", "2."), ["2.1", "2.2"]),
        (("list", "--lang", ""), ["et", "en"]),
        (("--lang", "e"), ["et", "en"]),
        (("list", "--color", "a"), ["always", "auto"]),
        (("list", "--format", ""), ["text", "json", "jsonl", "csv", "tsv", "md"]),
        (("list", "--format", "j"), ["json", "jsonl"]),
        (("search", "--kind", ""), ["siht", "meede", "term", "fact", "event", "source"]),
        (("search", "--kind", "t"), ["term"]),
        (("notes", "--fields", "s"), ["source_value", "short", "sources"]),
        (("notes", "--fields", "of,le"), ["of,level"]),
        (("list", "--js"), ["--json"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bash_is_offered(words: tuple[str, ...], offered: list[str]) -> None:
    assert tab(*words) == offered


def test_zsh_and_fish_are_told_the_titles_as_they_stand() -> None:
    said = "\n".join(tab("show", "2", shell="zsh"))
    assert "Riigipilv [draft]" in said
    assert "[/x] [bold]Andmesaatkond[/bold]" in said
    said = "\n".join(tab("show", "2", shell="fish"))
    assert "2\tRiigipilv [draft] :smile:" in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_that_turns_completion_on(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kdg"],
        capture_output=True,
        env=surroundings({"_KDG_COMPLETE": f"source_{shell}"}),
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"_KDG_COMPLETE" in done.stdout


@pytest.mark.parametrize("file", ["/nowhere.toml", str(DATA / "broken" / "bom.toml"), "-"])
def test_a_broken_or_missing_file_offers_nothing_and_says_nothing(file: str) -> None:
    for words in (("show", ""), ("terms", ""), ("profile", ""), ("list", "--lang", ""), ("search", "--kind", "")):
        assert tab(*words, file=file) == []


def test_the_file_on_the_command_line_is_the_one_asked(real: Path) -> None:
    assert tab("--file", str(real), "terms", "o2") == ["o2o"]
    assert tab("terms", "--file", str(real), "o2") == ["o2o"]
    assert tab("show", "--file", "/nowhere.toml", "") == []


def test_real_ids_survive_every_shell(real: Path) -> None:
    offered = tab("show", "", file=real)
    assert len(offered) == len(set(offered)) > 150
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-") for name in offered)
    assert tab("show", "1.2", file=real) == ["1.2", "1.2.1", "1.2.2", "1.2.3"]


def test_a_title_being_typed_is_completed(real: Path) -> None:
    assert tab("terms", "O2O", file=real) == ["O2O行政"]
    assert tab("terms", "o2", file=real) == ["o2o"]
    assert "ゼロ・ストップ" in tab("terms", "ゼロ", file=real)


class _Context:
    """What Typer hands to a completer."""

    def __init__(self, **params: str) -> None:
        self.params = params
        self.parent = None
        self.info_name = "list"


def test_offers_come_with_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KDG_FILE", str(SMALL))
    context: Any = _Context()
    assert completion.facts(context, "r") == [("rahvaarv", "Rahvaarv")]
    assert completion.terms(context, "x") == [("x-tee", "X-tee")]
    assert completion.references(context, "2.2") == [("2.2", "Kolm sõltumatut keskust")]
    assert completion.languages(context, "") == ["et", "en"]
    assert completion.fields(context, "id,ti") == ["id,title"]


def test_every_command_builds_alone_and_together() -> None:
    for name in COMMANDS:
        assert list(build([name]).commands) == [name]
    assert list(build(list(COMMANDS)).commands) == list(COMMANDS)
