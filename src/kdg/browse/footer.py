"""The last line: the keys that work here, each of which can be clicked."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

_GAP = 2


class Key(NamedTuple):
    """A key as people call it, what it does in a word or two, and the app's action."""

    name: str
    does: str
    action: str


class Keys(Widget):
    """As many keys as the width holds, the first ones first, or a message in their place."""

    keys: reactive[Sequence[Key]] = reactive(tuple)
    said: reactive[str] = reactive("")

    def render(self) -> Text:
        """One line."""
        if self.said:
            return Text(self.said, no_wrap=True, overflow="crop")
        line = Text(no_wrap=True, overflow="crop")
        for key in self.keys:
            room = self.size.width - line.cell_len - (_GAP if line else 0)
            if cell_len(f"{key.name} {key.does}") > room:
                continue
            if line:
                line.append(" " * _GAP)
            click = Style(meta={"@click": f"app.{key.action}"})
            line.append(Text.assemble((key.name, Style(bold=True) + click), (f" {key.does}", click)))
        return line
