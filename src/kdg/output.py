"""Where answers and messages leave kdg: which face, what colour, which bytes, what if it fails.

Floor 3. The only module that writes to standard output and standard error.
"""

import io
import os
import re
import shutil
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, NoReturn, TextIO

from kdg import formats
from kdg.answers import Answer, Plain
from kdg.asking import Asking
from kdg.clean import printable
from kdg.errors import AmbiguousError, ExitCode, KdgError, NotWrittenError

_ROWS = 24
_COLUMNS = 80


_MEASURED = ("card", "hits", "paths")
"""Screens that do not say how many rows they need: a card is read from its top, hits keep to the height."""


class ClosedPipeError(Exception):
    """The reader of standard output went away."""


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether somebody looks at a stream; a closed one nobody."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def in_colour(option: str | None, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """`--color`, then NO_COLOR, then CLICOLOR_FORCE and FORCE_COLOR, then the terminal and TERM=dumb.

    An empty variable counts as unset; 0 turns the forcing variables off.
    """
    if option in ("always", "never"):
        return option == "always"
    if environment.get("NO_COLOR"):
        return False
    forced = [value for name in ("CLICOLOR_FORCE", "FORCE_COLOR") if (value := environment.get(name))]
    if forced:
        return any(value != "0" for value in forced)
    return terminal and environment.get("TERM") != "dumb"


def write(ask: Asking, answer: Answer | Plain) -> None:
    """Write an answer to standard output, messages to standard error.

    Raises NotWrittenError where the bytes cannot be written, ClosedPipeError where nobody reads them.
    """
    stream: IO[str] | None = sys.stdout
    _end_progress()
    if isinstance(answer, Answer) and ask.fields:
        formats.check_fields(answer.kind, ask.fields)
    for message in answer.messages:
        complain(message)
    if isinstance(answer, Plain):
        put_bytes(answer.text.encode() if answer.utf8 else encoded(answer.text, stream))
        return
    terminal = is_terminal(stream)
    style = ask.format
    if style is None and (terminal or ask.color == "always") and answer.screen and not ask.fields:
        if answer.records():
            put_bytes(encoded(drawn(ask, answer, terminal=terminal), stream))
        return
    words = answer.wording or ask.wording
    data = formats.render(answer, style or "text", words, fields=ask.fields, ascii_only=ask.ascii)
    put_bytes(data if style in ("json", "jsonl") else encoded(data.decode(), stream))


def drawn(ask: Asking, answer: Answer, *, terminal: bool) -> str:
    """The terminal's face of an answer."""
    # Rich is imported where something is drawn, and nowhere else.
    from kdg.screens import draw
    from kdg.screens.paper import Paper

    colour = in_colour(ask.color, ask.environment, terminal=terminal)
    size = shutil.get_terminal_size((_COLUMNS, _ROWS))
    out = io.StringIO()
    paper = Paper(
        out,
        answer.wording or ask.wording,
        columns=size.columns,
        rows=size.lines,
        colour=colour,
        links=colour and terminal and ask.environment.get("TERM") != "dumb",
    )
    assert answer.screen is not None  # noqa: S101 - asked by the caller
    draw(paper, answer.screen)
    lines = out.getvalue().count("\n") + 1
    if lines >= size.lines and answer.screen.name not in _MEASURED:
        paper.put(paper.wording("rows", lines))
    return _LINK.sub(_stable, out.getvalue())


# Rich draws the id of a link by lot; the same answer must be the same bytes.
_LINK = re.compile("\x1b]8;id=[^;]*;([^\x1b]+)")


def _stable(link: re.Match[str]) -> str:
    return f"\x1b]8;id={zlib.crc32(link[1].encode()):x};{link[1]}"


def encoded(text: str, stream: IO[str] | None) -> bytes:
    """Text in a stream's encoding; what that cannot hold becomes a visible \\u escape."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        return text.encode(encoding, "backslashreplace")
    except LookupError:
        return text.encode("utf-8", "backslashreplace")


def put_bytes(data: bytes) -> None:
    """Write bytes to standard output and see that they are out."""
    if sys.stdout is None:
        raise NotWrittenError("standard output is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _give_up(sys.stdout)
        raise ClosedPipeError from None
    except (OSError, ValueError) as error:
        _give_up(sys.stdout)
        reason = getattr(error, "strerror", None) or "it is closed"
        raise NotWrittenError(f"standard output: {reason[:1].lower()}{reason[1:]}") from None


def _give_up(stream: IO[str]) -> None:
    """Let the interpreter's own flush at exit go nowhere, or it would complain a second time."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def leave(code: int) -> NoReturn:
    """End the process. Everything is written by now; taking the interpreter apart would be a sixth of the whole run."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


_in_progress: list[str] = []


def progress(what: str) -> None:
    """Say on a terminal's standard error what takes long; the next message or the answer wipes it away."""
    if is_terminal(sys.stderr):
        _end_progress()
        _in_progress.append(what)
        _to_stderr(f"kdg: {printable(what)} ...")


def _end_progress() -> None:
    if _in_progress:
        _in_progress.clear()
        _to_stderr("\n" if os.environ.get("TERM") == "dumb" else "\r\x1b[K")


def complain(message: str, hint: str = "") -> None:
    """One line to standard error, and at most one hint; nothing can go wrong here that matters more."""
    _end_progress()
    _to_stderr(f"kdg: {printable(message)}\n" + (f"     {printable(hint)}\n" if hint else ""))


def _to_stderr(text: str) -> None:
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    with suppress(OSError, ValueError):
        stream.flush()
        stream.buffer.write(encoded(text, stream))
        stream.buffer.flush()


def report(error: KdgError) -> ExitCode:
    """Say what went wrong; the exit code that goes with it."""
    complain(error.message, error.hint)
    if isinstance(error, AmbiguousError):
        _to_stderr("".join(f"     {printable(name)}  {printable(title)}\n" for name, title in error.candidates))
    return error.code
