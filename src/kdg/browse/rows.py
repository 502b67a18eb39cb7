"""A list of folded rows of which one is chosen, and only those in sight are drawn."""

from collections.abc import Sequence
from typing import ClassVar

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from kdg.browse.pane import Pane
from kdg.model import AnyEntry

BASE = Style(color="default", bgcolor="default")
"""The terminal's own colours. A constant: working out a widget's style for each line is a third of all drawing."""
CHOSEN = BASE + Style(reverse=True)
"""Reads on black and on white."""
MARK = "> "
"""Stands before the chosen row, so that nothing is said by colour alone."""


_PLAIN = Console(color_system=None, markup=False, emoji=False, highlight=False, _environ={})
"""Texts carry their styles themselves; Rich still wants a console to render them."""


def strip_of(text: Text, width: int, style: Style = BASE) -> Strip:
    """One line of a pane as Textual takes it, filled to the pane's width."""
    segments = [Segment(part, piece) for part, piece, _ in text.render(_PLAIN, end="")]
    return Strip(segments).adjust_cell_length(width).apply_style(style)


class Rows(Pane, can_focus=True):
    """A list. Rows are drawn when they come into sight, so their number costs nothing."""

    FOCUS_ON_CLICK = False  # who chooses with the mouse goes on typing
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "app.choose", show=False),
    ]

    class Moved(Message):
        """Another row is chosen."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.chosen = 0
        self._lines: list[tuple[int, Text]] = []
        self._starts: list[int] = []

    # What a list of something has to say of itself.

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def entry(self, row: int) -> AnyEntry:
        """What a row is about."""
        raise NotImplementedError

    def drawn(self, row: int, width: int) -> Sequence[Text]:
        """The lines of a row."""
        raise NotImplementedError

    # Laying out.

    def redraw(self, chosen: int | None = None) -> None:
        """Start over, because the rows or the width have changed."""
        self._lines, self._starts = [], []
        self.chosen = min(max(self.chosen if chosen is None else chosen, 0), max(self.count() - 1, 0))
        if self.chosen == 0:
            self.scroll_to(0, 0, animate=False, immediate=True)
        self._lay_out(lines=self.scroll_offset.y + self.pane.height, rows=self.chosen + 1)
        self._into_sight()
        self.refresh()

    def _lay_out(self, *, lines: int = 0, rows: int = 0) -> None:
        """Draw rows until there are so many lines and rows, or no more."""
        count = self.count()
        width = max(self.pane.width - len(MARK), 2)
        while len(self._starts) < count and (len(self._lines) < lines or len(self._starts) < rows):
            row = len(self._starts)
            self._starts.append(len(self._lines))
            self._lines += ((row, line) for line in self.drawn(row, width))
        # A row that is not drawn yet counts as one line: the bar moves a little while one scrolls.
        self.have_lines(len(self._lines) + count - len(self._starts))

    def on_resize(self) -> None:
        """Fold anew."""
        self.redraw()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._lay_out(lines=round(new_value) + self.pane.height)

    def render_line(self, y: int) -> Strip:
        """One line, the chosen row marked."""
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self.pane.width, BASE)
        row, line = self._lines[at]
        chosen = row == self.chosen
        mark = MARK if chosen and self._starts[row] == at else " " * len(MARK)
        return strip_of(Text.assemble(mark, line), self.pane.width, CHOSEN if chosen else BASE)

    # Moving.

    def choose(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        row = min(max(row, 0), max(self.count() - 1, 0))
        if row == self.chosen:
            return
        self.chosen = row
        self._lay_out(rows=row + 1)
        self._into_sight()
        self.refresh()
        self.post_message(self.Moved())

    def _into_sight(self) -> None:
        if self.chosen >= len(self._starts):
            return
        first = self._starts[self.chosen]
        after = self._starts[self.chosen + 1] if self.chosen + 1 < len(self._starts) else len(self._lines)
        region = Region(0, first, 1, max(after - first, 1))
        self.scroll_to_region(region, animate=False, immediate=True, x_axis=False)

    def action_step(self, by: int) -> None:
        """One row up or down."""
        self.choose(self.chosen + by)

    def action_page(self, by: int) -> None:
        """About as many rows as the pane shows."""
        self._lay_out(lines=self.scroll_offset.y + 2 * self.pane.height)
        at = self._starts[self.chosen] + by * max(self.pane.height - 1, 1) if self._starts else 0
        at = min(max(at, 0), len(self._lines) - 1)
        if self._lines:
            self.choose(self._lines[at][0])

    def action_first(self) -> None:
        """The first row."""
        self.choose(0)

    def action_last(self) -> None:
        """The last row."""
        self.choose(self.count() - 1)

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked; a second click is Enter."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._lines):
            row = self._lines[at][0]
            again = row == self.chosen and event.chain > 1
            self.choose(row)
            self.clicked(row, again=again)

    def clicked(self, row: int, *, again: bool) -> None:  # noqa: ARG002 - for a list that unfolds
        """What a click on a row does beside choosing it."""
        if again:
            self.app.call_later(self.app.run_action, "choose")
