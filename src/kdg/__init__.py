"""kdg answers from one knowledge file on a country's digital-government strategies.

>>> import kdg
>>> knowledge = kdg.load()
>>> knowledge.by_id["1.2.2"].title["ja"]
'時間や空間の制約を受けないO2O行政を実現する。'
"""

from pathlib import Path

from kdg import store as _store
from kdg.library import Library

__all__ = ["Library", "__version__", "load"]
__version__ = "1.0.0"


def load(path: str | Path | None = None) -> Library:
    """The knowledge of a file, or of the one that the command line would use.

    Raises kdg.errors.BadFileError with the first problem.
    """
    return _store.load(_store.choose(str(path) if path is not None else None))
