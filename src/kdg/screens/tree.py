"""`kdg show`: the tree of everything or of one node."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from rich.tree import Tree

from kdg.model import Node
from kdg.screens.notes import note_lines, shown
from kdg.screens.paper import Paper

_GUIDE = 4
"""Columns that one level of Rich's guides takes."""
_ON_SCREEN = ("", "title")
"""A tree shows titles: notes on other fields are for the card."""


def draw_node_tree(paper: Paper, node: Node, depth: int | None) -> None:
    """One node, what it says of itself, and what hangs below it; the node itself is no part of the tree."""
    words = paper.wording
    library = words.library
    below = library.children(node.id)
    rest = None if depth is None else depth - 1
    hanging = [one for one in library.branch(node, depth) if one is not node]
    _marks(paper, [node, *hanging])
    period = f"  {words.period(node.period)}" if node.period else ""
    head = Text.assemble((words.title(node), "bold"), period)
    notes = shown(node.notes, ("period", "children", *_ON_SCREEN))
    beside = "".join(f"  {words(note.level)} {words.note_line(note)}" for note in notes)
    column = cell_len(node.id) + 2
    if notes and cell_len(node.id + "  " + head.plain + beside) <= paper.width:
        paper.put(Text.assemble(f"{node.id}  ", head, beside))
    else:
        paper.put_all(paper.hanging(node.id, head, column))
        paper.put_all(note_lines(paper, notes, column + cell_len(words("limit")) + 1))
    _about(paper, node)
    tree = Tree("", hide_root=True)
    for child in below:
        _grow(paper, tree, child, rest, 0)
    if below:
        paper.draw(tree)
    shortened = [entry for entry in hanging if entry.short and library.is_long(entry)]
    if shortened:
        paper.put_all(paper.folded(words("short_note", shortened[0].id, node.id), paper.width))


def _about(paper: Paper, node: Node) -> None:
    words = paper.wording
    rows = []
    if node.vision:
        rows.append((words("vision"), words.text(node.vision)))
    if node.plan:
        when = words("published_on", words.date(node.plan.published)) if node.plan.published else ""
        rows.append((words("plan"), words.text(node.plan.title) + (words.aside(when) if when else "")))
    column = 6 if paper.narrow else max((cell_len(label) for label, _ in rows), default=0) + 2
    for label, text in rows:
        paper.put_all(paper.hanging(label, text, column))


def _grow(paper: Paper, tree: Tree, node: Node, depth: int | None, level: int) -> None:
    words = paper.wording
    library = words.library
    width = paper.width - _GUIDE * level
    hang = cell_len(node.id) + 2
    if hang > width // 2:  # a deep number on a narrow screen: the sentence goes below it
        lines = [Text(node.id), *paper.folded(words.heading(node), width)]
    else:
        folded = paper.folded(_titled(paper, node, level), width - hang)
        lines = [Text.assemble(f"{node.id}  ", folded[0]), *(Text.assemble(" " * hang, line) for line in folded[1:])]
    for note in shown(node.notes, _ON_SCREEN):
        sign = words(note.level)
        room = width - hang - cell_len(sign) - 1
        said = paper.folded(words.note_line(note), max(room, 4))
        lines.append(Text.assemble(" " * hang, sign, " ", said[0]))
        lines += [Text.assemble(" " * (hang + cell_len(sign) + 1), line) for line in said[1:]]
    branch = tree.add(Text("\n").join(lines))
    if depth is None or depth > 0:
        for child in library.children(node.id):
            _grow(paper, branch, child, None if depth is None else depth - 1, level + 1)


def _titled(paper: Paper, node: Node, level: int) -> Text:
    words = paper.wording
    period = f"  {words.period(node.period)}" if node.period else ""
    rank = ""
    if node.rank is not None:
        rank = f"  {words.rank(node.rank, node.rank_of)}"
    return Text.assemble((words.heading(node), "bold" if level == 0 and node.period else ""), period, rank)


def draw_whole_tree(paper: Paper, strategies: Sequence[Node], depth: int | None) -> None:
    """Every strategy with what hangs below it."""
    _marks(paper, [node for top in strategies for node in paper.wording.library.branch(top, depth)])
    tree = Tree("", hide_root=True)
    for node in strategies:
        _grow(paper, tree, node, depth, 0)
    paper.draw(tree)


def _marks(paper: Paper, nodes: Sequence[Node]) -> None:
    """In another language than the file's own: which titles are official and which are ours, in one line."""
    said = paper.wording.title_marks(nodes)
    if said:
        paper.put_all(paper.folded(said, paper.width))
