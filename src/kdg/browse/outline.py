"""The tree of strategies, to unfold and fold, each row as wide as it needs."""

import io
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType

from kdg.browse.rows import Rows
from kdg.library import parent_id
from kdg.model import Node
from kdg.screens.paper import Paper
from kdg.wording import Wording

_INDENT = 2


class Outline(Rows):
    """What stands where the hits would, while nothing is looked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "unfold", show=False),
        Binding("left", "fold", show=False),
        Binding("space", "turn", show=False),
    ]

    def __init__(self, wording: Wording, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._wording = wording
        self._library = wording.library
        self._open: set[str] = set()
        self._unfolded: list[Node] = self._library.children()

    def reword(self, wording: Wording) -> None:
        """The same tree in another language."""
        self._wording = wording
        self.redraw()

    def reveal(self, node: Node) -> None:
        """Unfold what is above a node and choose it."""
        above = parent_id(node.id)
        while above:
            self._open.add(above)
            above = parent_id(above)
        self._collect(node)
        self.post_message(self.Moved())

    def count(self) -> int:
        """The nodes that are not folded away."""
        return len(self._unfolded)

    def entry(self, row: int) -> Node:
        """The node of a row."""
        return self._unfolded[row]

    def drawn(self, row: int, width: int) -> Sequence[Text]:
        """A node, + before it where it can be unfolded; no guides, which some terminals draw two columns wide."""
        node = self._unfolded[row]
        words = self._wording
        below = self._library.children(node.id)
        sign = "" if not below else "- " if node.id in self._open else "+ "
        depth = node.id.count(".")
        indent = min(depth * _INDENT, width // 3)
        label = f"{' ' * indent}{sign or '  '}{node.id}"
        period = f"  {words.period(node.period)}" if node.period else ""
        title = Text.assemble((words.heading(node), "" if depth else "bold"), period)
        paper = Paper(io.StringIO(), words, columns=width + 1, rows=0, colour=True, links=False)
        return paper.hanging(label, title, min(cell_len(label) + 2, width // 2))

    def _collect(self, chosen: Node) -> None:
        """The nodes in sight after something was folded or unfolded."""
        self._unfolded = []
        below = self._library.children()[::-1]
        while below:
            node = below.pop()
            self._unfolded.append(node)
            if node.id in self._open:
                below += self._library.children(node.id)[::-1]
        at = next((row for row, node in enumerate(self._unfolded) if node is chosen), 0)
        self.redraw(at)

    def _below(self) -> Node | None:
        """The chosen node, if there is something below it."""
        node = self._unfolded[self.chosen] if self._unfolded else None
        return node if node and self._library.children(node.id) else None

    def action_unfold(self) -> None:
        """Unfold, or go to the first one below."""
        node = self._below()
        if node is None:
            return
        if node.id in self._open:
            self.choose(self.chosen + 1)
        else:
            self._open.add(node.id)
            self._collect(node)

    def action_fold(self) -> None:
        """Fold, or go to the one above."""
        if not self._unfolded:
            return
        node = self._unfolded[self.chosen]
        if node.id in self._open:
            self._open.discard(node.id)
            self._collect(node)
            return
        above = parent_id(node.id)
        row = next((row for row, other in enumerate(self._unfolded) if other.id == above), None)
        if row is not None:
            self.choose(row)

    def action_turn(self) -> bool:
        """Unfold or fold; False where there is nothing below."""
        node = self._below()
        if node is None:
            return False
        self._open ^= {node.id}
        self._collect(node)
        return True

    def clicked(self, row: int, *, again: bool) -> None:  # noqa: ARG002 - a tree unfolds at the first click
        """Unfold or fold."""
        self.action_turn()
