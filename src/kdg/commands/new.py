"""`kdg new`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kdg import store
from kdg.answers import Plain
from kdg.asking import Asking
from kdg.clean import printable
from kdg.errors import NotWrittenError, UsageError
from kdg.saving import save

READING = False


def command(
    ask: Asking,
    target: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="Where to write; - is standard output.", show_default=False)
    ] = None,
    *,
    copy: Annotated[
        bool, typer.Option("--copy", help="The packaged knowledge, without FILE where kdg finds it from now on.")
    ] = False,
) -> Plain:
    """Write a starter file for another country, or an editable copy. Never overwrites: exit code 4.

    \b
    Examples:
      kdg new estonia.toml
      kdg new --copy
    """
    if target is None and not copy:
        raise UsageError("name the file to write, or --copy", hint="kdg new estonia.toml, or kdg new --copy")
    data = store.packaged_copy() if copy else store.STARTER.read_bytes()
    if target == store.STDIN:
        return Plain(data.decode(), utf8=True)
    path = Path(target) if target is not None else store.configured_path()
    if os.path.lexists(path):
        raise NotWrittenError(f"{printable(str(path))}: exists, and kdg new overwrites nothing")
    save(path, data, folders=target is None)
    return Plain(f"wrote {printable(str(path))} ({_what_next(ask, path, copy=copy, named=target is not None)})\n")


def _what_next(ask: Asking, path: Path, *, copy: bool, named: bool) -> str:
    if not copy:
        return "one language and the profile are enough to begin"
    chosen = store.choose(ask.file, ask.environment)
    if chosen.path == path:
        return "used from now on"
    return "an editable copy" if named else f"used when {'--file' if ask.file else 'KDG_FILE'} names no other file"
