"""Colour and links: the whole table of who decides, and what decided colour looks like."""

import itertools
import re
from pathlib import Path

import pytest

from asked import small_asked
from kdg.output import in_colour
from running import Kdg, Terminal

OPTIONS = (None, "always", "auto", "never")
NO_COLOR = (None, "", "1", "0")
FORCING = (None, "", "0", "1", "3")
TERMS = ("xterm-256color", "dumb", None)

TABLE = list(itertools.product(OPTIONS, NO_COLOR, FORCING, FORCING, TERMS, (True, False)))


def wanted(
    option: str | None,
    no_color: str | None,
    clicolor_force: str | None,
    force_color: str | None,
    term: str | None,
    tty: bool,
) -> bool:
    """The promise: --color > NO_COLOR (non-empty) > CLICOLOR_FORCE, FORCE_COLOR (0 is off) > terminal, TERM=dumb."""
    if option == "always":
        return True
    if option == "never":
        return False
    if no_color not in (None, ""):
        return False
    if clicolor_force in ("1", "3") or force_color in ("1", "3"):
        return True
    if clicolor_force == "0" or force_color == "0":
        return False
    return tty and term != "dumb"


def test_the_table_is_whole() -> None:
    assert len(TABLE) == 4 * 4 * 5 * 5 * 3 * 2
    assert sum(wanted(*row) for row in TABLE) not in (0, len(TABLE))


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("tty", [True, False])
def test_who_decides(option: str | None, tty: bool) -> None:
    for row in TABLE:
        if row[0] == option and row[5] == tty:
            _, no_color, clicolor, force, term, _ = row
            names = ("NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM")
            values = (no_color, clicolor, force, term)
            environment = {name: value for name, value in zip(names, values, strict=True) if value is not None}
            assert in_colour(option, environment, terminal=tty) is wanted(*row), row


ROWS = [
    # option, environment, terminal → drawn (else plain), escape sequences, links
    (None, {}, True, True, True, True),
    (None, {"NO_COLOR": "1"}, True, True, False, False),
    (None, {"NO_COLOR": ""}, True, True, True, True),
    (None, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, True, False, False),
    (None, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, True, False, False),
    (None, {"FORCE_COLOR": "0"}, True, True, False, False),
    (None, {"CLICOLOR_FORCE": "0"}, True, True, False, False),
    (None, {"TERM": "dumb"}, True, True, False, False),
    (None, {"TERM": "dumb", "FORCE_COLOR": "1"}, True, True, True, False),
    ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True, True, False),
    ("never", {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, True, False, False),
    ("auto", {"NO_COLOR": "1"}, True, True, False, False),
    ("auto", {}, True, True, True, True),
    (None, {}, False, False, False, False),
    (None, {"FORCE_COLOR": "1"}, False, False, False, False),
    (None, {"CLICOLOR_FORCE": "1"}, False, False, False, False),
    (None, {"NO_COLOR": "1"}, False, False, False, False),
    ("always", {}, False, True, True, False),
    ("always", {"NO_COLOR": "1"}, False, True, True, False),
    ("auto", {}, False, False, False, False),
    ("never", {"FORCE_COLOR": "1"}, False, False, False, False),
]


@pytest.mark.parametrize(("option", "env", "tty", "drawn", "colour", "links"), ROWS)
def test_what_an_answer_looks_like(
    kdg: Kdg,
    terminal: Terminal,
    option: str | None,
    env: dict[str, str | None],
    tty: bool,
    drawn: bool,
    colour: bool,
    links: bool,
) -> None:
    args = ["sources", "1", *(["--color", option] if option else [])]
    ran = terminal(*args, colour=True, env=env) if tty else kdg(*args, env=env)
    assert (ran.code, ran.err) == (0, "")
    assert ("\t" not in ran.out) is drawn
    assert ("\x1b]8;" in ran.out) is links
    bold = terminal("show", "1", *args[2:], colour=True, env=env) if tty else kdg("show", "1", *args[2:], env=env)
    assert ("\x1b[1m" in bold.out) is colour
    if not colour:
        assert "\x1b" not in ran.out + bold.out


@pytest.mark.parametrize("name", small_asked())
def test_without_its_escapes_a_coloured_screen_is_the_plain_one(terminal: Terminal, name: str) -> None:
    args = small_asked()[name]
    coloured = terminal(*args, colour=True)
    plain = terminal(*args)
    assert re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", coloured.out) == plain.out
    assert terminal(*args, colour=True) == coloured  # no random link ids


@pytest.mark.parametrize("name", small_asked())
def test_nothing_is_dim_and_nothing_is_coloured_to_be_read(terminal: Terminal, name: str) -> None:
    styles = set(re.findall(r"\x1b\[([0-9;]*)m", terminal(*small_asked()[name], colour=True).out))
    # The bars of a timeline: black on a light ground, beside their signs.
    bars = {f"30;{ground}" for ground in (42, 46, 47, 102, 106, 107)} if name.startswith("timeline") else set()
    assert styles <= {"0", "1"} | bars, "bold is the only style: grey, blue and yellow disappear on a projector"


def test_titles_are_bold_and_addresses_are_links(terminal: Terminal) -> None:
    assert terminal("show", "2", colour=True).out.startswith("2  \x1b[1mRiigipilv [draft] :smile:\x1b[0m  2024\n")
    out = terminal("sources", "1", colour=True).out
    link = re.search(r"\x1b\]8;([^;]*);(https://www\.mkm\.example/arengukava)\x1b\\([^\x1b]*)\x1b\]8;;\x1b\\", out)
    assert link is not None
    assert link[3] == link[2]


def test_matched_letters_are_bold(terminal: Terminal) -> None:
    out = terminal("search", "sõltumatut", colour=True).out
    assert "\x1b[1msõltumatut\x1b[0m" in out


def test_messages_have_no_colour(kdg: Kdg, tmp_path: Path) -> None:
    for args in (("bogus",), ("show", "zzzzqq"), ("list", "--nosuch")):
        for env in ({"FORCE_COLOR": "1"}, {"CLICOLOR_FORCE": "1"}, {"PY_COLORS": "1"}, {"GITHUB_ACTIONS": "true"}):
            assert "\x1b" not in kdg(*args, env=env, file=None).err
    assert "\x1b" not in kdg("--help", env={"FORCE_COLOR": "1", "GITHUB_ACTIONS": "1"}).out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "tsv", "md"])
def test_a_named_format_never_has_an_escape(kdg: Kdg, terminal: Terminal, form: str) -> None:
    for name, args in small_asked().items():
        wish = (*args, "--format", form, "--color", "always")
        assert "\x1b" not in kdg(*wish).out, name
        assert terminal(*wish, colour=True, columns=20) == kdg(*wish), name


def test_fields_are_records_on_a_terminal_too(kdg: Kdg, terminal: Terminal) -> None:
    wanted_ = (0, "1\tDigiriik igaühele\n2\tRiigipilv [draft] :smile:\n", "")
    assert terminal("list", "--fields", "id,title", colour=True) == wanted_
    assert kdg("list", "--fields", "id,title", "--color", "always") == wanted_
