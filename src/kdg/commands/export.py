"""`kdg export`."""

from pathlib import Path
from typing import Annotated

import typer

from kdg.answers import Plain
from kdg.asking import Asking
from kdg.clean import printable
from kdg.completion import references
from kdg.errors import UsageError
from kdg.references import find
from kdg.saving import save

READING = False
"""The format is the command's first word; --json, --format and --fields do not apply."""

FORMATS = ("md", "html", "json", "jsonl")
STDOUT = "-"


def _formats(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


def command(
    ask: Asking,
    style: Annotated[
        str,
        typer.Argument(metavar="md|html|json|jsonl", help="What to make.", autocompletion=_formats, show_default=False),
    ],
    ref: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]",
            help="Only this entry with what hangs below it and what belongs to it.",
            autocompletion=references,
            show_default=False,
        ),
    ] = None,
    *,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it exists.")] = False,
) -> Plain:
    """Make a handout (Markdown, one HTML page), or write out the whole knowledge (JSON).

    A handout may be in several languages: --lang ja,en. JSON always carries all.

    \b
    Examples:
      kdg export html 1 --output s1.html
      kdg export md --lang ja,en > strategies.md
      kdg export jsonl | head -1
    """
    if style.casefold() not in FORMATS:
        raise UsageError(f'no export "{printable(style)}"', hint=f"kdg export {', '.join(FORMATS)}")
    data = _made(ask, style.casefold(), ref)
    if output is None or output == STDOUT:
        return Plain(data.decode(), utf8=True)
    save(Path(output), data, force=force)
    return Plain("", messages=[f"wrote {printable(output)}"])


def _made(ask: Asking, style: str, ref: list[str] | None) -> bytes:
    """The bytes of an export: UTF-8, whatever the locale."""
    library = ask.library
    languages = ask.languages
    entry = find(library, ref, language=ask.languages[0]) if ref else None
    # Each format imports what it needs and no more: the page's writer costs 30 ms.
    from kdg.export import handout

    if style in ("json", "jsonl"):
        from kdg.export import whole

        write = whole.document if style == "json" else whole.lines
        return write(library, handout.choose(library, entry))
    made = handout.Handout(library, languages, entry)
    if style == "md":
        from kdg.export import markdown

        return markdown.write(made.parts).text.encode()
    from kdg.export import html

    return html.page(made).encode()
