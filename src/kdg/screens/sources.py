"""Sources, ready to be a footnote: on the cards of entries and in `kdg sources`."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from kdg.model import Source
from kdg.screens.notes import note_lines, shown
from kdg.screens.paper import Paper


def citation(paper: Paper, source: Source) -> str:
    """Title, publisher and date."""
    words = paper.wording
    between = "  " if words.heading_language == "ja" else ", "
    return between.join(filter(None, [source.title, source.publisher, words.date(source.date) if source.date else ""]))


def source_lines(paper: Paper, number: int, source: Source, *, indent: int = 0) -> list[Text]:
    """A numbered source: what it is and how sure, then its address whole on a line of its own."""
    words = paper.wording
    label = f"[{number}]"
    column = indent + cell_len(label) + 1
    state = words.source_state(source)
    said = "  ".join(filter(None, [citation(paper, source), state]))
    lines = paper.hanging(" " * indent + label, said, column)
    if source.url:
        lines.append(Text.assemble(" " * column, paper.link(source.url)))
    return lines


def draw_sources(paper: Paper, sources: Sequence[Source]) -> None:
    """Every source with its notes and, where it is asked alone, what rests on it."""
    words = paper.wording
    for number, source in enumerate(sources, start=1):
        paper.put_all(source_lines(paper, number, source))
        if source.remark:
            paper.put_all(paper.hanging("", words.text(source.remark), cell_len(f"[{number}] ")))
        notes = shown(source.notes)
        paper.put_all(note_lines(paper, notes, cell_len(f"[{number}] ") + 3))
        resting = words.library.supports(source.id)
        if resting:
            column = cell_len(f"[{number}] ")
            named = "  ".join(entry.id for entry in resting)
            paper.put_all(paper.hanging("", f"{words('supports')}: {named}", column))
