"""`kdg timeline`: bars and letters against the years; upright, one row a year, where the years do not fit side by side.

The signs are ASCII and say everything; colour only adds a background to them.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from kdg.model import Event, Note
from kdg.screens.notes import shown
from kdg.screens.paper import Paper, pad
from kdg.timeline import BEFORE, DOCUMENT, PLAN, Bar, Moment, Row, Timeline, year_of

_CELLS = (3, 2, 1)
"""Columns that a year may take, the best first: two digits fit into three."""
_NAME = 16
"""Columns that a name needs at least; with fewer the years are drawn narrower, or upright."""
_TWO_LISTS = 72
"""Columns from which on the events stand in two lists side by side."""
_BESIDE = 12
"""Columns that an event needs beside the marks of its year; with fewer it stands below them."""
_OUTSIDE = 2
"""So many events outside the range are named; of more only the dates are."""
_ROUND = 5
"""The years that a hint names are rounded to so many, outwards."""

# Black on a bright ground reads the same on a white and on a black screen.
_COLOURS = {DOCUMENT: "green", BEFORE: "white", PLAN: "cyan"}
_STYLES = {mark: Style(color="black", bgcolor=name) for mark, name in _COLOURS.items()}
# Every other bar in the bright variant, so that bars below each other do not run into one.
_BRIGHT = {mark: Style(color="black", bgcolor=f"bright_{name}") for mark, name in _COLOURS.items()}
_LEGEND = {DOCUMENT: "t_document", BEFORE: "t_before", PLAN: "t_plan"}


def draw_timeline(paper: Paper, line: Timeline) -> None:
    """The bars, the events, what to mind of them, and what lies outside the range."""
    cell = _cell(paper, line)
    _put_head(paper, line)
    if cell:
        paper.put()
        _put_bars(paper, line, cell)
        if line.moments:
            paper.put()
        _put_events(paper, line.moments)
        _put_rest(paper, line, [(moment.letter, moment.event) for moment in line.moments])
    else:
        _put_upright(paper, line)
        _put_rest(paper, line, [(moment.event.date, moment.event) for moment in line.moments])
        paper.put()
        _put_names(paper, line.bars)


def _cell(paper: Paper, line: Timeline) -> int:
    """Columns of a year; 0 where the years only fit upright."""
    if paper.narrow:
        return 0
    number = max((cell_len(bar.node.id) for bar in line.bars), default=0) + 1
    room = paper.width - number - _NAME - 3
    return next((cell for cell in _CELLS if cell * len(line.years) <= room), 0)


def _put_head(paper: Paper, line: Timeline) -> None:
    words = paper.wording
    kind = words.kind(line.bars[0].node.kind, many=2) if line.bars else words("strategy")
    title = words("timeline_title", f"{kind[:1].upper()}{kind[1:]}")
    head = Text.assemble((title, "bold"), f" {line.start}-{line.end}")
    legend = Text("  ").join(_legend(paper, line))
    gap = paper.width - 1 - cell_len(head.plain) - cell_len(legend.plain)
    if gap > 1:
        paper.put(Text.assemble(head, " " * gap, legend))
    else:
        paper.put_all(paper.folded(head, paper.width))
        paper.put_all(_flowing(paper, _legend(paper, line)))


def _legend(paper: Paper, line: Timeline) -> list[Text]:
    """The signs that are used, each with its meaning."""
    words = paper.wording
    parts = []
    for mark in line.marks():
        meaning = "period" if mark == DOCUMENT and not words.library.knowledge.document else _LEGEND[mark]
        parts.append(Text.assemble((mark, _STYLES[mark]), f" {words(meaning)}"))
    return parts


def _flowing(paper: Paper, parts: Iterable[Text]) -> list[Text]:
    """Parts one after the other, two spaces between them; a line breaks between parts where it can."""
    lines: list[Text] = []
    for part in parts:
        if lines and cell_len(lines[-1].plain) + 2 + cell_len(part.plain) <= paper.width:
            lines[-1] = Text.assemble(lines[-1], "  ", part)
            continue
        lines += _hung_part(paper, part)
    return lines


def _hung_part(paper: Paper, part: Text) -> list[Text]:
    if cell_len(part.plain) <= paper.width:
        return [part]
    first, *more = paper.folded(part, paper.width - 2)
    return [first, *(Text.assemble("  ", line) for line in more)]


def _put_bars(paper: Paper, line: Timeline, cell: int) -> None:
    words = paper.wording
    number = max((cell_len(bar.node.id) for bar in line.bars), default=0) + 1
    wanted = max((cell_len(words.label(bar.node)) for bar in line.bars), default=0)
    room = min(max(wanted, cell_len(words("events"))), paper.width - number - 3 - cell * len(line.years))
    column = number + room + 2
    paper.put(" " * column + _scale(line, cell))
    for index, bar in enumerate(line.bars):
        name, *more = paper.folded(Text(words.label(bar.node), "bold"), room)
        label = Text.assemble(pad(bar.node.id, number), name)
        gap = column - cell_len(label.plain) - 1
        paper.put(Text.assemble(label, " " * gap, _cells(bar, line, cell, _BRIGHT if index % 2 else _STYLES)))
        paper.put_all(Text.assemble(" " * number, rest) for rest in more)
    heading = words("events")
    for letters in _letters(line, cell):
        paper.put(pad(" " * number + heading, column) + letters)
        heading = ""


def _scale(line: Timeline, cell: int) -> str:
    """The years above the bars: two digits each where they fit, else every fifth in full."""
    if cell == _CELLS[0]:
        return " ".join(f"{year % 100:02d}" for year in line.years)
    scale = ""
    for index, year in enumerate(line.years):
        if year % _ROUND == 0 and cell_len(scale) <= index * cell:
            scale = pad(scale, index * cell) + str(year)
    return scale


def _cells(bar: Bar, line: Timeline, cell: int, styles: dict[str, Style]) -> Text:
    """A bar; `<` and `>` where it goes on beyond the range."""
    text = Text("<" if bar.spans and bar.start < line.start else " ")
    for year in line.years:
        mark = bar.mark(year)
        text.append((mark or " ") * cell, styles[mark] if mark else "")
    text.append(">" if bar.end > line.end else "")
    text.rstrip()
    return text


def _letters(line: Timeline, cell: int) -> Iterator[str]:
    """The letters of the events under their years, on as many lines as the fullest year needs."""
    waiting = [[moment.letter for moment in line.moments if moment.year == year] for year in line.years]
    while any(waiting):
        text = ""
        for index, letters in enumerate(waiting):
            free = (index + 1) * cell
            if not letters or cell_len(text) > index * cell:
                continue
            text = pad(text, index * cell)
            # A letter wider than its year has the line to itself up to where it ends.
            while letters and (cell_len(text) + len(letters[0]) <= free or cell_len(text) == index * cell):
                text += letters.pop(0)
        yield text


def _put_events(paper: Paper, moments: Sequence[Moment]) -> None:
    """The legend of the letters, in two lists where there is room, read downwards."""
    if paper.width < _TWO_LISTS:
        for moment in moments:
            paper.put_all(_event(paper, moment, paper.width))
        return
    half = (len(moments) + 1) // 2
    width = (paper.width - 1) // 2
    left = [_event(paper, moment, width - 2) for moment in moments[:half]]
    right = [_event(paper, moment, paper.width - width) for moment in moments[half:]]
    right += [[] for _ in range(half - len(right))]
    for one, other in zip(left, right, strict=True):
        for index in range(max(len(one), len(other))):
            first = one[index] if index < len(one) else Text("")
            second = other[index] if index < len(other) else Text("")
            gap = " " * (width - cell_len(first.plain)) if second.plain else ""
            paper.put(Text.assemble(first, gap, second))


def _event(paper: Paper, moment: Moment, width: int) -> list[Text]:
    label = f" {moment.letter:<2}{moment.event.date:<10} "
    room = max(width - cell_len(label), 2)
    first, *more = paper.folded(_named(paper, moment.event), room)
    return [Text.assemble(label, first), *(Text.assemble(" " * cell_len(label), line) for line in more)]


def _named(paper: Paper, event: Event) -> str:
    """An event's heading, with the sign of what is to be minded."""
    words = paper.wording
    # In English the sign is a word, which would read as part of the heading.
    sign = "({})" if words.heading_language == "en" else "{}"
    signs = [sign.format(words(note.level)) for note in _notes(paper, event)]
    return " ".join([words.label(event), *dict.fromkeys(signs)])


def _notes(paper: Paper, event: Event) -> list[Note]:
    """What is to be minded of an event; that a plan's period differs is told by the bars."""
    notes = shown(note for note, _ in paper.wording.library.notes_on(event))
    return [note for note in notes if note.field != "period"]


def _put_rest(paper: Paper, line: Timeline, told: Sequence[tuple[str, Event]]) -> None:
    """What to mind of the events, each by its letter or date; what lies outside, and how to see it."""
    words = paper.wording
    minded = [
        f"{name} {words(note.level)} {words.note_line(note)}" for name, event in told for note in _notes(paper, event)
    ]
    outside = [*(_years(bar) for bar in line.bars_outside)]
    named = len(line.events_outside) <= _OUTSIDE
    outside += [f"{event.date} {words.label(event)}" if named else event.date for event in line.events_outside]
    parts = minded
    if outside:
        parts.append(f"{words('outside')} {words.joined('comma', outside)}{words.aside(words('to_see', _wider(line)))}")
    if parts:
        paper.put()
        paper.put_all(_flowing(paper, map(Text, parts)))


def _years(bar: Bar) -> str:
    return f"{bar.node.id} {bar.start}" if bar.start == bar.end else f"{bar.node.id} {bar.start}-{bar.end}"


def _wider(line: Timeline) -> str:
    """The options that show everything."""
    starts = [*(bar.start for bar in line.bars_outside), *(year_of(event) for event in line.events_outside)]
    ends = [*(bar.end for bar in line.bars_outside), *(year_of(event) for event in line.events_outside)]
    options = []
    if min(starts) < line.start:
        options.append(f"--from {max(min(starts) // _ROUND * _ROUND, 1)}")
    if max(ends) > line.end:
        options.append(f"--to {min(-(-max(ends) // _ROUND) * _ROUND, 9999)}")
    return " ".join(options)


def _put_upright(paper: Paper, line: Timeline) -> None:
    words = paper.wording
    rows = list(line.rows())
    first = max((len(_span(row)) for row in rows), default=4) + 1
    ids = [bar.node.id for bar in line.bars]
    column = first + sum(len(name) + 1 for name in ids) + 1
    beside = column <= paper.width - _BESIDE
    head = pad(" " * first + " ".join(ids), column)
    paper.put(head + words("events") if beside and line.moments else head.rstrip())
    for row in rows:
        label = Text(pad(_span(row), first))
        for name, mark in zip(ids, row.marks, strict=True):
            label.append(mark or " ", _STYLES[mark] if mark else "")
            label.append(" " * len(name))
        happened = [_happened(paper, moment) for moment in row.moments]
        if not beside or not happened:
            label.rstrip()
            paper.put(label)
            label = Text("")
        for said in happened:
            paper.put_all(_hung(paper, label, said, column if beside else 2))
            label = Text("")


def _span(row: Row) -> str:
    return str(row.start) if row.start == row.end else f"{row.start}-{row.end}"


def _happened(paper: Paper, moment: Moment) -> tuple[str, str]:
    """The month, if the date has one, and the heading."""
    month = moment.event.date[5:7]
    return (f"{month} " if month else ""), _named(paper, moment.event)


def _hung(paper: Paper, label: Text, said: tuple[str, str], column: int) -> list[Text]:
    """An event beside its year, folded under its own first word."""
    month, name = said
    start = Text.assemble(label, " " * (column - cell_len(label.plain)), month)
    first, *more = paper.folded(name, max(paper.width - cell_len(start.plain), 2))
    return [Text.assemble(start, first), *(Text.assemble(" " * cell_len(start.plain), line) for line in more)]


def _put_names(paper: Paper, bars: Sequence[Bar]) -> None:
    """What the numbers above the marks stand for."""
    column = max((cell_len(bar.node.id) for bar in bars), default=0) + 1
    for bar in bars:
        paper.put_all(paper.hanging(bar.node.id, paper.wording.heading(bar.node), column))
