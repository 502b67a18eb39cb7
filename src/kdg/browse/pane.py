"""A pane of lines that scrolls: what the list and the card have in common."""

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


class Pane(ScrollView):
    """Lines behind a window, with a bar that is always there."""

    @property
    def pane(self) -> Size:
        """What is left beside the scroll bar."""
        return self.scrollable_content_region.size

    def have_lines(self, many: int) -> None:
        """Say how many lines there are to scroll through.

        Setting `virtual_size` would lay out the whole screen, a third of a frame, although nothing moves but the bar.
        """
        size = Size(self.pane.width, many)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
