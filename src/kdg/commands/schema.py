"""`kdg schema`."""

from typing import Annotated

import typer

from kdg.answers import Plain
from kdg.asking import Asking
from kdg.clean import printable
from kdg.errors import UsageError

READING = False
WHAT = ("file", "output")


def command(
    _ask: Asking,
    what: Annotated[
        str,
        typer.Argument(metavar="[file|output]", help="The knowledge file, or the JSON that --json prints."),
    ] = "file",
) -> Plain:
    """Print the JSON Schema of the knowledge file, or of the JSON output.

    \b
    Examples:
      kdg schema > kdg.schema.json     # then, as the file's first line: #:schema ./kdg.schema.json
      kdg schema output
    """
    from kdg import schema

    if what not in WHAT:
        raise UsageError(f'no schema of "{printable(what)}"', hint="kdg schema, or kdg schema output")
    document = schema.of_file() if what == "file" else schema.of_output()
    return Plain(document.decode(), utf8=True)
