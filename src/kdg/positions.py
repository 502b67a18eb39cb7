"""Where in a TOML text a value stands. The only home of tree_sitter; `kdg.check` alone imports it.

Floor 1, pure. tree-sitter goes on after an error and knows the place of every node, but counts
columns in bytes and takes a key twice: places are turned into characters here, and what is TOML
is for tomli to judge.
"""

import json
from collections.abc import Iterator, Sequence

import msgspec
import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from kdg.rules import Where

_PARSER = Parser(Language(tree_sitter_toml.language()))
_KEYS = ("bare_key", "quoted_key", "dotted_key")
_HEADERS = ("table", "table_array_element")

MAX_DEPTH = 64
"""Nothing deeper is indexed: no key of a knowledge file hangs deeper than ten."""

Place = tuple[int, int]
"""Line and column, both from 1; columns count characters."""


class Repeat(msgspec.Struct, frozen=True):
    """A key or table that stands a second time. `rows` are its lines from 0, `columns` its ends in characters."""

    key: str
    place: Place
    first: Place
    rows: tuple[int, int]
    columns: tuple[int, int]
    header: bool


class Positions:
    """The places of one TOML text, by the way to a value in the parsed file."""

    def __init__(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        self._lines = data.split(b"\n")
        self._keys: dict[Where, Node] = {}
        self._values: dict[Where, Node] = {}
        self._counts: dict[Where, int] = {}
        self._repeats: list[tuple[Where, Node, Node, Node]] = []
        self._whole = _PARSER.parse(data)  # nodes die with their tree
        for statement in _statements(self._whole.root_node):
            if statement.type == "pair":
                self._pair(statement, (), 0)
            else:
                self._table(statement)

    def at(self, where: Where, *, key: bool = False) -> Place:
        """The place of a value, or of its key; of the nearest thing around it that has one."""
        if key and where in self._keys:
            return self._place(self._keys[where])
        while where:
            found = self._values.get(where) or self._keys.get(where)
            if found is not None:
                return self._place(found)
            where = where[:-1]
        return 1, 1

    def repeat_in(self, row: int) -> Repeat | None:
        """The key or table on a line (from 0) that stood before; the last one if there are several."""
        for where, node, key, first in reversed(self._repeats):
            if node.start_point.row <= row <= (key if node.type in _HEADERS else node).end_point.row:
                return Repeat(
                    key=".".join(str(part) for part in where if isinstance(part, str))
                    if node.type in _HEADERS
                    else str(where[-1]),
                    place=self._place(key),
                    first=self._place(first),
                    rows=(node.start_point.row, node.end_point.row),
                    columns=(self._column(node.start_point), self._column(node.end_point)),
                    header=node.type in _HEADERS,
                )
        return None

    def _place(self, node: Node) -> Place:
        return node.start_point.row + 1, self._column(node.start_point)

    def _column(self, point: Sequence[int]) -> int:
        row, column = point
        return len(self._lines[row][:column].decode("utf-8", "replace")) + 1

    def _table(self, table: Node) -> None:
        key = next((child for child in table.named_children if child.type in _KEYS), None)
        if key is None:
            return
        parts = _parts(key)
        where: Where = ()
        for part in parts[:-1]:
            where = self._inside((*where, part))
            self._keys.setdefault(where, key)
        where = (*where, parts[-1])
        if table.type == "table_array_element":
            self._keys.setdefault(where, key)
            index = self._counts.get(where, 0)
            self._counts[where] = index + 1
            where = (*where, index)
        elif (first := self._keys.get(where)) is not None:
            self._repeats.append((where, table, key, first))
        self._keys.setdefault(where, key)
        self._values.setdefault(where, table)
        for pair in _statements(table):
            self._pair(pair, where, 0)

    def _inside(self, where: Where) -> Where:
        """Below a list of tables a header means its last table."""
        count = self._counts.get(where)
        return (*where, count - 1) if count else where

    def _pair(self, pair: Node, where: Where, depth: int) -> None:
        children = [child for child in pair.named_children if child.type not in ("ERROR", "comment")]
        if not children or children[0].type not in _KEYS or depth > MAX_DEPTH:
            return
        key = children[0]
        segments = list(_segments(key))
        for segment, part in zip(segments, _parts(key), strict=True):
            where = (*where, part)
            if segment is segments[-1] and where in self._keys:
                self._repeats.append((where, pair, key, self._keys[where]))
            self._keys.setdefault(where, segment)
        if len(children) > 1:
            self._values.setdefault(where, children[-1])
            self._value(children[-1], where, depth + 1)

    def _value(self, value: Node, where: Where, depth: int) -> None:
        if depth > MAX_DEPTH:
            return
        if value.type == "inline_table":
            for pair in _statements(value):
                self._pair(pair, where, depth)
        elif value.type == "array":
            elements = (child for child in value.named_children if child.type not in ("ERROR", "comment"))
            for index, element in enumerate(elements):
                self._values.setdefault((*where, index), element)
                self._value(element, (*where, index), depth + 1)


def _statements(node: Node) -> Iterator[Node]:
    """The pairs and tables directly in a node, those inside of errors too."""
    for child in node.named_children:
        if child.type == "pair" or child.type in _HEADERS:
            yield child
        elif child.type == "ERROR":
            yield from (inner for inner in child.named_children if inner.type == "pair")


def _segments(key: Node) -> list[Node]:
    """The parts of a dotted key, from the left; a loop, since the tree leans to the left."""
    found: list[Node] = []
    while key.type == "dotted_key" and len(found) < MAX_DEPTH:
        first, *rest = [child for child in key.named_children if child.type in _KEYS]
        found += reversed(rest)
        key = first
    return [key, *reversed(found)]


def _parts(key: Node) -> list[str]:
    return [_name(segment) for segment in _segments(key)]


def _name(segment: Node) -> str:
    text = (segment.text or b"").decode("utf-8", "replace")
    if segment.type == "bare_key":
        return text
    if text.startswith('"') and "\\" in text:
        try:
            return str(json.loads(text))
        except ValueError:
            return text[1:-1]
    return text[1:-1]
