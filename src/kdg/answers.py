"""One answer, before a face is chosen for it: the promised items, and how to draw them.

Floor 2. A command returns an `Answer`; `kdg.formats` and `kdg.screens` show it.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from kdg.contract import SCHEMA_VERSION
from kdg.errors import ExitCode, KdgError
from kdg.wording import Wording


class Screen(msgspec.Struct, frozen=True):
    """A drawing by name, so that only a terminal imports what draws it: see `kdg.screens.draw`."""

    name: str
    parts: tuple[Any, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """What a command found.

    `kind` names the JSON document. An answer has `items`, or one `item` (None where there is none).
    `rows` are what csv, tsv, md and plain records show: the items, unless a tree was flattened.
    `outline` is the plain face where records are not it. `messages` go to standard error before the answer.
    `error` is reported after the (empty) answer; `wording` is set where the file's own may not be had.
    """

    kind: str
    items: Sequence[Any] = ()
    item: Any = None
    single: bool = False
    rows: Sequence[Any] | None = None
    total: int | None = None
    screen: Screen | None = None
    outline: Callable[[], str] | None = None
    messages: Sequence[str] = ()
    code: ExitCode = ExitCode.OK
    error: KdgError | None = None
    wording: Wording | None = None

    def document(self) -> dict[str, Any]:
        """The JSON envelope."""
        head: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "kind": self.kind}
        if self.single:
            return {**head, "item": self.item}
        if self.total is not None:
            head["total"] = self.total
        return {**head, "items": list(self.items)}

    def records(self) -> Sequence[Any]:
        """The items, one a row."""
        if self.rows is not None:
            return self.rows
        if self.single:
            return [] if self.item is None else [self.item]
        return self.items


class Plain(msgspec.Struct, frozen=True):
    """An answer that is text in every face, such as a bare value, a schema or a report.

    `utf8` is for what is UTF-8 whatever the locale, such as JSON or a page. `error` is reported after the text.
    """

    text: str
    messages: Sequence[str] = ()
    code: ExitCode = ExitCode.OK
    error: KdgError | None = None
    utf8: bool = False
