"""How tests run kdg. The real `kdg.cli.main`, so that its catching of errors is under test too."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Any, NamedTuple
from unittest.mock import patch

import kdg as package
from kdg import cli, store
from kdg.library import Library

HERE = Path(__file__).parent
DATA = HERE / "data"
GOLDEN = HERE / "golden"
SMALL = DATA / "small.toml"
REAL = store.packaged_path()
SOURCE = Path(package.__file__).parents[1]
"""What PYTHONPATH must name, so that a child process tests this very kdg."""


class Ran(NamedTuple):
    """Exit code, standard output, standard error: compared whole, so that nothing else was printed."""

    code: int
    out: str
    err: str


class _Tty(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@contextmanager
def streams(stdin: bytes, encoding: str, errors: str, *, tty: bool) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Standard streams that keep their bytes."""
    out, err = io.BytesIO(), io.BytesIO()
    kind = _Tty if tty else io.TextIOWrapper
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = kind(out, encoding=encoding, errors=errors)
    sys.stderr = io.TextIOWrapper(err, encoding=encoding, errors="backslashreplace")
    try:
        yield out, err
    finally:
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
                stream.detach()
        sys.stdin, sys.stdout, sys.stderr = before


_read: dict[tuple[str, bytes, bool], Library] = {}


def _load_bytes(name: str, data: bytes, *, trusted: bool = False) -> Library:
    """What store.load_bytes answers, once for the same bytes: the real file takes long to parse again and again."""
    key = name, data, trusted
    if key not in _read:
        if len(_read) > 40:
            _read.clear()
        _read[key] = _LOAD_BYTES(name, data, trusted=trusted)
    return _read[key]


_LOAD_BYTES = store.load_bytes


@cache
def _group(names: tuple[str, ...]) -> Any:
    """What cli.build answers, once for the same commands: Typer takes longer to build than most answers to draw."""
    return _BUILD(names)


_BUILD = cli.build


def call(
    args: Sequence[str],
    *,
    stdin: bytes = b"",
    env: Mapping[str, str | None] | None = None,
    file: Path | str | None = None,
    tty: bool = False,
    encoding: str = "utf-8",
    errors: str = "strict",
) -> tuple[int, bytes, bytes]:
    """One command line in this process: exit code and bytes. A variable of None is not set."""
    changed = {**({"KDG_FILE": str(file)} if file is not None else {}), **(env or {})}
    with patch.dict(os.environ):
        for name, value in changed.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        with (
            streams(stdin, encoding, errors, tty=tty) as (out, err),
            patch.object(store, "load_bytes", _load_bytes),
            patch.object(cli, "build", lambda names: _group(tuple(names))),
        ):
            code = cli.main([str(arg) for arg in args])
    return code, out.getvalue(), err.getvalue()


class Kdg:
    """kdg through a pipe."""

    def __call__(
        self,
        *args: str,
        stdin: bytes = b"",
        env: Mapping[str, str | None] | None = None,
        file: Path | str | None = None,
        encoding: str = "utf-8",
    ) -> Ran:
        code, out, err = call(args, stdin=stdin, env=env, file=file, encoding=encoding)
        return Ran(code, out.decode(encoding), err.decode(encoding))


class Terminal:
    """kdg on a terminal of some size. Without colour unless asked, so that screens read as text."""

    def __call__(
        self,
        *args: str,
        columns: int = 80,
        rows: int = 24,
        colour: bool = False,
        stdin: bytes = b"",
        env: Mapping[str, str | None] | None = None,
        file: Path | str | None = None,
    ) -> Ran:
        surroundings = {
            "COLUMNS": str(columns),
            "LINES": str(rows),
            "NO_COLOR": None if colour else "1",
            **(env or {}),
        }
        code, out, err = call(args, stdin=stdin, env=surroundings, file=file, tty=True)
        return Ran(code, out.decode(), err.decode())


def surroundings(env: Mapping[str, str | None] | None = None, file: Path | str | None = None) -> dict[str, str]:
    """The environment of a child process."""
    said = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1"}
    if file is not None:
        said["KDG_FILE"] = str(file)
    for name, value in (env or {}).items():
        if value is None:
            said.pop(name, None)
        else:
            said[name] = value
    return said


class Process:
    """`python -m kdg` as a process of its own."""

    def __call__(
        self,
        *args: str | bytes,
        stdin: bytes = b"",
        env: Mapping[str, str | None] | None = None,
        file: Path | str | None = None,
        stdout: IO[bytes] | int = subprocess.PIPE,
        cwd: Path | None = None,
        timeout: float = 60,
    ) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "kdg", *args],
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=surroundings(env, file),
            cwd=cwd,
            timeout=timeout,
            check=False,
        )
        return done.returncode, done.stdout or b"", done.stderr
