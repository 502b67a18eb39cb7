"""What a handout is made of: headings, paragraphs, list items, tables. Their texts are data, never markup."""

from typing import Literal, TypeAlias

import msgspec

Style: TypeAlias = Literal["", "strong", "em", "number", "address"]


class Run(msgspec.Struct, frozen=True):
    """A stretch of text. `lang` is set where it differs from its block's; `ref` is the id of what it names."""

    text: str
    style: Style = ""
    lang: str = ""
    ref: str = ""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, a paragraph or a list item.

    `level` is a heading's rank, or how many lists a paragraph or item stands in. `number` makes it an item of the
    numbered list. `cites` are numbers of sources, printed at its end. `id`, `css` and `find` (words that a
    filter finds it by) are for the page.
    """

    kind: Literal["heading", "text", "item"]
    runs: tuple[Run, ...]
    lang: str
    level: int = 0
    number: int = 0
    cites: tuple[int, ...] = ()
    id: str = ""
    css: str = ""
    find: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table; a run's language is its cell's."""

    cells: tuple[Run, ...]
    id: str = ""
    css: str = ""
    find: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table with a heading row."""

    head: tuple[Run, ...]
    rows: tuple[Row, ...]
    css: str = ""


Part: TypeAlias = Block | Table
