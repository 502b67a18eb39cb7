"""The card of one entry: everything known of it, the answer first."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from rich.cells import cell_len
from rich.text import Text

from kdg.model import AnyEntry, Event, Fact, Node, Note, Source, Term, terms_of
from kdg.screens.notes import basis_line
from kdg.screens.paper import Paper
from kdg.screens.sources import source_lines

Row = tuple[str, Text | str]
"""A label and what stands beside it."""


def draw_card(paper: Paper, entry: AnyEntry) -> None:
    """A card: head, body, notes, relatives, sources, in groups that are one blank line apart."""
    card = _Card(paper, entry)
    head = card.head()
    groups = [card.body(), card.notes(), card.relatives()]
    labels = [label for group in groups for label, _ in group] + [paper.wording("sources")]
    column = 6 if paper.narrow else max(6, min(max(map(cell_len, labels), default=0), 14) + 2)
    paper.put_all(head)
    for group in groups:
        if group:
            paper.put()
            _put(paper, group, column)
    card.put_sources(column)


def _put(paper: Paper, rows: Iterable[Row], column: int) -> None:
    for label, text in rows:
        paper.put_all(paper.hanging(label, text, column))


_MOST_ALIASES = 12
"""Aliases that a card lists: what an entry is called comes first in the file, what it is asked by later."""
_SOURCES = 3
"""Sources that a card lists; of more, the document's own."""


class _Card:
    """The parts of one entry's card. Rows keep the order of the drawn screens."""

    def __init__(self, paper: Paper, entry: AnyEntry) -> None:
        self.paper = paper
        self.words = paper.wording
        self.library = paper.wording.library
        self.entry = entry

    # What the entry answers: always the first three lines.

    def head(self) -> list[Text]:
        entry, words, paper = self.entry, self.words, self.paper
        kind = words.kind(self.library.kind_of(entry), short=False)
        match entry:
            case Term():
                reading = words.aside(entry.reading) if entry.reading else ""
                title = Text.assemble((words.title(entry), "bold"), reading)
                lines = paper.apart(title, f"{kind} {entry.id}")
                return lines + (paper.folded(words.text(entry.text), paper.width) if entry.text else [])
            case Fact():
                lines = paper.apart(Text(words.title(entry), "bold"), f"{kind} {entry.id}")
                return lines + paper.folded(self._answer(entry), paper.width)
            case Event():
                lines = paper.apart(Text(words.date(entry.date)), f"{kind} {entry.id}")
                lines += paper.folded(Text(words.title(entry), "bold"), paper.width)
                return lines + (paper.folded(words.text(entry.text), paper.width) if entry.text else [])
            case Source():
                return paper.apart(Text(entry.title, "bold"), f"{kind} {entry.id}")
            case Node():
                chapter = self._chapter()
                lines = paper.apart(f"{entry.id}  {kind}", chapter)
                period = f"  {words.period(entry.period)}" if entry.period else ""
                return lines + paper.folded(Text.assemble((words.title(entry), "bold"), period), paper.width)
            case _:
                assert_never(entry)

    def _answer(self, fact: Fact) -> str:
        said = self.words.fact(fact)
        if fact.text and fact.rank is not None and str(fact.rank) not in said:
            said += self.words("comma") + self.words.rank(fact.rank, fact.rank_of)
        return said

    def _chapter(self) -> str:
        nodes = [*self.library.parents(self.entry), self.entry]
        chapter = next((node.chapter for node in nodes if isinstance(node, Node) and node.chapter), None)
        return f"{self.words('document')} {self.words('chapter', chapter)}" if chapter else ""

    # Wording, plan, figures.

    def body(self) -> list[Row]:
        entry, words = self.entry, self.words
        if isinstance(entry, Source):
            return self._source_body(entry)
        rows: list[Row] = self._languages()
        mark = words.mark(entry, "title", words.language)
        if mark and words.language != self.library.language:
            rows.insert(0, (words.language, mark))
        match entry:
            case Node():
                rows += self._node_body(entry)
            case Fact():
                rows += [(words("as_written"), words("quote", entry.as_written))] if entry.as_written else []
            case Term() | Event():
                pass  # the head has said it
            case _:
                assert_never(entry)
        for spelling in entry.mended.values():
            rows.append((words("mended"), words("mended_note", spelling)))
        if isinstance(entry, Term) and entry.aliases:
            rows.append((words("aliases"), self._join(self._some(entry.aliases))))
        memory = [name for name in entry.unverified if name.partition(".")[0] == "text"]
        if memory:
            rows.append((words("basis"), words("unverified")))
        return rows

    def _join(self, parts: Iterable[str]) -> str:
        return self.words.joined("comma", parts)

    def _some(self, aliases: Sequence[str]) -> list[str]:
        """The first aliases, and how many more there are: most are for search, and JSON has all."""
        more = len(aliases) - _MOST_ALIASES
        return [*aliases[:_MOST_ALIASES], *([self.words("and_more", more)] if more > 0 else [])]

    def _languages(self) -> list[Row]:
        entry, words = self.entry, self.words
        assert not isinstance(entry, Source)  # noqa: S101 - for the type checker; sources have one title
        return [
            (code, self._marked(entry.title[code], "title", code))
            for code in self.library.knowledge.languages
            if code != words.language and code in entry.title
        ]

    def _marked(self, said: str, field: str, language: str = "") -> str:
        mark = self.words.mark(self.entry, field, language or self.words.language)
        return f"{said}  {mark}" if mark else said

    def _node_body(self, node: Node) -> list[Row]:
        words = self.words
        rows: list[Row] = []
        if node.short:
            rows.append((words("f_short"), f"〈{words.text(node.short)}〉"))
        rows += [
            (words(field), self._marked(words.text(text), field))
            for field, text in (("aim", node.aim), ("vision", node.vision))
            if text
        ]
        if plan := node.plan:
            rows.append((words("plan"), self._marked(words.text(plan.title), "plan")))
            rows += [
                ("", self._marked(plan.title[code], "plan", code))
                for code in self.library.knowledge.languages
                if code != words.language and code in plan.title
            ]
            when = words.date(plan.published) if plan.published else ""
            issued = "  ".join(filter(None, [when, words.text(plan.issued_by) if plan.issued_by else ""]))
            if issued:
                rows.append((words("issued_by"), issued))
            if plan.period:
                rows.append((words("period"), words.period(plan.period)))
        if node.ogp_id:
            rows.append((words("ogp_id"), node.ogp_id))
        if node.lead:
            rows.append((words("lead"), words.text(node.lead)))
        if node.rank is not None:
            rows.append((words("rank"), words.rank(node.rank, node.rank_of)))
        if node.score is not None:
            rows.append((words("score"), str(node.score)))
        if node.text:
            rows.append((words("text"), self._marked(words.text(node.text), "text")))
        return rows

    def _source_body(self, source: Source) -> list[Row]:
        words = self.words
        date = words.date(source.date) if source.date else ""
        rows: list[Row] = [(words("f_publisher"), "  ".join(filter(None, [source.publisher, date])))]
        rows.append((words("basis"), f"{words(source.kind)}  {words.source_state(source)}".rstrip()))
        if source.remark:
            rows.append((words("remark"), words.text(source.remark)))
        return [row for row in rows if row[1]]

    # What to mind.

    def notes(self) -> list[Row]:
        words = self.words
        rows: list[Row] = []
        for note, of in self.library.notes_on(self.entry):
            rows += self._note(note, of)
        entry = self.entry
        if not isinstance(entry, Source) and entry.since:
            rows.append((words("since"), words.text(entry.since)))
        above = self.library.parents(entry) if isinstance(entry, Node) else []
        for holder in [*above, entry]:
            if not isinstance(holder, Source) and holder.remark:
                rows.append((words("remark"), words.text(holder.remark)))
        return rows

    def _note(self, note: Note, of: AnyEntry) -> list[Row]:
        words = self.words
        said = words.note_line(note)
        if note.level == "correction":
            said = f"{words.source_value(note)}{words('brackets', words('document'))}"
        rows: list[Row] = [(words(note.level), said if of is self.entry else f"{said}  ({of.id})")]
        if note.text and words.text(note.text) != said:
            rows.append((words("reason"), words.text(note.text)))
        elif note.level == "correction":
            rows.append((words("reason"), words.text(note.short)))
        rows.append((words("basis"), basis_line(words, note)))
        return rows

    # Where it hangs, and what it is made of.

    def relatives(self) -> list[Row]:
        entry, words = self.entry, self.words
        rows: list[Row] = []
        if isinstance(entry, Node):
            rows += self._listed("parents", self.library.parents(entry))
            above = self.library.parents(entry)
            if above:
                beside = [node for node in self.library.children(above[-1].id) if node is not entry]
                rows += self._listed("siblings", beside)
            rows += self._listed("children", self.library.children(entry.id))
        if isinstance(entry, Event):
            rows += self._listed("strategy", self.library.parents(entry))
        rows += self._terms([self.library.by_id[name] for name in terms_of(entry) if name in self.library.by_id])
        if isinstance(entry, Term):
            rows += self._listed("used_by", self.library.used_by(entry.id))
        if isinstance(entry, Source):
            rows += self._listed("supports", self.library.supports(entry.id))
        if url := getattr(entry, "url", ""):
            rows.insert(0, (words("f_url"), self.paper.link(url)))
        return rows

    def _listed(self, heading: str, entries: Iterable[AnyEntry]) -> list[Row]:
        words = self.words
        listed = list(entries)
        room = max((cell_len(entry.id) for entry in listed), default=0) + 2
        rows: list[Row] = []
        for index, entry in enumerate(listed):
            period = f"  {words.period(entry.period)}" if isinstance(entry, Node) and entry.period else ""
            label = words(heading) if index == 0 else ""
            said = f"{entry.id}{' ' * (room - cell_len(entry.id))}{words.heading(entry)}{period}"
            rows.append((label, self.paper.mention(entry.id, said)))
        return rows

    def _terms(self, terms: Iterable[AnyEntry]) -> list[Row]:
        words = self.words
        return [
            (
                words("terms") if index == 0 else "",
                self.paper.mention(term.id, f"{words.title(term)}  kdg terms {term.id}"),
            )
            for index, term in enumerate(terms)
        ]

    def put_sources(self, column: int) -> None:
        """The numbered sources, beginning beside their heading."""
        entry, paper = self.entry, self.paper
        if isinstance(entry, Source):
            return
        sources = self.library.cited(entry)
        if not sources:
            return
        label = self.words("sources")
        if isinstance(entry, Fact | Event) and not self.relatives():
            paper.put()
        # A card must not scroll its answer off the screen: many sources are for `kdg sources`, numbered alike.
        numbered = list(enumerate(sources, start=1))
        if len(sources) > _SOURCES:
            sound = [pair for pair in numbered if not pair[1].off_topic] or numbered
            numbered = ([pair for pair in sound if pair[1].in_document] or sound)[:_SOURCES]
        for position, (number, source) in enumerate(numbered):
            lines = source_lines(paper, number, source, indent=column)
            if position == 0:
                if cell_len(label) < column:
                    lines[0] = Text.assemble(label, " " * (column - cell_len(label)), lines[0][column:])
                else:
                    paper.put(label)
            paper.put_all(lines)
        if len(sources) > len(numbered):
            more = self.words("more_sources", len(sources) - len(numbered), entry.id)
            paper.put_all(paper.hanging("", more, column))
