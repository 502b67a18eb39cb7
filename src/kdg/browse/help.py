"""The help page, and the list of sources to open: what covers the screen for a moment."""

import io
from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from kdg.screens.paper import Paper
from kdg.wording import Wording

_PAGE = """
Type, in any language or spelling: a word (O2O), several (vaccine budget), a number (1.4.2), a question.

Everywhere
  Up Down\tchoose a row; in a card the next entry or address
  PgUp PgDn\tin the search line: scroll the card; in a list: a page
  Enter\t{enter}
  Esc\tone step back: card, list, search line
  Tab\tto the next part of the screen
  Ctrl-L\tthe next language of the file
  Ctrl-O\topen a source in the browser
  F1\tthis page
  Ctrl-C\tleave

While the cursor is not in the search line
  /\tsearch for something else; so does any other letter
  o\topen a source
  ?\tthis page
  q\tleave

In the tree of strategies
  Right Left\tunfold, fold

In a card
  Right Left\tto the first entry below, to the one above
  Enter\tto the entry or address that is marked
  Backspace\tback to the card before

With the mouse: click a row, an entry in a card, an address, a key in the last line.
"""
_COLUMN = 14


class Page(ModalScreen[None]):
    """What the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,space", "dismiss", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
    ]

    def __init__(self, *, printing: bool) -> None:
        super().__init__()
        self._enter = "leave and print the id" if printing else "into the card; unfold the tree; follow what is marked"

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with VerticalScroll():
            yield Static(markup=False)

    def on_resize(self) -> None:
        """Fold anew."""
        self.call_after_refresh(self._fold)

    def _fold(self) -> None:
        said = self.query_one(Static)
        said.update(_page(self._enter, self.query_one(VerticalScroll).scrollable_content_region.width))

    def action_scroll(self, by: int) -> None:
        """A line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


def _page(enter: str, width: int) -> Text:
    paper = Paper(io.StringIO(), Wording.blank(), columns=width + 1, rows=0, colour=True, links=False)
    lines: list[Text] = []
    for line in _PAGE.strip("\n").format(enter=enter).split("\n"):
        key, tab, does = line.partition("\t")
        if tab:
            lines += paper.hanging(Text(key, "bold"), does, _COLUMN)
        else:
            lines += paper.folded(Text(line, "" if line.endswith(".") else "bold"), width)
    return Text("\n").join([*lines, Text(), Text("Esc closes this page.")])


class Choice(ModalScreen[int | None]):
    """Several sources: which one to open. Those off topic come last, and the first is never one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,o,ctrl+o", "dismiss(None)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(self, said: Sequence[str], chosen: int) -> None:
        super().__init__()
        self._said = said
        self._at = chosen

    def compose(self) -> ComposeResult:
        """One text, because the list is short."""
        with VerticalScroll():
            yield Static(self._list(), markup=False)

    def _list(self) -> Text:
        lines = [Text("Open which source? Enter opens it, Esc none.", "bold"), Text("")]
        for number, said in enumerate(self._said):
            marked = number == self._at
            click = Text(f"{'> ' if marked else '  '}{number + 1} {said}", "reverse" if marked else "")
            click.apply_meta({"@click": f"screen.take({number})"})
            lines.append(click)
        return Text("\n").join(lines)

    def key_number(self, number: int) -> None:
        """Take the source of that number."""
        if 0 < number <= len(self._said):
            self.dismiss(number - 1)

    def on_key(self, event: object) -> None:
        """Digits name a source."""
        character = getattr(event, "character", None)
        if character and character.isdecimal():
            self.key_number(int(character))

    def action_step(self, by: int) -> None:
        """One up or down."""
        self._at = min(max(self._at + by, 0), len(self._said) - 1)
        self.query_one(Static).update(self._list())

    def action_take(self, number: int = -1) -> None:
        """Open this one."""
        self.dismiss(self._at if number < 0 else number)
