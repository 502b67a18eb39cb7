"""`kdg search`: the answers that match, best first, as many as the height holds."""

from collections.abc import Sequence
from typing import assert_never

from rich.cells import cell_len
from rich.text import Text

from kdg.clean import is_web
from kdg.hits import Answer, Hit, Match
from kdg.model import AnyEntry, Event, Fact, Node, Note, Source, Term
from kdg.screens.notes import note_lines, shown
from kdg.screens.paper import BOLD, Paper


def reason(paper: Paper, hit: Hit) -> str:
    """Why it matches, in words: 別名「O2O」と一致, 題名に含む."""
    words, match = paper.wording, hit.match
    if match.words:
        return words.joined("comma", [_word_reason(paper, word) for word in match.words])
    field = words(f"f_{match.field}")
    shown_text = match.field in ("aliases", "reading", "plan", "lead", "as_written", "publisher", "ogp_id")
    quoted = words("quote", match.text) if shown_text and cell_len(match.text) <= 24 else ""  # noqa: PLR2004 - a glance
    how = {"contains": "contains_match"}.get(match.how, match.how)
    if words.heading_language == "ja":
        said = words("reading") if match.how == "reading" else f"{field}{quoted}{words(how)}"
        return said if match.how != "approximate" else f"{words(how)}（{field}{quoted}）"
    return f"{words(how)}: {field}{' ' + quoted if quoted else ''}"


def _word_reason(paper: Paper, match: Match) -> str:
    words = paper.wording
    field = words(f"f_{match.field}")
    between = "" if words.heading_language == "ja" else " "
    shown_text = match.field in ("aliases", "reading") and cell_len(match.text) <= 24  # noqa: PLR2004 - a glance
    extra = words("brackets", match.text) if shown_text and match.text != match.word else ""
    about = f" {words('approximate')}" if match.how == "approximate" else ""
    return f"{words('quote', match.word)}{between}{field}{extra}{about}"


def _quoted(paper: Paper, named: Sequence[str]) -> str:
    """Words of the query in quotes, apart where the language writes spaces."""
    between = "" if paper.wording.heading_language == "ja" else " "
    return between.join(paper.wording("quote", word) for word in named)


def draw_hits(paper: Paper, answer: Answer, hits: Sequence[Hit], total: int) -> None:
    """Hits while they fit, at least the first one whole; then how many more there are."""
    words = paper.wording
    quoted = _quoted(paper, answer.words)
    head = f"{quoted} {words('hits', total)}"
    told = hits[0].match.words if hits else ()
    if len(answer.words) > 1 and not answer.missing and len(told) in (0, len(answer.words)):
        head += words.aside(words("all_words", len(answer.words)))
    top = []
    if answer.missing:
        found = [word for word in answer.words if word not in answer.missing]
        missing = _quoted(paper, answer.missing)
        top += paper.folded(words("not_found", missing, _quoted(paper, found)), paper.width)
    elif answer.approximate:
        top += paper.folded(f"{head}  {words('approximate_only')}", paper.width)
    else:
        top += paper.folded(head, paper.width)
    paper.put_all(top)
    paper.put()
    shown_hits = 0
    for hit in hits:
        lines = (_stacked if paper.narrow else _columns)(paper, hit, answer.asks)
        closing = 2 if shown_hits + 1 < total else 1  # the prompt, and the line that counts the rest
        if shown_hits and paper.lines + 1 + len(lines) + closing > paper.rows:
            break
        if shown_hits:
            paper.put()
        paper.put_all(lines)
        shown_hits += 1
    if shown_hits < total:
        if paper.lines + 2 < paper.rows:  # a blank line, the count and the prompt
            paper.put()
        paper.put_all(paper.folded(words("more_hits", total - shown_hits), paper.width))


def _highlighted(paper: Paper, hit: Hit, field: str) -> Text:
    """A field's text with the matched letters bold."""
    words = paper.wording
    entry = hit.entry
    text = getattr(entry, field)
    said = Text(words.text(text) if isinstance(text, dict) else text)
    for match in (hit.match, *hit.match.words):
        same_text = isinstance(text, dict) and match.text == text.get(words.language, "")
        if match.field == field and match.span and (same_text or match.text == said.plain):
            said.stylize(BOLD, *match.span)
    return said


def _answer_lines(paper: Paper, hit: Hit) -> list[Text | str]:
    """What stands below the title: the answer itself."""
    words, entry = paper.wording, hit.entry
    match entry:
        case Term():
            return [_highlighted(paper, hit, "text")] if entry.text else []
        case Fact():
            return [words.fact(entry)]
        case Event():
            return [f"{words.date(entry.date)}  {words.text(entry.text)}" if entry.text else words.date(entry.date)]
        case Source():
            return [part for part in (entry.publisher, entry.url) if part]
        case Node():
            said: list[Text | str] = []
            if hit.match.field in ("text", "aim", "vision") and getattr(entry, hit.match.field):
                said.append(_excerpt(paper, hit))
            above = words.library.parents(entry)
            if above:
                top, *rest = above
                period = words.aside(words.period(top.period)) if top.period else ""
                line = f"{_numbered(paper, top)} {words.heading(top)}{period}"
                said.append(" ＞ ".join([line, *(_numbered(paper, node) for node in rest)]))
            elif entry.period:
                said.append(words.period(entry.period))
            return said
        case _:
            assert_never(entry)


def _asked_lines(paper: Paper, entry: AnyEntry, asks: str) -> list[str]:
    """What the question asks of a goal: who leads it, or who issued its plan."""
    if asks != "lead" or not isinstance(entry, Node):
        return []
    words = paper.wording
    led = {"lead": entry.lead, "issued_by": entry.plan.issued_by if entry.plan else {}}
    return [f"{words(field)}  {words.text(text)}" for field, text in led.items() if text][:1]


def _numbered(paper: Paper, node: Node) -> str:
    """`戦略1`, `strategy 1`."""
    words = paper.wording
    return f"{words.kind(node.kind)}{'' if words.heading_language == 'ja' else ' '}{node.id}"


_EXCERPT = 120
"""Characters of a long text that a hit shows around what matched."""


def _excerpt(paper: Paper, hit: Hit) -> Text:
    said = _highlighted(paper, hit, hit.match.field)
    if len(said) <= _EXCERPT or not hit.match.span:
        return said[:_EXCERPT] if len(said) > _EXCERPT else said
    start = max(0, min(hit.match.span[0] - _EXCERPT // 3, len(said) - _EXCERPT))
    cut = said[start : start + _EXCERPT]
    dots = paper.wording("earlier")
    return Text.assemble(dots if start else "", cut)


def _noted(paper: Paper, hit: Hit) -> list[Note]:
    """A figure's own notes; a sentence is also marked by what stands on another entry."""
    if isinstance(hit.entry, Node):
        return [note for note, _ in paper.wording.library.notes_on(hit.entry)]
    return hit.entry.notes


def _notes(paper: Paper, hit: Hit, column: int) -> list[Text]:
    return note_lines(paper, shown(_noted(paper, hit)), column)


def _columns(paper: Paper, hit: Hit, asks: str) -> list[Text]:
    words, entry = paper.wording, hit.entry
    kind = words.kind(words.library.kind_of(entry))
    first = max(8, cell_len(entry.id) + 2)
    column = 8 + max(6, cell_len(kind) + 2)
    title = _highlighted(paper, hit, "title")
    why = reason(paper, hit)
    lines: list[Text] = []
    if first > 8:  # noqa: PLR2004 - a long slug stands above its kind
        label = Text.assemble((entry.id, ""), "  ", kind)
        gap = paper.width - 1 - cell_len(label.plain) - cell_len(why)
        if gap > 1:
            lines.append(Text.assemble(label, " " * gap, why))
            why = ""
        else:
            lines.append(label)
        folded = paper.hanging("", title, column)
    else:
        folded = paper.hanging(f"{entry.id:<8}{kind}", title, column)
    gap = paper.width - 1 - cell_len(folded[0].plain) - cell_len(why)
    if why and len(folded) == 1 and gap > 1:
        folded[0] = Text.assemble(folded[0], " " * gap, why)
        why = ""
    lines += folded
    if why:
        lines += paper.hanging("", why, column)
    for part in (*_asked_lines(paper, entry, asks), *_answer_lines(paper, hit)):
        lines += _part(paper, part, column)
    return lines + _notes(paper, hit, column)


def _part(paper: Paper, part: Text | str, column: int) -> list[Text]:
    plain = part if isinstance(part, str) else part.plain
    if is_web(plain):
        return [Text.assemble(" " * column, paper.link(plain))]
    return paper.hanging("", part, column)


def _stacked(paper: Paper, hit: Hit, asks: str) -> list[Text]:
    words, entry = paper.wording, hit.entry
    kind = words.kind(words.library.kind_of(entry))
    lines = paper.folded(f"{entry.id}  {kind}{words.aside(reason(paper, hit))}", paper.width)
    lines += paper.folded(_highlighted(paper, hit, "title"), paper.width)
    answer = [] if isinstance(entry, Node) else _answer_lines(paper, hit)
    for part in (*_asked_lines(paper, entry, asks), *answer):
        lines += _part(paper, part, 0)
    return lines + _notes(paper, hit, 5)
