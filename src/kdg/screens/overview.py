"""`kdg list`: the strategies, the plan behind each, its period and what is in it."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from kdg.model import Node
from kdg.screens.notes import shown
from kdg.screens.paper import Paper, pad


def _seen(paper: Paper, node: Node) -> list[str]:
    """The notes whose marked value is on this screen: the period and the count of what hangs below."""
    words = paper.wording
    notes = shown(node.notes, ("period", "children", "contains"))
    return [f"{words(note.level)} {words.note_line(note)}" for note in notes]


def draw_overview(paper: Paper, strategies: Sequence[Node]) -> None:
    """One strategy in two lines; stacked on a narrow screen."""
    words = paper.wording
    know = words.library.knowledge
    document = know.document
    title = words.text(document.title if document else know.country.title)
    tally = words.contents({strategies[0].kind: len(strategies)}) if strategies else ""
    origin = f"{words('document')} {words.date(document.published)}" if document else ""
    dot = "・" if words.heading_language == "ja" else ", "
    paper.put_all(paper.apart(Text(title, "bold"), dot.join(filter(None, [origin, tally]))))
    paper.put()
    if paper.narrow or not _columns(paper, strategies):
        _stacked(paper, strategies)


def _columns(paper: Paper, strategies: Sequence[Node]) -> bool:
    """What is in a strategy beside its names; False, and nothing drawn, where these would be left too little room."""
    words = paper.wording
    number = max(cell_len(words("number")), *(cell_len(node.id) + 1 for node in strategies), 0) + 1
    periods = [words.period(node.period) if node.period else "" for node in strategies]
    contents = [words.contents(words.library.contents(node.id)) for node in strategies]
    period = max(cell_len(words("period")), *map(cell_len, periods)) + 2
    content = max(cell_len(words("contains")), *map(cell_len, contents))
    column = paper.width - period - content
    wanted = max(cell_len(words.heading(node)) for node in strategies)
    column = min(column, number + max(wanted, 40) + 4)
    room = column - number - 2
    slash = "／" if words.heading_language == "ja" else " / "
    names = f"{words('strategy')}{slash}{words('plan_of')}"
    if cell_len(names) > room:
        return False
    head = pad(words("number"), number) + pad(names, column - number)
    paper.put(head + pad(words("period"), period) + words("contains"))
    for node, years, inside in zip(strategies, periods, contents, strict=True):
        left = paper.folded(Text(words.heading(node), "bold"), room)
        if node.plan:
            left += paper.folded(words.text(node.plan.title), room)
        right = [Text(pad(years, period) + inside)]
        for note in _seen(paper, node):
            right += paper.folded(note, paper.width - column)
        for index in range(max(len(left), len(right))):
            label = pad(f" {node.id}", number) if index == 0 else " " * number
            line = Text.assemble(label, left[index] if index < len(left) else "")
            if index < len(right):
                line = Text.assemble(line, " " * (column - cell_len(line.plain)), right[index])
            paper.put(line)
    return True


def _stacked(paper: Paper, strategies: Sequence[Node]) -> None:
    words = paper.wording
    column = max((cell_len(node.id) for node in strategies), default=1) + 2
    for node in strategies:
        paper.put_all(paper.hanging(node.id, Text(words.heading(node), "bold"), column))
        if node.plan:
            paper.put_all(paper.hanging("", words.text(node.plan.title), column))
        years = words.period(node.period) if node.period else ""
        inside = words.contents(words.library.contents(node.id))
        paper.put_all(paper.hanging("", "  ".join(filter(None, [years, inside])), column))
        for note in _seen(paper, node):
            paper.put_all(paper.hanging("", note, column))
