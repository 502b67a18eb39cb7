"""Write a file whole or not at all.

Floor 1. The only module that writes files.
"""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from kdg.clean import printable
from kdg.errors import NotWrittenError


def save(path: Path, data: bytes, *, force: bool = False, folders: bool = False) -> None:
    """Put bytes into a file; an existing one is replaced only with `force`. Raises NotWrittenError.

    `folders` makes those above it that are missing.

    The bytes go to a new file beside it first, so that nobody ever sees half of them; where that
    fails nothing is left behind and what was there before still is. A device or a pipe takes them directly.
    """
    try:
        target = path.resolve()
        if folders:
            target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise NotWrittenError(f"{printable(str(path))}: is a folder")
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.write(data)
            return
        if target.exists() and not force:
            raise NotWrittenError(f"{printable(str(path))}: exists", hint="--force overwrites it")
        _replace(target, data)
    except (OSError, RuntimeError, ValueError) as error:  # also a loop of links, a name with a zero byte
        reason = getattr(error, "strerror", None) or str(error)
        raise NotWrittenError(f"{printable(str(path))}: {printable(reason[:1].lower() + reason[1:])}") from None


def _replace(target: Path, data: bytes) -> None:
    beside = target.parent / f".kdg-{secrets.token_hex(8)}.tmp"
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):  # a file that was there keeps who may read it
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
