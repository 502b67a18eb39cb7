"""The packaged knowledge in a form that is decoded instead of parsed: a quarter of a start.

Floor 1. The build writes it beside the TOML file in a wheel (`hatch_build.py`); a checkout has
none and reads the TOML. The first four bytes are the TOML file's CRC-32: a TOML file that was
edited in place is read itself.
"""

import zlib
from pathlib import Path

import msgspec

from kdg.model import Knowledge

SUFFIX = ".msgpack"


def compile_knowledge(toml: bytes, know: Knowledge) -> bytes:
    """The compiled form of a knowledge that was read from these bytes."""
    return zlib.crc32(toml).to_bytes(4, "big") + msgspec.msgpack.encode(know)


def load_compiled(path: Path, toml: bytes) -> Knowledge | None:
    """The knowledge of a compiled file; None where there is none, or it is not of this TOML and this model."""
    try:
        data = path.with_suffix(SUFFIX).read_bytes()
        if data[:4] != zlib.crc32(toml).to_bytes(4, "big"):
            return None
        return msgspec.msgpack.decode(memoryview(data)[4:], type=Knowledge)
    except (OSError, msgspec.MsgspecError):
        return None
