"""The pane with the chosen entry's card, and the way from card to card."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.worker import get_current_worker

from kdg.browse.pane import Pane
from kdg.browse.rows import BASE, CHOSEN, strip_of
from kdg.browse.sheet import Abandoned, Sheet, Stop, draw
from kdg.model import AnyEntry
from kdg.wording import Wording


class Card(Pane, can_focus=True):
    """One entry's card. Its mentions of other entries and its addresses are stops on a walk."""

    FOCUS_ON_CLICK = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "app.choose", show=False),
        Binding("left", "app.above", show=False),
        Binding("right", "app.below", show=False),
        Binding("backspace", "app.before", show=False),
    ]

    class _Drawn(Message):
        """A card is ready."""

        def __init__(self, entry: AnyEntry | None, sheet: Sheet, *, from_top: bool) -> None:
            super().__init__()
            self.entry = entry
            self.sheet = sheet
            self.from_top = from_top

    class Followed(Message):
        """A stop was clicked."""

        def __init__(self, stop: Stop) -> None:
            super().__init__()
            self.to = stop

    def __init__(self, wording: Wording, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.shown: AnyEntry | None = None
        self._wording = wording
        self._sheet = Sheet((), ())
        self._at = -1

    @property
    def stop(self) -> Stop | None:
        """The stop that is chosen."""
        return self._sheet.stops[self._at] if self._at >= 0 else None

    def show(self, entry: AnyEntry | None, wording: Wording, sheet: Sheet | None = None) -> None:
        """Show another card, or none; a sheet that is drawn already is taken as it is."""
        self.shown, self._wording = entry, wording
        if sheet:
            self.workers.cancel_group(self, "card")
            self._put(sheet, from_top=True)
        else:
            self._draw(from_top=True)

    def on_resize(self) -> None:
        """Fold anew."""
        self._draw(from_top=False)

    def drawn(self, entry: AnyEntry | None, wording: Wording, *, wanted: Callable[[], bool]) -> Sheet | None:
        """A card for this pane, for other threads too; None if it is no longer wanted."""
        width = self.pane.width
        try:
            return draw(wording, entry, width, wanted=wanted) if entry and width > 1 else Sheet((), ())
        except Abandoned:
            return None

    # A card that ten thousand entries rest on takes seconds to draw: typing goes on meanwhile, and
    # the drawing stops when another card is asked for.
    @work(thread=True, exclusive=True, group="card")
    def _draw(self, *, from_top: bool) -> None:
        worker = get_current_worker()
        sheet = self.drawn(self.shown, self._wording, wanted=lambda: not worker.is_cancelled)
        if sheet and not worker.is_cancelled:
            self.post_message(self._Drawn(self.shown, sheet, from_top=from_top))

    @on(_Drawn)
    def _take(self, drawn: _Drawn) -> None:
        if drawn.entry is self.shown:
            self._put(drawn.sheet, from_top=drawn.from_top)

    def _put(self, sheet: Sheet, *, from_top: bool) -> None:
        self._sheet = sheet
        self._at = -1
        self.have_lines(len(sheet.lines))
        if from_top:
            self.scroll_to(0, 0, animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line; the chosen stop is marked."""
        width = self.pane.width
        at = y + self.scroll_offset.y
        if at >= len(self._sheet.lines):
            return Strip.blank(width, BASE)
        line = self._sheet.lines[at]
        stop = self.stop
        if stop is None or not stop.first <= at <= stop.last:
            return strip_of(line, width)
        return strip_of(_marked(line), width)

    def action_step(self, by: int) -> None:
        """The next stop, if it is in sight or a page away; else scroll."""
        stops = self._sheet.stops
        top, height = self.scroll_offset.y, self.pane.height
        at = self._at + by
        if self._at < 0 < by:
            at = next((number for number, stop in enumerate(stops) if stop.first >= top), len(stops))
        if 0 <= at < len(stops) and top - 1 <= stops[at].first <= top + height:
            self._at = at
            stop = stops[at]
            region = Region(0, stop.first, 1, stop.last - stop.first + 1)
            self.scroll_to_region(region, animate=False, immediate=True, x_axis=False)
            self.refresh()
        else:
            self.scroll_relative(y=by, animate=False, immediate=True)

    def action_page(self, by: int) -> None:
        """About as many lines as the pane shows."""
        height = self.pane.height
        self.scroll_relative(y=by * max(height - 1, 1), animate=False, immediate=True)

    def action_edge(self, end: int) -> None:
        """The first or the last line."""
        self.scroll_to(y=end * len(self._sheet.lines), animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Follow what is clicked."""
        at = event.y + self.scroll_offset.y
        stop = next((stop for stop in self._sheet.stops if stop.first <= at <= stop.last), None)
        if stop:
            self.post_message(self.Followed(stop))


def _marked(line: Text) -> Text:
    """A stop's line with what leads on reversed, its label and margin as they are."""
    marked = line.copy()
    spans = [span for span in line.spans if getattr(span.style, "meta", None)]
    for span in spans:
        marked.stylize(CHOSEN, span.start, span.end)
    return marked
