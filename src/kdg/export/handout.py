"""What stands in a handout, in which order: of the whole knowledge, or of one entry and what belongs to it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from kdg.export.blocks import Block, Part, Row, Run, Table
from kdg.library import Library
from kdg.model import AnyEntry, AnyWorded, Event, Fact, Node, Note, Source, Term, Text, terms_of
from kdg.timeline import Timeline, timeline
from kdg.wording import Wording

# Ids of the handout's own headings; an entry's id never begins with an underscore.
PROFILE, FIGURES, HISTORY, TIMELINE, GLOSSARY, SOURCES = (
    "_profile",
    "_figures",
    "_history",
    "_timeline",
    "_glossary",
    "_sources",
)


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What a handout is made from. `subject` is the entry it is about, None for the whole knowledge."""

    subject: AnyEntry | None
    nodes: tuple[Node, ...]
    facts: tuple[Fact, ...]
    terms: tuple[Term, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]


def choose(library: Library, entry: AnyEntry | None) -> Choice:
    """Everything, or an entry with what hangs below it, the terms and events of these, and what all rests on.

    `nodes` are those at the top of the handout; the others of the branch hang below them.
    """
    know = library.knowledge
    if entry is None:
        return Choice(
            subject=None,
            nodes=tuple(library.children()),
            facts=tuple(know.facts),
            terms=tuple(know.terms),
            events=tuple(know.events),
            sources=tuple(know.sources),
        )
    branch = list(library.branch(entry)) if isinstance(entry, Node) else []
    used = {name for one in (*branch, entry) for name in terms_of(one)}
    ids = {node.id for node in branch}
    terms = [term for term in know.terms if term.id in used or term is entry]
    events = [event for event in know.events if event.strategy in ids or event is entry]
    facts = [entry] if isinstance(entry, Fact) else []
    cited = {source.id for one in (*branch, *terms, *events, entry) for source in library.cited(one)}
    return Choice(
        subject=entry,
        nodes=(entry,) if isinstance(entry, Node) else (),
        facts=tuple(facts),
        terms=tuple(terms),
        events=tuple(events),
        sources=tuple(source for source in know.sources if source.id in cited),
    )


class Handout:
    """The parts of a handout in one or several languages, the first of which also words the headings."""

    def __init__(self, library: Library, languages: Sequence[str], entry: AnyEntry | None = None) -> None:
        self.library = library
        self.languages = tuple(languages)
        self.words = Wording(library, languages[0])
        self.choice = choose(library, entry)
        self._numbers: dict[str, int] = {}

    @cached_property
    def timeline(self) -> Timeline | None:
        """The strategies and events of the handout against the years."""
        strategies = [node for node in self.choice.nodes if node.period or node.plan]
        return timeline(strategies, self.choice.events) if strategies else None

    @cached_property
    def title(self) -> str:
        """What the first heading says."""
        know = self.library.knowledge
        subject = self.choice.subject
        if subject is None:
            return self.words.text(know.document.title if know.document else know.country.title)
        if isinstance(subject, Node):
            return self._numbered(subject)
        return self.words.title(subject)

    @cached_property
    def parts(self) -> list[Part]:
        """Everything, in order."""
        subject = self.choice.subject
        named = isinstance(subject, Node)
        title = Block(
            kind="heading",
            level=1,
            runs=self._title_runs(subject) if isinstance(subject, Node) else (Run(self.title),),
            lang=self._language(subject.title if subject and not isinstance(subject, Source) else self._document),
            id=subject.id if named and subject else "",
        )
        parts: list[Part] = [title]
        if subject is None:
            parts += self._about()
        else:
            parts += self._place(subject)
        if named or subject is None:
            parts += self._marks()
        if named:
            parts += self._node(self.choice.nodes[0], outline=True)
            parts += self._tree(self.choice.nodes, 1)
        parts += self._profile()
        parts += self._years()
        if not named:
            parts += self._tree(self.choice.nodes, 1, headed=True)
        parts += self._glossary()
        parts += self._source_list()
        parts += self._credit()
        return parts

    # How things are said.

    @property
    def _document(self) -> Text:
        know = self.library.knowledge
        return know.document.title if know.document else know.country.title

    @property
    def _own(self) -> str:
        """The language of kdg's own words."""
        return self.words.heading_language

    def _language(self, text: Text, wanted: str = "") -> str:
        """The language that a text comes in."""
        return self.library.say(text, wanted or self.languages[0])[1]

    def _heading(self, level: int, key: str, anchor: str) -> Block:
        return Block(kind="heading", level=level, runs=(Run(self.words.heading_of(key)),), lang=self._own, id=anchor)

    def _label(self, key: str) -> Run:
        return Run(self.words.heading_of(key), "strong", self._own)

    def _row(
        self, key: str, *said: str | Run, level: int, lang: str = "", cites: Sequence[int] = (), css: str = ""
    ) -> Block:
        """A paragraph that begins with a heading of kdg's own."""
        runs = [self._label(key), Run(" "), *(run if isinstance(run, Run) else Run(run) for run in said)]
        css = f"row {css}".strip()
        return Block(kind="text", level=level, runs=tuple(runs), lang=lang or self._own, cites=tuple(cites), css=css)

    def _said(
        self, text: Text, *, label: str = "", level: int = 0, cites: Sequence[int] = (), css: str = ""
    ) -> Iterator[Block]:
        """A text: in the first language, or in the file's own and marked; then a paragraph in each of the others."""
        if not text:
            return
        first = self.words.text(text)
        lang = self._language(text)
        if label:
            yield self._row(label, first, level=level, lang=lang, cites=cites, css=css)
            css = f"row {css}".strip()
        else:
            yield Block(kind="text", level=level, runs=(Run(first),), lang=lang, cites=tuple(cites), css=css)
        for code in self.languages[1:]:
            if code in text and code != lang:
                yield Block(kind="text", level=level, runs=(Run(text[code]),), lang=code, css=f"{css} other".strip())

    def _others(self, entry: AnyEntry, level: int) -> Iterator[Block]:
        """The title in the other languages, each with where its wording comes from."""
        if isinstance(entry, Source):
            return
        for code in self.languages[1:]:
            if code in entry.title and code != self._language(entry.title):
                mark = self.words.mark(entry, "title", code)
                said = Run(self.words.aside(mark), lang=self._own) if mark else Run("")
                yield Block(kind="text", level=level, runs=(Run(entry.title[code]), said), lang=code, css="title other")

    def _cite(self, names: Iterable[str]) -> tuple[int, ...]:
        """The numbers of sources, in the order in which they are first cited."""
        known = [name for name in names if isinstance(self.library.by_id.get(name), Source)]
        return tuple(self._numbers.setdefault(name, len(self._numbers) + 1) for name in dict.fromkeys(known))

    def _cited(self, entry: AnyWorded) -> tuple[int, ...]:
        """The numbers of what an entry itself rests on, the document's own links first."""
        return self._cite(source.id for source in self.library.cited(entry) if source.id in entry.sources)

    @property
    def numbers(self) -> dict[int, str]:
        """The cited sources' ids by number; complete once `parts` is made."""
        return {number: name for name, number in self._numbers.items()}

    def _numbered(self, node: Node) -> str:
        period = self.words.aside(self.words.period(node.period)) if node.period else ""
        return f"{node.id} {self.words.heading(node)}{period}"

    def _title_runs(self, node: Node) -> tuple[Run, ...]:
        return Run(node.id, "number"), Run(self._numbered(node).removeprefix(node.id))

    def _find(self, entry: AnyEntry) -> str:
        if isinstance(entry, Source):
            return entry.publisher
        return " ".join([entry.reading, *entry.aliases]).strip()

    # What stands at the top.

    def _about(self) -> Iterator[Block]:
        know = self.library.knowledge
        for code in self.languages[1:]:
            if code in self._document and code != self._language(self._document):
                yield Block(kind="text", runs=(Run(self._document[code]),), lang=code, css="title other")
        if know.document:
            said = [self.words.text(know.document.publisher), self.words.date(know.document.published)]
            line = self.words.joined("comma", filter(None, said))
            yield Block(kind="text", runs=(Run(line),), lang=self.languages[0], css="meta")

    def _place(self, entry: AnyEntry) -> Iterator[Block]:
        """Where an entry hangs: the titles above it."""
        above = self.library.parents(entry)
        if above:
            said = " > ".join(self._numbered(node) for node in above)
            yield Block(kind="text", runs=(Run(said),), lang=self._language(above[0].title), css="meta")

    def _marks(self) -> Iterator[Block]:
        """In another language than the file's own: whose wording the titles are, in one line."""
        nodes = [node for top in self.choice.nodes for node in self.library.branch(top)]
        said = self.words.title_marks(nodes)
        if said:
            yield Block(kind="text", runs=(Run(self.words("titles_are", said)),), lang=self._own, css="meta")

    # Strategies and what hangs on them.

    def _tree(self, nodes: Sequence[Node], level: int, *, headed: bool = False) -> Iterator[Part]:
        """Nodes as headings while something hangs below some of them, then as nested lists.

        Without `headed` the nodes themselves are told already, and only what hangs on them follows.
        """
        for node in nodes:
            if headed:
                yield self._node_heading(node, level + 1)
                yield from self._node(node)
            yield from self._children(node, level + headed)

    def _children(self, node: Node, level: int) -> Iterator[Part]:
        children = self.library.children(node.id)
        if level < 3 and any(self.library.children(child.id) for child in children):  # noqa: PLR2004 - deeper, lists read better
            for child in children:
                yield self._node_heading(child, level + 1)
                yield from self._node(child)
                yield from self._children(child, level + 1)
        else:
            for child in children:
                yield from self._item(child, 1)

    def _node_heading(self, node: Node, level: int) -> Block:
        return Block(
            kind="heading",
            level=level,
            runs=self._title_runs(node),
            lang=self._language(node.short or node.title),
            id=node.id,
            css="node",
            find=self._find(node),
        )

    def _item(self, node: Node, level: int) -> Iterator[Block]:
        rank = f" {self.words.rank(node.rank, node.rank_of)}" if node.rank is not None else ""
        yield Block(
            kind="item",
            level=level,
            runs=(Run(node.id, "strong"), Run(f" {self.words.title(node)}{rank}")),
            lang=self._language(node.title),
            cites=() if node.text else self._cited(node),
            id=node.id,
            css="node",
            find=self._find(node),
        )
        yield from self._node(node, level)
        for child in self.library.children(node.id):
            yield from self._item(child, level + 1)

    def _node(self, node: Node, level: int = 0, *, outline: bool = False) -> Iterator[Block]:
        """What is known of a node, without its heading; with `outline` what hangs below it in one look."""
        words = self.words
        if not level and self.words.heading(node) != self.words.title(node):
            yield from self._said(node.title, level=level, css="title")
        else:
            yield from self._others(node, level)
        yield from self._said(node.aim, label="aim", level=level)
        yield from self._said(node.vision, label="vision", level=level)
        yield from self._plan(node, level)
        for key, value in (
            ("ogp_id", node.ogp_id),
            ("rank", words.rank(node.rank, node.rank_of) if node.rank is not None and not level else ""),
            ("score", "" if node.score is None else f"{node.score}"),
        ):
            if value:
                yield self._row(key, value, level=level)
        yield from self._said(node.lead, label="lead", level=level)
        if outline and any(self.library.children(child.id) for child in self.library.children(node.id)):
            yield from self._outline(node)
        cites = self._cited(node)
        yield from self._said(node.text, level=level, cites=cites)
        if cites and not node.text and not level:
            yield self._row("sources", level=level, cites=cites)
        yield from self._common(node, level)
        yield from self._terms_of(node, level)

    def _outline(self, top: Node) -> Iterator[Block]:
        """Whole sentences, nested: what a report takes as it is."""
        for node in self.library.branch(top):
            if node is not top:
                yield Block(
                    kind="item",
                    level=node.id.count(".") - top.id.count("."),
                    runs=(Run(node.id, "number", ref=node.id), Run(f" {self.words.title(node)}")),
                    lang=self._language(node.title),
                    css="outline",
                )

    def _plan(self, node: Node, level: int) -> Iterator[Block]:
        plan = node.plan
        if plan is None:
            return
        words = self.words
        when = words("published_on", words.date(plan.published)) if plan.published else ""
        period = f"{words('period')} {words.period(plan.period)}" if plan.period else ""
        issued = words.text(plan.issued_by) if plan.issued_by else ""
        more = words.joined("comma", filter(None, [issued, when, period]))
        said = words.text(plan.title) + (words.aside(more) if more else "")
        yield self._row("plan", said, level=level, lang=self._language(plan.title))
        for code in self.languages[1:]:
            if code in plan.title and code != self._language(plan.title):
                issuer = f" ({plan.issued_by[code]})" if code in plan.issued_by else ""
                yield Block(
                    kind="text", level=level, runs=(Run(f"{plan.title[code]}{issuer}"),), lang=code, css="row other"
                )

    def _terms_of(self, entry: AnyEntry, level: int) -> Iterator[Block]:
        terms = [term for name in terms_of(entry) if isinstance(term := self.library.by_id.get(name), Term)]
        if not terms:
            return
        comma = self.words.joined("comma", ["", ""])
        runs = []
        for index, term in enumerate(terms):
            runs += [Run(comma if index else ""), Run(self.words.title(term), "em", ref=term.id)]
        yield self._row("terms", *runs, level=level, lang=self._language(terms[0].title), css="terms")

    def _common(self, entry: AnyWorded, level: int) -> Iterator[Block]:
        """What may stand on any entry: what happened since, remarks, mended spelling, notes."""
        yield from self._said(entry.since, label="since", level=level)
        yield from self._said(entry.remark, label="remark", level=level)
        for spelling in entry.mended.values():
            yield self._row("mended", self.words("mended_note", spelling), level=level)
        yield from self._memory(entry, level)
        for note in entry.notes:
            yield from self._note(note, level)

    def _memory(self, entry: AnyWorded, level: int) -> Iterator[Block]:
        if not self.library.is_verified(entry, "text", self.languages[0]) or not self.library.is_verified(
            entry, "text"
        ):
            yield self._row("basis", self.words("unverified"), level=level)

    def _note(self, note: Note, level: int) -> Iterator[Block]:
        """The sign and the short form; then why, and what that rests on."""
        words = self.words
        said = words.note_line(note)
        start = self._label(note.level)
        lang = self._language(note.short)
        cites = self._cite(note.sources)
        basis = Run(words.aside(words.basis(note)), lang=self._own)
        ends = () if note.text else (basis,)
        yield Block(
            kind="text",
            level=level,
            runs=(start, Run(f" {said}"), *ends),
            lang=lang,
            cites=() if note.text else cites,
            css=f"note {note.level}",
        )
        if note.text:
            yield Block(
                kind="text",
                level=level,
                runs=(Run(words.text(note.text)), basis),
                lang=self._language(note.text),
                cites=cites,
                css="why",
            )
        for code in self.languages[1:]:
            if code in note.short and code != lang:
                other = Wording(self.library, code)
                runs = (Run(other(note.level), "strong"), Run(f" {other.note_line(note)}"))
                yield Block(kind="text", level=level, runs=runs, lang=code, css=f"note {note.level} other")
            if code in note.text and code != lang:
                yield Block(kind="text", level=level, runs=(Run(note.text[code]),), lang=code, css="why other")

    # The country profile.

    def _profile(self) -> Iterator[Part]:
        facts = [fact for fact in self.choice.facts if not fact.history]
        if facts:
            if self.choice.subject is None:
                yield self._heading(2, "country_title", PROFILE)
            else:
                yield from self._others(facts[0], 0)
            yield self._table(facts)
        told = [fact for fact in facts if self._tells(fact)]
        if told:
            if self.choice.subject is None:
                yield self._heading(3, "figures", FIGURES)
            for fact in told:
                yield from self._fact(fact)
        past = [fact for fact in self.choice.facts if fact.history]
        if past:
            if self.choice.subject is None:
                yield self._heading(3, "history", HISTORY)
            for fact in past:
                yield from self._fact(fact, text=True)

    @staticmethod
    def _tells(fact: Fact) -> bool:
        return bool(fact.notes or fact.since or fact.remark or fact.mended or fact.unverified or fact.as_written)

    def _table(self, facts: Sequence[Fact]) -> Table:
        """A fact a row, and directly below it what to mind before quoting it."""
        name = self.library.knowledge.country.title
        wordings = [Wording(self.library, code) for code in self.languages]
        head = [Run(self.words.heading_of("fact_heading"), lang=self._own)]
        head += [Run(words.text(name), lang=self._language(name, words.language)) for words in wordings]
        rows = []
        label = ""
        for fact in facts:
            heading = self.words.text(fact.short or fact.title)
            cells = [Run(heading if heading != label else "", lang=self._language(fact.short or fact.title))]
            label = heading
            told = fact.text or fact.unit or fact.title
            cells += [Run(words.fact(fact), lang=self._language(told, words.language)) for words in wordings]
            rows.append(Row(cells=tuple(cells), id=fact.id, find=f"{heading} {self._find(fact)}"))
            rows += [self._noted(note, wordings) for note in fact.notes if note.level != "context"]
        return Table(head=tuple(head), rows=tuple(rows), css="profile")

    def _noted(self, note: Note, wordings: Sequence[Wording]) -> Row:
        cells = [
            Run(f"{words(note.level)} {words.note_line(note)}", lang=self._language(note.short, words.language))
            for words in wordings
        ]
        return Row(cells=(Run(""), *cells), css=f"note {note.level}")

    def _fact(self, fact: Fact, *, text: bool = False) -> Iterator[Block]:
        """A fact as an item: its name, in full what the table leaves out."""
        said = f" {self.words.fact(fact)}"
        cites = self._cited(fact)
        yield Block(
            kind="item",
            level=1,
            runs=(Run(self.words.title(fact), "strong"), Run(said)),
            lang=self._language(fact.title),
            cites=cites,
            id=fact.id if text else "",
            css="fact",
            find=self._find(fact),
        )
        yield from self._others(fact, 1)
        for code in self.languages[1:]:
            if text and code in fact.text and code != self._language(fact.text):
                yield Block(kind="text", level=1, runs=(Run(fact.text[code]),), lang=code, css="other")
        if fact.as_written:
            quoted = self.words("quote", fact.as_written)
            yield self._row("as_written", quoted, level=1, lang=self.library.language)
        yield from self._common(fact, 1)

    # Years, terms, sources.

    def _years(self) -> Iterator[Part]:
        line = self.timeline
        events = sorted(self.choice.events, key=lambda event: event.date)
        if not line and not events:
            return
        if not isinstance(self.choice.subject, Event):
            yield self._heading(2, "timeline", TIMELINE)
        if self.choice.subject is None and self.choice.nodes:
            yield self._strategies()
        letters = {moment.event.id: moment.letter for moment in line.moments} if line else {}
        for event in events:
            yield from self._event(event, letters.get(event.id, ""))

    def _strategies(self) -> Table:
        words = self.words
        plan = bool([node for node in self.choice.nodes if node.plan])
        head = [Run(words.heading_of("number"), lang=self._own)]
        head += [
            Run(other.kind(self.choice.nodes[0].kind), lang=other.heading_language)
            for other in (Wording(self.library, code) for code in self.languages)
        ]
        head += [Run(words.heading_of("t_document" if self.library.knowledge.document else "period"), lang=self._own)]
        head += [Run(words.heading_of("plan_period"), lang=self._own)] if plan else []
        rows = []
        for node in self.choice.nodes:
            cells = [Run(node.id)]
            cells += [
                Run(Wording(self.library, code).title(node), lang=self._language(node.title, code), ref=node.id)
                for code in self.languages
            ]
            cells.append(Run(words.period(node.period) if node.period else ""))
            if plan:
                cells.append(Run(words.period(node.plan.period) if node.plan and node.plan.period else ""))
            rows.append(Row(cells=tuple(cells)))
        return Table(head=tuple(head), rows=tuple(rows), css="strategies")

    def _event(self, event: Event, letter: str) -> Iterator[Block]:
        name = " ".join(filter(None, [letter, event.date]))
        cites = self._cited(event)
        yield Block(
            kind="item",
            level=1,
            runs=(Run(name, "strong"), Run(f" {self.words.title(event)}")),
            lang=self._language(event.title),
            cites=() if event.text else cites,
            id=event.id,
            css="event",
            find=self._find(event),
        )
        yield from self._others(event, 1)
        yield from self._said(event.text, level=1, cites=cites)
        yield from self._common(event, 1)

    def _glossary(self) -> Iterator[Part]:
        terms = self.choice.terms
        if not terms:
            return
        if not isinstance(self.choice.subject, Term):
            yield self._heading(2, "glossary", GLOSSARY)
        for term in terms:
            reading = self.words("brackets", term.reading) if term.reading and self.languages[0] == "ja" else ""
            yield from self._told(term, "term", reading)

    def _told(self, entry: AnyWorded, css: str, beside: str = "") -> Iterator[Block]:
        """An entry as an item: its title, and below it what it says and rests on."""
        cites = self._cited(entry)
        yield Block(
            kind="item",
            level=1,
            runs=(Run(self.words.title(entry), "strong"), Run(f" {beside}")),
            lang=self._language(entry.title),
            id=entry.id,
            css=css,
            find=self._find(entry),
        )
        yield from self._others(entry, 1)
        yield from self._said(entry.text, level=1, cites=cites)
        if cites and not entry.text:
            yield self._row("sources", level=1, cites=cites)
        yield from self._common(entry, 1)
        yield from self._terms_of(entry, 1)

    def _source_list(self) -> Iterator[Part]:
        """The sources by number; one that nothing here cites comes last."""
        self._cite(source.id for source in self.choice.sources)
        sources = {number: self.library.by_id[name] for name, number in self._numbers.items()}
        if not sources:
            return
        if not isinstance(self.choice.subject, Source):
            yield self._heading(2, "sources", SOURCES)
        for number, source in sorted(sources.items()):
            if isinstance(source, Source):
                yield self._source(number, source)

    def _source(self, number: int, source: Source) -> Block:
        words = self.words
        date = words.date(source.date) if source.date else ""
        about = words.joined("comma", filter(None, [source.publisher, date, words(source.kind)]))
        state = words.source_state(source)
        notes = [f"{words(note.level)} {words.note_line(note)}" for note in source.notes if note.level != "context"]
        remarks = [words.text(source.remark)] if source.remark else []
        runs = [Run(source.title), Run(words.aside(about), lang=self._own)]
        if source.url:
            runs += [Run(" "), Run(source.url, "address")]
        rest = "  ".join(filter(None, [state, *remarks, *notes]))
        if rest:
            runs.append(Run(f" {rest}", lang=self._own))
        return Block(
            kind="item",
            level=1,
            number=number,
            runs=tuple(runs),
            lang=self._own,
            id=source.id,
            css="source off-topic" if source.off_topic else "source",
            find=self._find(source),
        )

    # Where all this comes from.

    def _credit(self) -> Iterator[Block]:
        know = self.library.knowledge
        for code in self.languages:
            words = Wording(self.library, code)
            said = words.credit()
            yield Block(kind="text", runs=(Run(said),), lang=words.heading_language, css="credit")
        yield from self._said(know.terms_of_use, css="credit")
