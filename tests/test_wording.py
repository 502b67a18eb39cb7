"""kdg's own words: every row is there for whatever may ask for it, and none is there for nothing."""

from typing import get_args

import pytest

from asked import real_asked, small_asked
from kdg import wording
from kdg.fields import RANK
from kdg.hits import How
from kdg.library import BUILTIN_KINDS
from kdg.model import Basis, Level, Origin, SourceKind
from kdg.wording import Wording
from running import REAL, SMALL, Terminal

ROWS = [line.split("|")[0].strip() for line in wording._ROWS.strip().splitlines()]  # noqa: SLF001 - the rows themselves
NAMED = {
    *(name for name in get_args(How) if name != "contains"),  # contains_match
    *get_args(Level),
    *get_args(Basis),
    *(name for name in get_args(Origin) if name != "document"),  # has no mark
    *get_args(SourceKind),
    *BUILTIN_KINDS,
    *(f"f_{name}" for name in RANK),
}
"""Rows that are asked for by the name of what they say: an entry's kind, a searched field, the level of a note."""


def test_a_row_stands_once_in_three_languages() -> None:
    assert len(ROWS) == len(set(ROWS))
    for line in wording._ROWS.strip().splitlines():  # noqa: SLF001 - the rows themselves
        assert len([part for part in line.split("|") if part.strip()]) == 4, line


@pytest.mark.parametrize("name", sorted(NAMED))
def test_what_is_asked_for_by_name_has_a_row(name: str) -> None:
    assert name in ROWS, f"give {name} a row in wording._ROWS"


def test_every_row_is_asked_for(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    say = Wording.__call__

    def noted(self: Wording, key: str, *parts: object, **named: object) -> str:
        asked.add(key)
        return say(self, key, *parts, **named)

    monkeypatch.setattr(Wording, "__call__", noted)
    for file, questions in ((SMALL, small_asked()), (REAL, real_asked())):
        for args in questions.values():
            assert terminal(*args, file=file).code == 0
            assert terminal(*args, "--lang", "en", columns=50, file=file).code == 0
        assert terminal("export", "html", "--lang", "en", file=file).code == 0
        assert terminal("export", "md", "1", file=file).code == 0
    for question in (("search", "クラウト"),):
        assert terminal(*question, file=REAL).code == 0
    assert sorted(set(ROWS) - asked - NAMED) == [], "nothing asks for these rows of wording._ROWS: take them out"
