"""Strategies and events against the years: which year shows what, before anything is drawn.

Floor 1, pure. Everything that draws a timeline (terminal, page) asks here, so that all of them agree.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from kdg.model import Event, Node

DOCUMENT, BEFORE, PLAN = "=", "-", "."
"""The document's period; its years before the plan's own period; the plan's years after the document's."""

REACH = 5
"""An event so many years from the strategies' own span still widens the range; one farther away is said below."""

RUN = 5
"""Years without a change or an event that are told as one row, where each year has its own."""

_YEARS = (1, 9999)
"""What a date can name; a wild period in a file does not make a longer range."""


class Span(msgspec.Struct, frozen=True):
    """Years with one mark, both included."""

    mark: str
    start: int
    end: int


class Bar(msgspec.Struct, frozen=True):
    """A strategy and its years, ascending; no span where the file gives none."""

    node: Node
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """The first year; 0 where there is none."""
        return self.spans[0].start if self.spans else 0

    @property
    def end(self) -> int:
        """The last year; 0 where there is none."""
        return self.spans[-1].end if self.spans else 0

    def mark(self, year: int) -> str:
        """The mark of a year, "" for none."""
        return next((span.mark for span in self.spans if span.start <= year <= span.end), "")


class Moment(msgspec.Struct, frozen=True):
    """An event within the range, with the letter that stands for it."""

    event: Event
    year: int
    letter: str


class Row(msgspec.Struct, frozen=True):
    """Years that look alike, both included: a mark or "" for each bar, and what happened."""

    start: int
    end: int
    marks: tuple[str, ...]
    moments: tuple[Moment, ...]


class Timeline(msgspec.Struct, frozen=True):
    """The years `start` to `end`, the bars and moments in them, and what lies outside.

    Bars keep the order they were given in, one without years included; moments and events go by date.
    """

    start: int
    end: int
    bars: tuple[Bar, ...]
    moments: tuple[Moment, ...]
    bars_outside: tuple[Bar, ...]
    events_outside: tuple[Event, ...]

    @property
    def years(self) -> range:
        """Every year of the range."""
        return range(self.start, self.end + 1)

    def marks(self) -> list[str]:
        """The marks that some bar shows within the range, in the order of a legend."""
        shown = {span.mark for bar in self.bars for span in bar.spans if _meets(span, self.start, self.end)}
        return [mark for mark in (DOCUMENT, BEFORE, PLAN) if mark in shown]

    def rows(self) -> Iterator[Row]:
        """The years from first to last; a long run that looks alike is one row."""
        for start, end in self._stretches():
            marks = tuple(bar.mark(start) for bar in self.bars)
            happened = tuple(moment for moment in self.moments if moment.year == start)
            if end - start + 1 >= RUN:
                yield Row(start, end, marks, happened)
            else:
                yield from (Row(year, year, marks, happened) for year in range(start, end + 1))

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Years between which nothing changes and nothing happens: no year is looked at, so a range may be long."""
        edges = {self.start, self.end + 1}
        for bar in self.bars:
            edges.update(edge for span in bar.spans for edge in (span.start, span.end + 1))
        edges.update(edge for moment in self.moments for edge in (moment.year, moment.year + 1))
        inside = sorted(edge for edge in edges if self.start <= edge <= self.end + 1)
        yield from ((first, after - 1) for first, after in pairwise(inside))


def year_of(event: Event) -> int:
    """The year of an event's date."""
    year = event.date[:4]
    return int(year) if year.isdecimal() else 0


def bar_of(node: Node) -> Bar:
    """What the document says of a strategy's years beside what the plan itself covers."""
    said = node.period
    plan = node.plan.period if node.plan else None
    spans = []
    if said and plan:
        plan_begins = min(max(plan.start, said.start), said.end + 1)
        spans = [
            Span(BEFORE, said.start, plan_begins - 1),
            Span(DOCUMENT, plan_begins, said.end),
            Span(PLAN, max(said.end + 1, plan.start), plan.end),
        ]
    elif said:
        spans = [Span(DOCUMENT, said.start, said.end)]
    elif plan:
        spans = [Span(PLAN, plan.start, plan.end)]
    first, last = _YEARS
    clipped = (Span(span.mark, max(span.start, first), min(span.end, last)) for span in spans)
    return Bar(node, tuple(span for span in clipped if span.start <= span.end))


def timeline(
    nodes: Iterable[Node], events: Iterable[Event], *, first: int | None = None, last: int | None = None
) -> Timeline | None:
    """Strategies and events from `first` to `last`; None where nothing has a year.

    Without a range: from the first to the last year of the strategies, widened by events that are near it.
    """
    bars = [bar_of(node) for node in nodes]
    dated = sorted((event for event in events if year_of(event)), key=lambda event: event.date)
    usual = _range(bars, [year_of(event) for event in dated])
    if usual is None:
        return None
    start = usual[0] if first is None else first
    end = usual[1] if last is None else last
    if start > end:  # one side was asked for, beyond what the other one is without being asked
        start, end = (start, start) if last is None else (end, end)
    inside = [event for event in dated if start <= year_of(event) <= end]
    return Timeline(
        start=start,
        end=end,
        bars=tuple(bar for bar in bars if not bar.spans or _meets(bar, start, end)),
        moments=tuple(Moment(event, year_of(event), letter(index)) for index, event in enumerate(inside)),
        bars_outside=tuple(bar for bar in bars if bar.spans and not _meets(bar, start, end)),
        events_outside=tuple(event for event in dated if not start <= year_of(event) <= end),
    )


def _range(bars: Sequence[Bar], years: Sequence[int]) -> tuple[int, int] | None:
    drawn = [bar for bar in bars if bar.spans]
    if not drawn:
        return (min(years), max(years)) if years else None
    start, end = min(bar.start for bar in drawn), max(bar.end for bar in drawn)
    near = [year for year in years if start - REACH <= year <= end + REACH]
    return min([start, *near]), max([end, *near])


def _meets(years: Bar | Span, start: int, end: int) -> bool:
    return years.start <= end and years.end >= start


def letter(index: int) -> str:
    """Letters as a list numbers them: a to z, then aa, ab and so on."""
    said = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        said = chr(ord("a") + place) + said
    return said
