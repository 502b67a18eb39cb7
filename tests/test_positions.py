"""Where a value stands: every value of the real file, and the shapes that TOML allows."""

import tomllib
from collections.abc import Iterator

import pytest

from kdg.positions import Positions
from kdg.rules import Where
from running import REAL, SMALL

TEXT = """\
title.ja = "題" # 名
"quoted key" = 1
plan = { title = { ja = "計画", en = "x" }, list = [1, { a = 2 }, [3, 4]] }

[[nodes]]
id = "1"
[nodes.deep]
x = 1
[[nodes.notes]]
level = "a"
[[nodes.notes]]
level = "b"

[[nodes]]
id = "2"
aliases = [
  "一", # first
  "二",
]
[[nodes.notes]]
level = "c"
"""


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (("title",), (1, 1)),
        (("title", "ja"), (1, 12)),
        (("quoted key",), (2, 16)),
        (("plan", "title", "ja"), (3, 25)),
        (("plan", "title", "en"), (3, 36)),
        (("plan", "list", 0), (3, 51)),
        (("plan", "list", 1, "a"), (3, 60)),
        (("plan", "list", 2, 1), (3, 69)),
        (("nodes", 0), (5, 1)),
        (("nodes", 0, "id"), (6, 6)),
        (("nodes", 0, "deep", "x"), (8, 5)),
        (("nodes", 0, "notes", 0, "level"), (10, 9)),
        (("nodes", 0, "notes", 1, "level"), (12, 9)),
        (("nodes", 1, "aliases", 1), (18, 3)),
        (("nodes", 1, "notes", 0, "level"), (21, 9)),
        (("nodes", 1, "title", "ja"), (14, 1)),  # missing: the entry that it is missing from
        (("nothing",), (1, 1)),
    ],
    ids=str,
)
def test_a_value_has_a_line_and_a_column_in_characters(where: Where, place: tuple[int, int]) -> None:
    assert Positions(TEXT).at(where) == place


def test_a_key_has_its_own_place() -> None:
    positions = Positions(TEXT)
    assert positions.at(("title", "ja"), key=True) == (1, 7)
    assert positions.at(("plan", "title", "en"), key=True) == (3, 31)


def leaves(value: object, where: Where = ()) -> Iterator[tuple[Where, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*where, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*where, index))
    else:
        yield where, value


@pytest.mark.parametrize("path", [REAL, SMALL], ids=["real", "small"])
def test_every_value_of_a_file_is_where_it_is_said_to_be(path: object) -> None:
    text = (REAL if path == REAL else SMALL).read_text(encoding="utf-8")
    positions, lines = Positions(text), text.split("\n")
    count = 0
    for where, value in leaves(tomllib.loads(text)):
        line, column = positions.at(where)
        there = lines[line - 1][column - 1 :]
        begins = f'"{value[:1]}' if isinstance(value, str) else str(value).lower()
        assert there.startswith(begins.replace('""', '"\\"')), where
        count += 1
    assert count > 100


@pytest.mark.parametrize(
    ("text", "key", "place", "first"),
    [
        ("a = 1\nb = 2\na = 3", "a", (3, 1), (1, 1)),
        ("[t]\nx.y = 1\nx.y = 2", "y", (3, 1), (2, 3)),
        ("t = { あ = 1 }\nu = { b = 1, b = 2 }".replace("あ", '"あ"'), "b", (2, 14), (2, 7)),
        ("[a]\n[b]\n[a]", "a", (3, 2), (1, 2)),
        ("[[a]]\n[a.b]\n[[a]]\n[a.b]\n[a.b]", "a.b", (5, 2), (4, 2)),
    ],
)
def test_what_stands_twice_is_found_with_where_it_stood_first(
    text: str, key: str, place: tuple[int, int], first: tuple[int, int]
) -> None:
    repeat = Positions(text).repeat_in(place[0] - 1)
    assert repeat is not None
    assert (repeat.key, repeat.place, repeat.first) == (key, place, first)


def test_positions_go_on_after_an_error_and_survive_depth() -> None:
    assert Positions('a ＝ 1\n[[t]]\nid = "x"').at(("t", 0, "id")) == (3, 6)
    assert Positions("a." * 5000 + "b = 1").at(("a",)) == (1, 1)
    assert Positions("a = " + "[" * 5000).at(("b",)) == (1, 1)
