"""Find a knowledge file, read it, decode it. The only module that opens one, and the only home of tomli.

Floor 1.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kdg.clean import printable
from kdg.compiled import load_compiled, load_folded
from kdg.errors import BadFileError
from kdg.library import Library
from kdg.model import Knowledge

if TYPE_CHECKING:  # the packaged file is checked by the gate, so most starts need no rules
    from kdg.rules import Problem

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused before it is read: the bound up to which kdg was tried."""

STDIN = "-"
_HERE = Path(__file__).parent
_PACKAGED = (
    _HERE / "data" / "strategies.toml",  # an installed wheel
    _HERE.parents[1] / "data" / "strategies.toml",  # a checkout, or an editable install
)

# A quick look at the bytes tells whether the parsed texts must be looked through for control and
# direction characters. tomli itself refuses raw ones below U+0020. One set of first bytes keeps
# the scan fast: 0.1 s for 45 MB, where plain alternatives take 0.6.
_ESCAPED_CONTROL = re.compile(rb"\\(?:[bfnrtex]|u00[01789]|u061[cC]|u20[0-2]|u206|u[dD][89a-fA-F]|U)")
_RAW_CONTROL = re.compile(
    rb"[\xc2\xd8\xe2](?:(?<=\xc2)[\x80-\x9f]|(?<=\xd8)\x9c|(?<=\xe2)(?:\x80[\x8e\x8f\xa8-\xae]|\x81[\xa6-\xa9]))"
)
_MULTI_LINE = (b"\t", b'"""', b"'''")


def _may_hold_control(data: bytes) -> bool:
    marked = _ESCAPED_CONTROL.search(data) or _RAW_CONTROL.search(data)
    return bool(marked) or any(sign in data for sign in _MULTI_LINE)


class _WholeFileError(BadFileError):
    """Something is wrong with a file as a whole: there is no place to look for."""


class Choice(msgspec.Struct, frozen=True):
    """Which file is asked, and why. `reason` is one of file, environment, configuration, packaged."""

    path: Path | None
    reason: str

    @property
    def name(self) -> str:
        """The path as messages print it; standard input is `-`."""
        return STDIN if self.path is None else printable(str(self.path))

    def size(self) -> int:
        """Bytes of the file; 0 where that cannot be told before it is read."""
        try:
            return self.path.stat().st_size if self.path else 0
        except (OSError, ValueError):  # a name with a NUL in it
            return 0


def packaged_path() -> Path:
    """The knowledge file that came with kdg. Never looked for in the working directory."""
    return next((path for path in _PACKAGED if path.is_file()), _PACKAGED[0])


def configured_path() -> Path:
    """Where a user's own copy is found without being named."""
    # What only one path needs is imported there: platformdirs costs 2 ms.
    import platformdirs

    return Path(platformdirs.user_config_dir("kdg", appauthor=False)) / "strategies.toml"


def choose(named: str | None, environment: Mapping[str, str] = os.environ) -> Choice:
    """`--file`, then KDG_FILE, then the user's own copy, then the packaged file.

    A named file is taken even if it is missing: falling through would answer from another one.
    """
    if named:
        return Choice(None if named == STDIN else Path(named), "file")
    if from_environment := environment.get("KDG_FILE"):
        return Choice(None if from_environment == STDIN else Path(from_environment), "environment")
    own = configured_path()
    if own.exists() or own.is_symlink():
        return Choice(own, "configuration")
    return Choice(packaged_path(), "packaged")


def read_bytes(choice: Choice) -> bytes:
    """The file's bytes, at most 64 MiB. Raises BadFileError for whatever stands in the way."""
    if choice.path is None and sys.stdin is None:
        raise BadFileError(choice.name, "standard input is closed", hint="kdg paths tells which file is asked and why")
    try:
        if choice.path is None:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with choice.path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadFileError(choice.name, _sentence(reason), hint="kdg paths tells which file is asked and why") from None
    if len(data) > MAX_BYTES:
        raise BadFileError(choice.name, "larger than 64 MiB")
    return data


def _sentence(reason: str) -> str:
    return printable(reason[:1].lower() + reason[1:])


def decode_text(name: str, data: bytes) -> str:
    """The text of a file. Raises BadFileError for a BOM, binary data, or bytes that are no UTF-8."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise BadFileError(name, "begins with a byte order mark (BOM); save it as UTF-8 without one", line=1, column=1)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadFileError(name, "is UTF-16; save it as UTF-8", line=1, column=1)
    if b"\x00" in data:
        raise BadFileError(name, "is binary, no TOML text")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        message = f"byte 0x{data[error.start]:02x} is no UTF-8"
        raise BadFileError(name, message, line=line, column=column) from None


def parse(name: str, text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises BadFileError with line and column."""
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = _sentence(error.msg)
        raise BadFileError(name, message, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise BadFileError(name, "is nested too deeply") from None
    except ValueError as error:  # an integer of more digits than Python converts
        raise BadFileError(name, _sentence(str(error).partition(";")[0])) from None


def load_bytes(name: str, data: bytes, *, trusted: bool = False) -> Library:
    """A library from the bytes of a file. `trusted` leaves out the rules that the gate has checked.

    Raises BadFileError with the first problem and its place.
    """
    try:
        return Library(_decoded(name, data, trusted=trusted))
    except _WholeFileError:  # so large a file takes long to be looked through
        raise
    except BadFileError as error:
        raise _placed(name, data, error) from None


def _decoded(name: str, data: bytes, *, trusted: bool) -> Knowledge:
    """The knowledge, at the least cost for a file that has no fault; faults are said again by `_placed`."""
    raw = parse(name, decode_text(name, data))
    if not raw:
        raise BadFileError(name, "is empty")
    if not trusted and _may_hold_control(data):
        from kdg.rules import characters

        _refuse(name, characters(raw))
    try:
        know = msgspec.convert(raw, Knowledge)
    except msgspec.ValidationError as error:
        raise BadFileError(name, _sentence(str(error))) from None
    except RecursionError:
        raise BadFileError(name, "is nested too deeply") from None
    if not trusted:
        from kdg.rules import essential

        _refuse(name, essential(know))
    return know


def _refuse(name: str, problems: Iterator["Problem"]) -> None:
    if problem := next(problems, None):
        raise (BadFileError if problem.where else _WholeFileError)(name, printable(problem.message))


def _placed(name: str, data: bytes, error: BadFileError) -> BadFileError:
    """The first problem as `kdg check` says it. Only a broken file pays for finding the place."""
    from kdg.check import examine, hint

    advice = "" if name == STDIN else hint(name)
    found = next((finding for finding in examine(data, first=True) if not finding.warning), None)
    if found is None:  # the two should never disagree; if they do, this is better than nothing
        return BadFileError(name, error.problem, line=error.line, column=error.column, hint=advice)
    return BadFileError(name, found.said, line=found.line, column=found.column, hint=advice)


STARTER = _HERE / "starter.toml"
"""What `kdg new FILE` writes."""


def packaged_copy() -> bytes:
    """The packaged file as somebody's own: its first line names a schema that only lies beside the original."""
    data = read_bytes(Choice(packaged_path(), "packaged"))
    version = load(Choice(packaged_path(), "packaged")).knowledge.version
    mark = f"# A copy of the knowledge that came with kdg, version {version}."
    return re.sub(rb"\A#:schema [^\n]*", mark.encode(), data)


def load(choice: Choice) -> Library:
    """The library of the chosen file. Raises BadFileError."""
    data = read_bytes(choice)
    if choice.reason != "packaged" or choice.path is None:
        return load_bytes(choice.name, data)
    compiled = load_compiled(choice.path, data)
    if compiled is None:
        return load_bytes(choice.name, data, trusted=True)
    return Library(compiled, partial(load_folded, choice.path, data))
