"""A handout as Markdown that looks like what it means, and on which line each block stands."""

from collections.abc import Iterable, Sequence

import msgspec

from kdg.clean import is_web
from kdg.export.blocks import Block, Part, Row, Run, Table
from kdg.formats import escape_markdown, markdown_start, markdown_table

HEAD = "<!-- markdownlint-disable MD013 MD026 -->"
"""A paragraph stands on one line whatever its length; a title is a quotation and keeps its final 。"""


class Written(msgspec.Struct, frozen=True):
    """Markdown, and the block or row that begins on a line (counted from 0)."""

    text: str
    places: dict[int, Block | Row | Table]


def write(parts: Iterable[Part]) -> Written:
    """The Markdown of a handout's parts, one blank line between blocks."""
    lines = [HEAD]
    places: dict[int, Block | Row | Table] = {}
    for part in parts:
        lines.append("")
        if isinstance(part, Table):
            places[len(lines)] = part
            places.update((len(lines) + 2 + index, row) for index, row in enumerate(part.rows))
            cells = [[run.text for run in row.cells] for row in part.rows]
            lines += markdown_table([run.text for run in part.head], cells).splitlines()
        else:
            places[len(lines)] = part
            lines.append(_line(part))
    return Written("\n".join(lines) + "\n", places)


def _line(block: Block) -> str:
    said = _runs(block.runs) + _cited(block.cites)
    if block.kind == "heading":
        return f"{'#' * block.level} {said}"
    if block.kind == "text":
        return "  " * block.level + markdown_start(said)
    marker = f"{block.number}." if block.number else "-"
    return f"{'  ' * (block.level - 1)}{marker} {markdown_start(said)}"


def _cited(numbers: Sequence[int]) -> str:
    return " " + "".join(f"\\[{number}\\]" for number in numbers) if numbers else ""


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: Run) -> str:
    match run.style:
        case "strong" | "em":
            mark = "**" if run.style == "strong" else "*"
            said = escape_markdown(run.text).strip()
            return f"{mark}{said}{mark}" if said else ""
        case "address" if is_web(run.text):
            return f"<{address(run.text)}>"
        case _:
            return escape_markdown(run.text)


def address(url: str) -> str:
    """An address without what would end an autolink early."""
    return "".join(f"%{ord(char):02X}" if char in "<> " or char < " " else char for char in url)
