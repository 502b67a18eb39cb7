"""Write man/kdg.1 from the commands themselves; `--check` only says whether it is current.

python scripts/manpage.py [--check]
"""

import inspect
import re
import sys
from pathlib import Path
from typing import Any

from kdg import __version__
from kdg.cli import build
from kdg.commands import COMMANDS
from kdg.errors import ExitCode

TARGET = Path(__file__).parents[1] / "man" / "kdg.1"

_FILES = """
.TP
.B --file \\fIPATH\\fR
A TOML file; - is standard input.
.TP
.B KDG_FILE
The same, for every call.
.TP
.I $XDG_CONFIG_HOME/kdg/strategies.toml
Your own copy, made by \\fBkdg new --copy\\fR.
.PP
Else the packaged file. The first one named is taken, even if it is missing.
"""
_ENVIRONMENT = """
.TP
.B KDG_FILE, KDG_LANG
The knowledge file; the language of answers.
.TP
.B NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR
No colour; colour in spite of the terminal. --color goes first.
.TP
.B COLUMNS, LINES
The size of the screen to draw for.
.TP
.B KDG_DEBUG
Print a traceback where kdg itself is at fault.
"""


def roff(text: str) -> str:
    """Text that roff prints as it stands."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", escaped)


def names(command: Any) -> set[str]:  # noqa: ANN401 - Typer's own command, a private class
    """The options of a command."""
    return {part.name for part in command.params if part.param_type_name == "option"}


def options(command: Any, said: set[str]) -> list[str]:  # noqa: ANN401 - as above
    """The options of a command that were not said before, one paragraph each."""
    lines = []
    for parameter in command.params:
        names = ", ".join(getattr(parameter, "opts", []))
        if parameter.param_type_name != "option" or not parameter.help or parameter.name in said:
            continue
        metavar = f" \\fI{roff(parameter.metavar)}\\fR" if parameter.metavar and not parameter.is_flag else ""
        lines += [".TP", f"\\fB{roff(names)}\\fR{metavar}", roff(parameter.help)]
    return lines


def section(name: str, command: Any, said: set[str]) -> list[str]:  # noqa: ANN401 - as above
    """One command: usage, what it does, examples, options."""
    arguments = [part.metavar for part in command.params if part.param_type_name == "argument" and part.metavar]
    usage = " ".join([f"kdg {name}", *arguments])
    about, _, examples = inspect.cleandoc(command.help or "").partition("\n\n")
    shown = [line.strip() for line in examples.splitlines() if line.strip() not in ("\b", "\x08", "Examples:", "")]
    lines = [f'.SS "{roff(usage)}"', roff(" ".join(about.split()))]
    if shown:
        lines += [".PP", ".nf", *(f"    {roff(line)}" for line in shown), ".fi"]
    return lines + options(command, said)


def page() -> str:
    """The whole manual page."""
    group = build(list(COMMANDS))
    codes = []
    for code, (_, about) in zip(ExitCode, _documented(), strict=True):
        codes += [".TP", f".B {int(code)}", roff(about)]
    lines = [
        f'.TH KDG 1 "" "kdg {__version__}" "User Commands"',
        ".SH NAME",
        "kdg \\- look up a country's digital\\-government strategies, goals, figures and terms",
        ".SH SYNOPSIS",
        ".B kdg",
        "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]",
        ".SH DESCRIPTION",
        "kdg answers from one TOML knowledge file, offline. On a terminal an answer is drawn; through a pipe it is one",
        "record a line, tab\\-separated, id first. Options of the first group work before and after the command.",
        *options(group, set()),
        ".PP",
        "Every command that reads the knowledge takes these too:",
        *options(group.commands["list"], names(group)),
        ".SH COMMANDS",
    ]
    said = names(group.commands["list"])
    for name in COMMANDS:
        lines += section(name, group.commands[name], said)
    lines += [".SH FILES", _FILES.strip(), ".SH ENVIRONMENT", _ENVIRONMENT.strip(), ".SH EXIT STATUS", *codes]
    return "\n".join(lines) + "\n"


def _documented() -> list[tuple[str, str]]:
    """Each exit code with the sentence that stands below it in the source."""
    source = inspect.getsource(ExitCode)
    return re.findall(r'(\w+) = \d+\n    """(.+?)"""', source)


def main() -> int:
    """Write the page, or compare it."""
    text = page()
    if "--check" in sys.argv[1:]:
        current = TARGET.exists() and TARGET.read_text(encoding="utf-8") == text
        if not current:
            print("man/kdg.1 is not current: python scripts/manpage.py")
        return 0 if current else 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
