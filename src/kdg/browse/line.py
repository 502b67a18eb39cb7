"""The search line: printable keys type, the others move in the list below."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from kdg.clean import printable

_WIDE_SPACE = "\u3000"


class SearchLine(Input):
    """One line, whatever is pasted. Arrows up and down, Enter and the page keys are not for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.step(-1)", show=False),
        Binding("down", "app.step(1)", show=False),
        Binding("pageup", "app.page(-1)", show=False),
        Binding("pagedown", "app.page(1)", show=False),
        Binding("enter", "app.choose", show=False),
    ]

    # A longer text is scrolled to; Textual would lay out the whole screen anew at every letter.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual declares it
        """In an empty line there is nowhere to go: unfold the tree instead."""
        if self.value:
            super().action_cursor_right(select)
        else:
            self.app.call_later(self.app.run_action, "unfold")

    def action_cursor_left(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual declares it
        """In an empty line there is nowhere to go: fold the tree instead."""
        if self.value:
            super().action_cursor_left(select)
        else:
            self.app.call_later(self.app.run_action, "fold")

    def on_key(self, event: events.Key) -> None:
        """The space of a Japanese keyboard; Textual takes printable characters, and Python says it is none."""
        if event.character == _WIDE_SPACE:
            event.prevent_default()
            event.stop()
            self._put(_WIDE_SPACE)

    def _put(self, said: str) -> None:
        start, end = sorted(self.selection)
        self.replace(said, start, end)

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become one; Textual would take the first."""
        event.prevent_default()
        event.stop()
        self._put(" ".join(printable(event.text).split()))
