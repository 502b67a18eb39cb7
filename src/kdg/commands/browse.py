"""`kdg browse`."""

import gc
import os
import signal
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from kdg.answers import Plain
from kdg.asking import Asking
from kdg.completion import references
from kdg.errors import ExitCode, UsageError
from kdg.output import is_terminal

READING = False


def command(
    ask: Asking,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...", help="What to look for first.", autocompletion=references, show_default=False
        ),
    ] = None,
    print_: Annotated[  # noqa: FBT002 - Typer reads a flag from its default
        bool, typer.Option("--print", help="Enter leaves and prints the id of what is chosen.")
    ] = False,
) -> Plain:
    """Look things up on a full screen while typing; the keys are in its last line.

    \b
    Examples:
      kdg browse
      kdg browse ワクチン
      kdg show "$(kdg browse --print)"
    """
    _check_terminal(ask, printing=print_)
    if find_spec("textual") is None:
        raise UsageError("browse needs Textual: pip install 'kdg[browse]'")
    library, (language, _) = ask.library, ask.language
    # Textual draws 60 times a second at most, and three steps of one key would wait for three of these.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    # Textual takes a quarter of a second to import: only this command pays for it.
    from kdg.browse.app import Browse

    # Off for short answers; this one may run for hours. What is there by now stays, and is not walked through again.
    gc.freeze()
    gc.enable()
    app = Browse(library, language, query=" ".join(words or ()), printing=print_)
    chosen = app.run()
    if app.fault:
        raise app.fault
    if app.signal:
        signal.signal(app.signal, signal.SIG_DFL)
        os.kill(os.getpid(), app.signal)
    if chosen:
        return Plain(f"{chosen}\n")
    return Plain("", code=ExitCode.NOT_FOUND if print_ else ExitCode.OK)


def _check_terminal(ask: Asking, *, printing: bool) -> None:
    """It reads keys, and draws on standard error, so that standard output is free for the id."""
    streams = {"standard input": sys.stdin, "standard error": sys.stderr}
    if not printing or sys.platform == "win32":
        streams["standard output"] = sys.stdout
    for name, stream in streams.items():
        if not is_terminal(stream):
            raise UsageError(f"browse needs a terminal, and {name} is none", hint="kdg search answers anywhere")
    if ask.environment.get("TERM", "dumb" if sys.platform != "win32" else "") == "dumb":
        raise UsageError("browse needs a terminal that can draw, and TERM is dumb", hint="kdg search answers anywhere")
