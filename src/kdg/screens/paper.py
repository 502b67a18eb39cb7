"""The paper that screens draw on: width, height, folding, labels, links, colour or none."""

from collections.abc import Iterable
from typing import IO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text

from kdg.clean import is_web
from kdg.screens.fold import fold
from kdg.wording import Wording

NARROW = 60
"""Below this many columns screens stack what they otherwise set side by side."""

BOLD = Style(bold=True)


def pad(text: str, width: int) -> str:
    """Text filled with spaces to a width in columns."""
    return text + " " * (width - cell_len(text))


class Paper:
    """A terminal, or what stands in for one.

    `columns` counts the whole terminal; the last cell stays free, because some terminals wrap when it is written.
    """

    def __init__(
        self, stream: IO[str], wording: Wording, *, columns: int, rows: int, colour: bool, links: bool
    ) -> None:
        self.wording = wording
        self.width = max(columns - 1, 2)
        self.rows = rows
        self.colour = colour
        self.links = links and colour
        self.lines = 0
        self.console = Console(
            file=stream,
            width=self.width,
            height=rows,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
            _environ={},
        )

    @property
    def narrow(self) -> bool:
        """Whether the screen stacks."""
        return self.width + 1 < NARROW

    def put(self, line: Text | str = "") -> None:
        """One line as it is; too long a line is left to the terminal, never cut."""
        text = line if isinstance(line, Text) else Text(line)
        self.console.print(text, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
        self.lines += 1

    def put_all(self, lines: Iterable[Text]) -> None:
        """Several lines."""
        for line in lines:
            self.put(line)

    def draw(self, renderable: RenderableType) -> None:
        """Something of Rich's, such as a tree whose labels are folded already."""
        self.console.print(renderable, overflow="ignore", crop=False)

    def folded(self, text: Text | str, width: int) -> list[Text]:
        """The lines of a text at a width, styles kept."""
        styled = text if isinstance(text, Text) else Text(text)
        lines = fold(styled.plain, width)
        # In one go: Rich walks through the whole text for every slice of it.
        places = sorted({place for line in lines for place in line})
        parts = dict(zip([0, *places], styled.divide(places), strict=False))
        return [parts[start] if start < end else Text() for start, end in lines]

    def hanging(self, label: Text | str, text: Text | str, column: int) -> list[Text]:
        """A label, and the text beside it, folded under itself from `column` on.

        A label that does not fit before the column stands on a line of its own.
        """
        label = label if isinstance(label, Text) else Text(label)
        lines = self.folded(text, self.width - column)
        if not lines:
            return [label]
        gap = column - cell_len(label.plain)
        out = []
        if gap < 0 or (gap == 0 and label.plain and not label.plain.endswith(" ")):
            out += self.folded(label, self.width)
            label, gap = Text(""), column
        out.append(Text.assemble(label, " " * gap, lines[0]))
        out += [Text.assemble(" " * column, line) for line in lines[1:]]
        return out

    def signed(self, sign: str, text: Text | str, column: int) -> list[Text]:
        """A line whose sign stands directly before `column`, the text folded under itself."""
        return self.hanging(" " * max(column - 1 - cell_len(sign), 0) + sign, text, max(column, cell_len(sign) + 1))

    def apart(self, left: Text | str, right: str, indent: int = 0) -> list[Text]:
        """Two texts at the two ends of a line; one below the other where they do not fit."""
        left = left if isinstance(left, Text) else Text(left)
        if not right:
            return self._indented(left, indent)
        gap = self.width - 1 - cell_len(left.plain) - cell_len(right)
        if gap >= 2:  # noqa: PLR2004 - less is no gap to see
            return [Text.assemble(left, " " * gap, right)]
        return self._indented(left, indent) + [
            Text.assemble(" " * indent, line) for line in self.folded(right, self.width - indent)
        ]

    def _indented(self, text: Text, indent: int) -> list[Text]:
        first, *rest = self.folded(text, self.width)
        if not rest:
            return [first]
        lines = self.folded(text, self.width - indent)
        return [lines[0], *(Text.assemble(" " * indent, line) for line in lines[1:])]

    def mention(self, entry_id: str, said: str) -> Text:  # noqa: ARG002 - paper leads nowhere, a screen may
        """Words about another entry."""
        return Text(said)

    def link(self, address: str) -> Text:
        """An address, clickable where the terminal can; its id is the address, the same on every run.

        Only a web address: a knowledge file must not lead a click to a file or a program.
        """
        if not self.links or not is_web(address):
            return Text(address)
        return Text(address, Style(link=address))
