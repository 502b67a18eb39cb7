"""kdg answers from one knowledge file on a country's digital-government strategies.

>>> import kdg
>>> knowledge = kdg.load()
>>> knowledge.by_id["1.2.2"].title["ja"]
'時間や空間の制約を受けないO2O行政を実現する。'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing the package costs nothing; the first load pays
    from pathlib import Path

    from kdg.library import Library

__all__ = ["__version__", "load"]
__version__ = "1.0.0"


def load(path: "str | Path | None" = None) -> "Library":
    """The knowledge of a file, or of the one that the command line would use.

    Raises kdg.errors.BadFileError with the first problem.
    """
    from kdg import store  # noqa: PLC0415 - see above

    return store.load(store.choose(str(path) if path is not None else None))
