"""`kdg profile`: figures in rows, each with what to mind directly below it."""

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from kdg.model import Fact
from kdg.screens.notes import note_lines, shown
from kdg.screens.paper import Paper


def row_heading(paper: Paper, fact: Fact) -> str:
    """The heading that facts of one row share."""
    return paper.wording.text(fact.short or fact.title)


def draw_profile(paper: Paper, facts: Sequence[Fact]) -> None:
    """The country's name, its facts, and how to read the signs."""
    words = paper.wording
    know = words.library.knowledge
    name = know.country.text or words.text(know.country.title)
    dated = ""
    if know.document:
        dated = f"{words('document')} {words.date(know.document.published)}{words.aside(words('as_of'))}"
    elif know.as_of:
        dated = words.date(know.as_of)
    paper.put_all(paper.apart(Text(name, "bold"), dated))
    draw_facts(paper, facts)
    marked = next((fact for fact in facts if any(note.level == "correction" for note in fact.notes)), None)
    if marked:
        paper.put_all(paper.folded(words("profile_legend", marked.id), paper.width))


def draw_facts(paper: Paper, facts: Sequence[Fact]) -> None:
    """Facts in file order; neighbours with the same short heading share a row."""
    labels = {row_heading(paper, fact) for fact in facts}
    column = 6 if paper.narrow else min(max(map(cell_len, labels), default=0) + 1, 24)
    for label, row in groupby(facts, key=lambda fact: row_heading(paper, fact)):
        for index, lines in enumerate(_row(paper, list(row), column)):
            text, fact = lines
            paper.put_all(paper.hanging(label if index == 0 else "", text, column))
            if fact:
                paper.put_all(note_lines(paper, shown(fact.notes), column))


def _row(paper: Paper, row: list[Fact], column: int) -> list[tuple[str, Fact | None]]:
    """The lines of a row: facts run on while they fit; one with a note has a line of its own."""
    words = paper.wording
    lines: list[tuple[str, Fact | None]] = []
    open_line = ""
    for fact in row:
        said = words.fact(fact)
        noted = bool(shown(fact.notes))
        if open_line and (noted or cell_len(words.joined("join", [open_line, said])) > paper.width - 1 - column):
            lines.append((open_line, None))
            open_line = ""
        open_line = words.joined("join", [open_line, said]) if open_line else said
        if noted:
            lines.append((open_line, fact))
            open_line = ""
    if open_line:
        lines.append((open_line, None))
    return lines
