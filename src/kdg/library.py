"""The knowledge with its look-ups: what hangs where, and who refers to whom.

Floor 1, pure. Indexes are built when first asked for, so that a command pays only for what it uses.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

import msgspec

from kdg.model import (
    TABLE_OF,
    TABLES,
    AnyEntry,
    Event,
    Knowledge,
    Node,
    Note,
    Source,
    Text,
    Worded,
    sources_of,
    terms_of,
)

BUILTIN_KINDS = tuple(table.kind for table in sorted(TABLES, key=lambda table: table.rank) if table.entry is not Node)
"""Kinds of entries that are no nodes; a file's own kinds may not take these names."""


LINE_COLUMNS = 64
"""A title wider than this is a long one: beside its number and guides it would fold at 80 columns."""


def columns(text: str) -> int:
    """Terminal columns of a text, near enough to call it long: everything from Hangul Jamo up counts two."""
    return sum(2 if char > "\u10ff" else 1 for char in text)


def parent_id(node_id: str) -> str:
    """The id that a node hangs on, "" for one at the top: 1.2.2 hangs on 1.2."""
    return node_id.rpartition(".")[0]


def number(node_id: str) -> tuple[int, ...]:
    """The sort key of a node: 3.2 comes before 3.10."""
    return tuple(int(part) for part in node_id.split("."))


class Folded(msgspec.Struct, frozen=True):
    """Names and texts as they are searched, entry by entry in the order of `Library.entries`."""

    names: list[str]
    r"""Each entry's names folded, one a line, so that \nword\n is a whole name."""
    name_ranks: list[bytes]
    """Each name's rank among the fields (`kdg.fields.RANK`)."""
    texts: list[str]
    text_ranks: list[bytes]


def _not_folded() -> Folded | None:
    return None


class Library:
    """One knowledge file, ready to be asked. Lists are in file order unless said otherwise."""

    def __init__(self, knowledge: Knowledge, folded: Callable[[], Folded | None] = _not_folded) -> None:
        """`folded` brings what was folded when kdg was built, or None; only search asks for it."""
        self.knowledge = knowledge
        self.folded = folded

    @property
    def language(self) -> str:
        """The file's own language, in which every text exists."""
        return self.knowledge.languages[0]

    @cached_property
    def by_id(self) -> dict[str, AnyEntry]:
        """Every entry by its id."""
        return {entry.id: entry for entry in self.entries()}

    def entries(self) -> Iterator[AnyEntry]:
        """Every entry, table by table, each in file order."""
        for table in TABLES:
            yield from table.of(self.knowledge)

    @property
    def size(self) -> int:
        """How many entries there are."""
        return sum(len(table.of(self.knowledge)) for table in TABLES)

    @staticmethod
    def kind_of(entry: AnyEntry) -> str:
        """The kind as JSON and `--kind` name it: the file's own for a node, else the table's."""
        return entry.kind if isinstance(entry, Node) else TABLE_OF[type(entry)].kind

    @cached_property
    def kind_names(self) -> list[str]:
        """What `--kind` takes: the file's own kinds from the top of the tree down, then the others."""
        return [kind.id for kind in self.knowledge.kinds] + list(BUILTIN_KINDS)

    @cached_property
    def _children(self) -> dict[str, list[Node]]:
        below: dict[str, list[Node]] = defaultdict(list)
        for node in self.knowledge.nodes:
            below[parent_id(node.id)].append(node)
        for siblings in below.values():
            siblings.sort(key=lambda node: number(node.id))
        return dict(below)

    def children(self, node_id: str = "") -> list[Node]:
        """The nodes directly below one, by number; without an id those at the top."""
        return self._children.get(node_id, [])

    def branch(self, node: Node, depth: int | None = None) -> Iterator[Node]:
        """A node and what hangs below it, `depth` levels of that or all, in the order of the tree."""
        deepest = None if depth is None else node.id.count(".") + depth
        waiting = [node]
        while waiting:
            node = waiting.pop()
            yield node
            if deepest is None or node.id.count(".") < deepest:
                waiting += reversed(self.children(node.id))

    def parents(self, entry: AnyEntry) -> list[Node]:
        """The nodes above a node, the top one first; an event's strategy; else none."""
        above: list[Node] = []
        over = entry.strategy if isinstance(entry, Event) else parent_id(entry.id) if isinstance(entry, Node) else ""
        while over:
            node = self.by_id.get(over)
            if isinstance(node, Node):
                above.append(node)
            over = parent_id(over)
        return above[::-1]

    def contents(self, node_id: str) -> dict[str, int]:
        """How many nodes of each kind hang below one, kinds in the file's order."""
        count: dict[str, int] = dict.fromkeys((kind.id for kind in self.knowledge.kinds), 0)
        for child in self.children(node_id):
            for node in self.branch(child):
                count[node.kind] = count.get(node.kind, 0) + 1
        return {kind: many for kind, many in count.items() if many}

    @cached_property
    def _used_by(self) -> dict[str, list[AnyEntry]]:
        users: dict[str, list[AnyEntry]] = defaultdict(list)
        for table in sorted(TABLES, key=lambda table: table.entry is not Node):
            for entry in table.of(self.knowledge):
                for term in terms_of(entry):
                    users[term].append(entry)
        return dict(users)

    def used_by(self, term_id: str) -> list[AnyEntry]:
        """The nodes, then the other entries, that use a glossary term."""
        return self._used_by.get(term_id, [])

    @cached_property
    def _supports(self) -> dict[str, list[AnyEntry]]:
        resting: dict[str, list[AnyEntry]] = defaultdict(list)
        for entry in self.entries():
            cited = [*sources_of(entry), *(source for note in entry.notes for source in note.sources)]
            for source in dict.fromkeys(cited):
                resting[source].append(entry)
        return dict(resting)

    def supports(self, source_id: str) -> list[AnyEntry]:
        """The entries that rest on a source, directly or through a note."""
        return self._supports.get(source_id, [])

    def cited(self, entry: AnyEntry) -> list[Source]:
        """What an entry and the notes on it rest on, the document's own links first, each once; a source is its own."""
        if isinstance(entry, Source):
            return [entry]
        names = [*entry.sources, *(name for note, _ in self.notes_on(entry) for name in note.sources)]
        found = [source for name in dict.fromkeys(names) if isinstance(source := self.by_id.get(name), Source)]
        return sorted(found, key=lambda source: not source.in_document)

    @cached_property
    def _also(self) -> dict[str, list[tuple[Note, AnyEntry]]]:
        further: dict[str, list[tuple[Note, AnyEntry]]] = defaultdict(list)
        for entry in self.entries():
            for note in entry.notes:
                for other in note.also:
                    further[other].append((note, entry))
        return dict(further)

    def notes_on(self, entry: AnyEntry) -> list[tuple[Note, AnyEntry]]:
        """Notes that concern an entry, each with the entry it stands on: its own first."""
        return [(note, entry) for note in entry.notes] + self._also.get(entry.id, [])

    def is_long(self, entry: AnyEntry) -> bool:
        """Whether the title, in the file's own language, is too long for a line; the same at every width."""
        title = entry.title
        return columns(title if isinstance(title, str) else title.get(self.language, "")) > LINE_COLUMNS

    def say(self, text: Text, language: str) -> tuple[str, str]:
        """A text in a language and the language it came in: the file's own where it is missing."""
        said = text.get(language)
        if said is not None:
            return said, language
        return text.get(self.language, ""), self.language

    def origin(self, entry: AnyEntry, field: str, language: str) -> str:
        """Where a wording comes from: document, official, translation, added; "" if nothing says."""
        if not isinstance(entry, Worded):
            return ""
        own = entry.origin.get(field, {}).get(language)
        if own:
            return own
        return self.knowledge.origin.get(TABLE_OF[type(entry)].name, {}).get(field, {}).get(language, "")

    def is_verified(self, entry: AnyEntry, field: str, language: str = "") -> bool:
        """False for a wording that comes from memory."""
        if not isinstance(entry, Worded):
            return True
        return field not in entry.unverified and f"{field}.{language}" not in entry.unverified
