"""Signs and notes as several screens show them, and the list of all notes."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from kdg.model import LEVELS, AnyEntry, Node, Note, Source
from kdg.screens.paper import Paper, pad
from kdg.wording import Wording


def shown(notes: Iterable[Note], fields: Sequence[str] | None = None) -> list[Note]:
    """Corrections and limits, which stand beside the value they mark; context is for the card."""
    return [note for note in notes if note.level != "context" and (fields is None or note.field in fields)]


def note_lines(paper: Paper, notes: Iterable[Note], column: int) -> list[Text]:
    """One signed, folded line for each note, the text beginning at `column`."""
    words = paper.wording
    return [line for note in notes for line in paper.signed(words(note.level), words.note_line(note), column)]


def hosts(sources: Iterable[Source]) -> list[str]:
    """The hosts of sources without www, each once."""
    names = [source.url.split("/")[2].removeprefix("www.") for source in sources if source.url.count("/") > 1]
    return list(dict.fromkeys(names))


def basis_line(words: Wording, note: Note) -> str:
    """What a note rests on: the kind of evidence, and whose."""
    library = words.library
    sources = [entry for name in note.sources if isinstance(entry := library.by_id.get(name), Source)]
    named = words.joined("comma", hosts(sources))
    return f"{words.basis(note)}  {named}" if named else words.basis(note)


def draw_notes(paper: Paper, notes: Sequence[tuple[Note, AnyEntry]]) -> None:
    """Every note: its sign, whom it concerns, what to say, what it rests on."""
    words = paper.wording
    counts = [sum(note.level == level for note, _ in notes) for level in LEVELS]
    dot = "・" if words.heading_language == "ja" else ", "
    tally = dot.join(
        f"{words(level)}{'' if words.heading_language == 'ja' else ' '}{many}"
        for level, many in zip(LEVELS, counts, strict=True)
    )
    paper.put_all(paper.apart(Text(words("notes_title"), "bold"), tally))
    paper.put()
    sign = max(cell_len(words(level)) for level in LEVELS) + 1
    names = {entry.id: _name(words, entry) for _, entry in notes}
    room = 6 if paper.narrow else 16
    column = sign + (2 if paper.narrow else min(max(map(cell_len, names.values()), default=0), room) + 2)
    for note, entry in notes:
        label = Text.assemble(pad(words(note.level), sign), (names[entry.id], "bold"))
        basis = words.basis(note)
        said = words.note_line(note)
        if paper.narrow:
            paper.put_all(paper.folded(label, paper.width))
            paper.put_all(paper.hanging("", f"{said} {words('brackets', basis)}", column))
            continue
        for index, line in enumerate(paper.hanging(label, said, column)):
            last = paper.width - 1 - cell_len(line.plain) - cell_len(basis)
            fits = last > 1 and (index > 0 or cell_len(label.plain) < column)
            paper.put(Text.assemble(line, " " * last, basis) if fits and basis else line)
            basis = "" if fits else basis
        if basis:
            paper.put(" " * (paper.width - 1 - cell_len(basis)) + basis)


def _name(words: Wording, entry: AnyEntry) -> str:
    """How a note names its entry: a number, a row of the profile, or a title."""
    if isinstance(entry, Source):
        return entry.id
    return entry.id if isinstance(entry, Node) else words.text(entry.short or entry.title)
