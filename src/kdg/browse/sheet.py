"""A paper whose lines are kept: what the screens draw, for a pane that scrolls and can be walked."""

import io
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.style import Style
from rich.text import Text

from kdg.model import AnyEntry
from kdg.screens.card import draw_card
from kdg.screens.paper import Paper
from kdg.wording import Wording

_ENTRY, _ADDRESS = "kdg-entry", "kdg-address"
"""Keys of the style's meta data that say where a stretch of text leads."""


class Stop(NamedTuple):
    """A place on a card that leads somewhere: the id of an entry, or an address, and its lines, the last included."""

    entry: str
    address: str
    first: int
    last: int


class Sheet(NamedTuple):
    """A drawn card."""

    lines: Sequence[Text]
    stops: Sequence[Stop]


class Abandoned(Exception):  # noqa: N818 - no error: something newer is asked for
    """Nobody wants this drawing any more."""


def draw(wording: Wording, entry: AnyEntry, width: int, *, wanted: Callable[[], bool] = lambda: True) -> Sheet:
    """The card of an entry, no line wider than `width`. Raises Abandoned as soon as it is not wanted."""
    paper = _Keeping(wording, width, wanted)
    draw_card(paper, entry)
    return Sheet(paper.kept, _stops(paper.kept))


class _Keeping(Paper):
    def __init__(self, wording: Wording, width: int, wanted: Callable[[], bool]) -> None:
        # A terminal's last cell stays free; a pane's may be used.
        super().__init__(io.StringIO(), wording, columns=width + 1, rows=0, colour=True, links=True)
        self.kept: list[Text] = []
        self._wanted = wanted

    def put(self, line: Text | str = "") -> None:
        """Keep a line, folded: a terminal wraps what is too long, such as an address; a pane would cut it."""
        if not self._wanted():
            raise Abandoned
        text = line if isinstance(line, Text) else Text(line)
        plain = text.plain
        indent = len(plain) - len(plain.lstrip(" "))
        if text.cell_len <= self.width or indent >= self.width:
            self.kept.append(text)
            return
        margin = " " * indent
        self.kept += [Text.assemble(margin, part) for part in self.folded(text[indent:], self.width - indent)]

    def mention(self, entry_id: str, said: str) -> Text:
        """Words that lead to an entry."""
        return Text(said, Style(meta={_ENTRY: entry_id}))

    def link(self, address: str) -> Text:
        """An address for the terminal and for kdg's own keys."""
        return Text(address, Style(link=address, meta={_ADDRESS: address})) if address else Text()


def _stops(lines: Sequence[Text]) -> list[Stop]:
    """Where one can go from a card, from the top down; what is folded over several lines is one place."""
    stops: list[Stop] = []
    for number, line in enumerate(lines):
        for span in line.spans:
            meta = span.style.meta if isinstance(span.style, Style) else {}
            entry, address = meta.get(_ENTRY, ""), meta.get(_ADDRESS, "")
            if not entry and not address:
                continue
            if stops and (stops[-1].entry, stops[-1].address) == (entry, address):
                stops[-1] = stops[-1]._replace(last=number)
            else:
                stops.append(Stop(entry, address, number, number))
    return stops
