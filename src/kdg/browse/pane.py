"""A pane of lines that scrolls: what the list and the card have in common."""

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget


class Pane(ScrollView):
    """Lines behind a window, with a bar that is always there."""

    @property
    def pane(self) -> Size:
        """What is left beside the scroll bar."""
        return self.scrollable_content_region.size

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are. Textual's own way adds borders and padding, which none has, for half of all time."""
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span == (0, self.pane.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def have_lines(self, many: int) -> None:
        """Say how many lines there are to scroll through.

        Setting `virtual_size` would lay out the whole screen, a third of a frame, although nothing moves but the
        bar; a pane that is as high as its lines needs just that.
        """
        size = Size(self.pane.width, many)
        if self.styles.is_auto_height:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
