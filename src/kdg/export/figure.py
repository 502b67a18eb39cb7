"""The timeline as a drawing for the page: it keeps its letters' size at any width, and needs no colour to be read."""

from collections.abc import Iterator
from html import escape

from kdg.screens.fold import fold
from kdg.timeline import BEFORE, DOCUMENT, PLAN, Bar, Moment, Timeline
from kdg.wording import Wording

_LABEL = 44
"""Columns of a name's line: what a phone's width holds."""
_TEXT, _BAR, _GAP, _EVENT = 20, 12, 14, 22
"""Heights in pixels: a line of text, a bar, the space below it, an event."""
_TOP = 26
_CROWDED = 26
"""With more years than this only every fifth is written."""

_CSS = {DOCUMENT: "doc", BEFORE: "before", PLAN: "plan"}
_MEANING = {DOCUMENT: "t_document", BEFORE: "t_before", PLAN: "t_plan"}


def drawing(line: Timeline, words: Wording) -> str:
    """An inline SVG with a text alternative, and a legend below it. Every text is escaped."""
    body: list[str] = []
    top = _TOP
    for bar in line.bars:
        top = _put_bar(body, line, bar, words, top)
    if line.moments:
        body.append(_text(words.heading_of("events"), "0", top + 14, "name", words.heading_language))
        body += _letters(line, top + 30)
        top += 30 + _EVENT * max(len(_of(line, year)) for year in line.years)
    said = escape(_said(line, words))
    return (
        f'<figure class="timeline"><svg role="img" aria-label="{said}" width="100%" height="{top}">\n'
        '<defs><pattern id="_hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path class="hatch" d="M0 6 6 0"/></pattern></defs>\n'
        + "\n".join([*_scale(line, top), *body])
        + f"\n</svg>\n<figcaption>{_legend(line, words)}</figcaption></figure>\n"
    )


def _x(line: Timeline, year: float) -> str:
    """How far from the left a year begins."""
    return f"{(year - line.start) / len(line.years) * 100:.4g}%"


def _scale(line: Timeline, height: int) -> Iterator[str]:
    """The years, in four digits where they fit and in two on a narrow screen, and a line where each begins."""
    crowded = len(line.years) > _CROWDED
    for year in line.years:
        if not crowded or year % 5 == 0:
            x = _x(line, year)
            yield f'<line class="grid" x1="{x}" y1="20" x2="{x}" y2="{height}"/>'
            middle = _x(line, year + (0 if crowded else 0.5))
            yield f'<text class="year four" x="{middle}" y="14">{year}</text>'
            yield f'<text class="year two" x="{middle}" y="14">{year % 100:02d}</text>'


def _put_bar(body: list[str], line: Timeline, bar: Bar, words: Wording, top: int) -> int:
    """A strategy: its name and years, below them its bar. The height at which the next one begins."""
    period = bar.node.period or (bar.node.plan and bar.node.plan.period)
    years = f"  {words.period(period)}" if period else ""
    said = f"{bar.node.id} {words.heading(bar.node)}{years}"
    language = words.library.say(bar.node.title, words.language)[1]
    for start, end in fold(said, _LABEL):
        body.append(_text(said[start:end], "0", top + 14, "name", language))
        top += _TEXT
    for span in bar.spans:
        start, end = max(span.start, line.start), min(span.end, line.end)
        if start <= end:
            width = f"{(end - start + 1) / len(line.years) * 100:.4g}%"
            place = f'x="{_x(line, start)}" y="{top}" width="{width}" height="{_BAR}"'
            body.append(f'<rect class="{_CSS[span.mark]}" {place}/>')
            if span.mark == BEFORE:
                body.append(f'<rect fill="url(#_hatch)" {place}/>')
    return top + _BAR + _GAP


def _of(line: Timeline, year: int) -> list[Moment]:
    return [moment for moment in line.moments if moment.year == year]


def _letters(line: Timeline, top: int) -> Iterator[str]:
    """The letters of the events under their years, those of one year below each other."""
    for year in sorted({moment.year for moment in line.moments}):
        for index, moment in enumerate(_of(line, year)):
            x, y = _x(line, year + 0.5), top + index * _EVENT
            yield f'<circle class="event" cx="{x}" cy="{y}" r="9"/>'
            yield f'<text class="letter" x="{x}" y="{y + 4}">{moment.letter}</text>'


def _text(said: str, x: str, y: int, css: str, language: str) -> str:
    return f'<text class="{css}" x="{x}" y="{y}" lang="{escape(language)}">{escape(said)}</text>'


def _said(line: Timeline, words: Wording) -> str:
    """The drawing in words, for those who do not see it; the tables and lists say it at length."""
    drawn = (bar for bar in line.bars if bar.spans)
    bars = (f"{bar.node.id} {words.heading(bar.node)} {_from_to(bar.start, bar.end)}" for bar in drawn)
    return f"{words('timeline')} {_from_to(line.start, line.end)}: {'; '.join(bars)}"


def _from_to(start: int, end: int) -> str:
    return str(start) if start == end else f"{start}-{end}"


def _legend(line: Timeline, words: Wording) -> str:
    parts = []
    for mark in line.marks():
        key = "period" if mark == DOCUMENT and not words.library.knowledge.document else _MEANING[mark]
        hatch = '<rect fill="url(#_hatch)" width="28" height="12"/>' if mark == BEFORE else ""
        swatch = f'<rect class="{_CSS[mark]}" width="28" height="12"/>{hatch}'
        drawn = f'<svg aria-hidden="true" width="28" height="12">{swatch}</svg>'
        parts.append(f'<span class="key">{drawn} {escape(words(key))}</span>')
    return " ".join(parts)
