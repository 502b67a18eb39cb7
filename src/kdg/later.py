"""Regular expressions that are compiled when they are first used.

Floor 0. Search has some sixty of them over wide ranges of letters; a query needs a few. Compiling
all at import was a fifth of a cold search.
"""

import re
from typing import Any, cast


class _Later:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled pattern has
        method = getattr(re.compile(self._pattern), name)
        setattr(self, name, method)
        return method


def later(pattern: str) -> re.Pattern[str]:
    """What `re.compile` returns, compiled at the first call of a method."""
    return cast("re.Pattern[str]", _Later(pattern))
