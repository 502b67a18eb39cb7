"""The packaged knowledge in a form that is decoded instead of parsed and folded: a third of a start.

Floor 1. The build writes two files beside the TOML file in a wheel (`hatch_build.py`): the knowledge,
and its names and texts as they are searched, which only search reads. A checkout has none, reads the
TOML and folds it. The first four bytes of each are the TOML file's CRC-32: a TOML file that was edited
in place is read itself.
"""

import zlib
from pathlib import Path
from typing import TypeVar

import msgspec

from kdg.library import Folded
from kdg.model import Knowledge

SUFFIX = ".msgpack"
FOLDED_SUFFIX = ".folded.msgpack"

_Kind = TypeVar("_Kind", Knowledge, Folded)


def compile_for(toml: bytes, what: Knowledge | Folded) -> bytes:
    """The compiled form of what was made of these bytes."""
    return zlib.crc32(toml).to_bytes(4, "big") + msgspec.msgpack.encode(what)


def load_compiled(path: Path, toml: bytes) -> Knowledge | None:
    """The knowledge of a compiled file; None where there is none, or it is not of this TOML and this model."""
    return _load(path.with_suffix(SUFFIX), toml, Knowledge)


def load_folded(path: Path, toml: bytes) -> Folded | None:
    """The same for what search looks through."""
    return _load(path.with_suffix(FOLDED_SUFFIX), toml, Folded)


def _load(path: Path, toml: bytes, kind: type[_Kind]) -> _Kind | None:
    try:
        data = path.read_bytes()
        if data[:4] != zlib.crc32(toml).to_bytes(4, "big"):
            return None
        return msgspec.msgpack.decode(memoryview(data)[4:], type=kind)
    except (OSError, msgspec.MsgspecError):
        return None
