"""Everything that can go wrong for a user, and the exit code that each has.

Floor 0. One family: `kdg.cli.main` catches `KdgError` and nothing else turns one into words.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What a script may rely on. README and docs restate this table; tests compare them."""

    OK = 0
    """An answer. An empty list is one."""
    NOT_FOUND = 1
    """kdg looked and found nothing, or not one thing."""
    USAGE = 2
    """The command line is wrong."""
    BAD_FILE = 3
    """The knowledge file is missing, unreadable or breaks its rules."""
    NOT_WRITTEN = 4
    """The output could not be written."""
    FAULT = 70
    """A fault of kdg's own."""
    INTERRUPTED = 130
    """Ctrl-C."""
    CLOSED_PIPE = 141
    """The reader of the output went away; what a shell reports for SIGPIPE."""


class KdgError(Exception):
    """One line for the user, and at most one hint below it."""

    code: ClassVar[ExitCode]

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NotFoundError(KdgError):
    """kdg looked, and there is no such thing."""

    code = ExitCode.NOT_FOUND


class AmbiguousError(KdgError):
    """A name means several entries; `candidates` are their ids and titles, best first."""

    code = ExitCode.NOT_FOUND

    def __init__(self, message: str, candidates: Sequence[tuple[str, str]], *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.candidates = tuple(candidates)


class UsageError(KdgError):
    """The command line asks for something that does not exist."""

    code = ExitCode.USAGE


class BadFileError(KdgError):
    """A knowledge file cannot be read, or breaks a rule. Line and column count from 1, 0 is unknown."""

    code = ExitCode.BAD_FILE

    def __init__(self, path: str, message: str, *, line: int = 0, column: int = 0, hint: str = "") -> None:
        place = f"{path}:{line}:{column}" if line else path
        super().__init__(f"{place}: {message}", hint=hint)
        self.path = path
        self.problem = message
        self.line = line
        self.column = column


class ProblemsError(KdgError):
    """`kdg check` found problems; they are listed, this counts them."""

    code = ExitCode.BAD_FILE


class NotWrittenError(KdgError):
    """The output could not be written: full disk, no permission, a file in the way."""

    code = ExitCode.NOT_WRITTEN
