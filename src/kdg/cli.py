"""From the command line to the exit code: which command, called how, and what if it fails.

Floor 3. The only home of Typer's app and the only catcher of errors. Only the command that is
called is built: building all of them costs a tenth of a start.
"""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer

from kdg import output
from kdg.answers import Plain
from kdg.asking import Asking, ColorOption, FileOption, LangOption, asks, merge
from kdg.clean import echo
from kdg.commands import COMMANDS
from kdg.commands.paths import version_lines
from kdg.completion import offers
from kdg.errors import ExitCode, KdgError, UsageError

PROG = "kdg"
_COMPLETE = "_KDG_COMPLETE"
_TAKES_VALUE = ("--file", "-f", "--lang", "-l", "--color")

_HELP = """Look up a country's digital-government strategies, goals, figures and terms.

\b
Examples:
  kdg show 1                    the goal tree of strategy 1
  kdg search O2O                what matches, in any language or spelling
  kdg profile GDP               the figures that a name means
  kdg list --json | jq '.items[].title.en'
"""
_EPILOG = (
    "Through a pipe: one record a line, tab-separated. Exit codes: 0 an answer, 1 nothing found, 2 wrong usage, "
    "3 bad knowledge file, 4 not written."
)


def _version(ask: Asking) -> Plain:
    """Tool, knowledge and JSON version; works on a broken file too."""
    return Plain(version_lines(ask))


def _root(
    ctx: typer.Context,
    file: FileOption = None,
    lang: LangOption = None,
    color: ColorOption = None,
    version: Annotated[bool, typer.Option("--version", help="Tool, knowledge and JSON version.")] = False,  # noqa: FBT002 - Typer reads a flag from its default
) -> Any:  # noqa: ANN401 - a reply, or nothing
    ctx.obj = merge(Asking(progress=output.progress), {"file": file, "lang": lang, "color": color})
    if version:
        return ctx.obj, _version(ctx.obj)
    if ctx.invoked_subcommand is None:
        return ctx.obj, Plain(ctx.get_help() + "\n")
    return None


def build(names: Sequence[str]) -> Any:  # noqa: ANN401 - Typer's own group, a private class
    """The command group with some of the commands, in the order of COMMANDS."""
    app = typer.Typer(
        name=PROG,
        add_completion=False,
        rich_markup_mode=None,  # help and errors are plain text: no boxes in pipes, and half the start-up time
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True, help=_HELP, epilog=_EPILOG)(_root)
    for name in names:
        module = import_module(f"kdg.commands.{name}")
        reading = getattr(module, "READING", True)
        nothing, json = getattr(module, "NOTHING", None), getattr(module, "JSON", False)
        function = asks(module.command, reading=reading, json=json, nothing=nothing)
        app.command(name, short_help=COMMANDS[name])(function)
    return typer.main.get_command(app)


def _called(argv: Sequence[str]) -> tuple[int, str]:
    """Position and name of the command; (-1, "") where there is none."""
    skip = False
    for index, word in enumerate(argv):
        if skip:
            skip = False
        elif word in _TAKES_VALUE:
            skip = True
        elif word == "--":
            break
        elif not word.startswith("-") or word == "-":
            return index, word
    return -1, ""


def _prepared(argv: Sequence[str]) -> list[str]:
    """The command line as Typer takes it: `--open` may stand without its number, `help X` is `X --help`."""
    words = list(argv)
    index, name = _called(words)
    if name == "help":
        rest = words[index + 1 :]
        return [*words[:index], *rest[:1], "--help"]
    if name == "sources":
        for at, word in enumerate(words):
            following = words[at + 1] if at + 1 < len(words) else ""
            if word == "--open" and not following.isdecimal():
                words[at] = "--open=?"
    return words


def _unknown(name: str) -> UsageError:
    near = get_close_matches(name, COMMANDS, n=1)
    shown = echo(name)
    also = f"did you mean kdg {near[0]}? " if near else ""
    return UsageError(f'no command "{shown}"', hint=f"{also}kdg search {shown} looks it up")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code. Never raises for what a user can do."""
    words = _prepared(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
    except KdgError as error:
        code = output.report(error)
    except typer.TyperException as error:
        code = _usage(error, words)
    except output.ClosedPipeError:
        code = ExitCode.CLOSED_PIPE
    except (KeyboardInterrupt, typer.Abort):
        output.complain("interrupted")
        code = ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line before the user
        code = _fault(error)
    return int(code)


def _asks_for_help(words: Sequence[str]) -> bool:
    options = words[: words.index("--")] if "--" in words else words
    return "-h" in options or "--help" in options


def _run(words: list[str]) -> int:
    _, name = _called(words)
    if name and name not in COMMANDS:
        raise _unknown(name)
    group = build([name] if name else [] if "--version" in words else list(COMMANDS))
    help_text = io.StringIO()
    # Typer prints help itself; it must go through the same writer as every answer.
    with redirect_stdout(help_text) if _asks_for_help(words) else nullcontext():
        reply = group.main(args=words, prog_name=PROG, standalone_mode=False)
    if help_text.getvalue():
        output.put_bytes(output.encoded(help_text.getvalue(), sys.stdout))
    if reply == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if isinstance(reply, int):
        return reply
    if reply is None:
        return ExitCode.OK
    ask, answer = reply
    output.write(ask, answer)
    if answer.error:
        return output.report(answer.error)
    return int(answer.code)


def _usage(error: typer.TyperException, words: Sequence[str]) -> int:
    said = getattr(error, "format_message", lambda: str(error))()
    first, *more = said.strip().splitlines() or ["wrong usage"]
    _, name = _called(words)
    hint = " ".join(more).strip() or f"kdg {name + ' ' if name in COMMANDS else ''}--help"
    output.complain(first[:1].lower() + first[1:].rstrip("."), hint)
    return ExitCode.USAGE


def _fault(error: Exception) -> int:
    if os.environ.get("KDG_DEBUG"):
        raise error
    output.complain(f"a fault of kdg: {type(error).__name__}: {error}", "KDG_DEBUG=1 shows where")
    return ExitCode.FAULT


def run() -> None:
    """The console script."""
    instruction = os.environ.get(_COMPLETE)
    output.leave(main() if instruction is None else _complete(instruction))


def _complete(instruction: str) -> int:
    """Answer a shell: the script that turns completion on, or what Tab offers."""
    # Only a shell that asks pays for it.
    from kdg import shells

    what, _, shell = instruction.partition("_")
    if shell not in shells.SCRIPTS or what not in ("source", "complete"):
        output.complain(f"no completion {instruction}", f"source_{', source_'.join(shells.SCRIPTS)}")
        return ExitCode.USAGE
    if what == "source":
        output.put_bytes(shells.SCRIPTS[shell].lstrip().encode())
        return ExitCode.OK
    line = shells.typed(os.environ.get("COMP_WORDS", ""))
    words = line.words[1:] if line.words[:1] == ["help"] else line.words
    _, name = _called(words)
    known = name in COMMANDS or not name
    offered = offers(build([name] if name else list(COMMANDS)), words, line.last) if known else []
    said = shells.FILES + "\n" if offered is None else shells.for_shell(shell, offered, line, os.environ)
    output.put_bytes(said.encode())
    return ExitCode.OK
