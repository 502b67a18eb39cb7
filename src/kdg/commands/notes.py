"""`kdg notes`."""

from typing import Annotated

import typer

from kdg import contract
from kdg.answers import Answer, Screen
from kdg.asking import Asking
from kdg.completion import references
from kdg.library import Library
from kdg.model import LEVELS, AnyEntry, Node, Note
from kdg.references import find

NOTHING = Answer(kind="notes")
"""What JSON shows where there is none."""


def command(
    ask: Asking,
    ref: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]",
            help="Only what concerns this entry and what hangs below it.",
            autocompletion=references,
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """List every correction, limit and context note: what to change, what to mind before quoting.

    \b
    Examples:
      kdg notes
      kdg notes 6 --format md
    """
    library = ask.library
    found = notes_of(library, find(library, ref, language=ask.language[0]) if ref else None)
    found.sort(key=lambda pair: LEVELS.index(pair[0].level))
    return Answer(
        kind="notes",
        items=[contract.note_item(entry, note) for note, entry in found],
        screen=Screen("notes", (found,)),
    )


def notes_of(library: Library, entry: AnyEntry | None) -> list[tuple[Note, AnyEntry]]:
    """Notes with the entries that carry them, in file order, each once."""
    if entry is None:
        return [(note, holder) for holder in library.entries() for note in holder.notes]
    concerned: list[AnyEntry] = [entry]
    if isinstance(entry, Node):
        concerned += [node for node in library.knowledge.nodes if node.id.startswith(f"{entry.id}.")]
    found = {id(note): (note, holder) for one in concerned for note, holder in library.notes_on(one)}
    return list(found.values())
