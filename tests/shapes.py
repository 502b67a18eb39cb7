"""The JSON promise, written a second time by hand: keys in their order, types, nothing else.

A key that ends in `?` is left out when there is nothing to say. Nothing here is imported from kdg.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Shape: TypeAlias = "type | tuple[Any, ...] | list[Any] | dict[str, Any] | Callable[[Any], bool]"

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def text(value: object) -> bool:
    """One text by language code, never empty."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(re.fullmatch(r"[a-z]{2,3}", key) and isinstance(said, str) and said for key, said in value.items())
    )


def some(value: object) -> bool:
    return isinstance(value, str) and value != ""


def date(value: object) -> bool:
    return isinstance(value, str) and DATE.fullmatch(value) is not None


def number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def figure_or_text(value: object) -> bool:
    return number(value) or some(value)


def percent(value: object) -> bool:
    return whole(value) and 0 <= value <= 100  # type: ignore[operator]


def span(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(whole, value)) and value[0] < value[1]


def one_of(*names: str) -> Callable[[object], bool]:
    return lambda value: value in names


def counts(value: object) -> bool:
    return isinstance(value, dict) and all(some(key) and whole(many) and many > 0 for key, many in value.items())


def mended(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and all(some(key) and some(said) for key, said in value.items())


ORIGIN = one_of("document", "official", "translation", "added")


def origins(value: object) -> bool:
    return isinstance(value, dict) and all(
        some(field) and isinstance(by, dict) and by and all(some(code) and ORIGIN(said) for code, said in by.items())
        for field, by in value.items()
    )


PERIOD: dict[str, Shape] = {"start": whole, "end": whole}

NOTE: dict[str, Shape] = {
    "of": some,
    "level": one_of("correction", "limit", "context"),
    "field?": some,
    "source_value?": figure_or_text,
    "short": text,
    "text?": text,
    "basis": one_of("calculation", "primary", "press", "reference", "inference", "memory"),
    "sources": [some],
    "also": [some],
}

PLAN: dict[str, Shape] = {"title": text, "issued_by?": text, "published?": date, "period?": PERIOD}

NODE: dict[str, Shape] = {
    "id": some,
    "kind": some,
    "title": text,
    "short?": text,
    "text?": text,
    "aim?": text,
    "vision?": text,
    "period?": PERIOD,
    "plan?": PLAN,
    "ogp_id?": some,
    "lead?": text,
    "rank?": whole,
    "rank_of?": whole,
    "score?": number,
    "contains": counts,
    "terms": [some],
    "notes": [NOTE],
    "sources": [some],
    "origin": origins,
    "reading?": some,
    "aliases": [some],
    "since?": text,
    "remark?": text,
    "unverified": [some],
    "mended?": mended,
    "chapter?": whole,
}


def _with_children(node: dict[str, Shape]) -> dict[str, Shape]:
    whole_node: dict[str, Shape] = {}
    for key, shape in node.items():
        if key == "terms":
            whole_node["children"] = [whole_node]
        whole_node[key] = shape
    return whole_node


TREE = _with_children(NODE)

FACT: dict[str, Shape] = {
    "id": some,
    "title": text,
    "value?": number,
    "unit?": text,
    "year?": whole,
    "rank?": whole,
    "rank_of?": whole,
    "text?": text,
    "as_written?": some,
    "notes": [NOTE],
    "sources": [some],
    "short?": text,
    "reading?": some,
    "aliases": [some],
    "terms": [some],
    "history": bool,
    "since?": text,
    "remark?": text,
    "origin": origins,
    "unverified": [some],
    "mended?": mended,
    "chapter?": whole,
}

TERM: dict[str, Shape] = {
    "id": some,
    "title": text,
    "reading?": some,
    "aliases": [some],
    "text?": text,
    "used_by": [some],
    "notes": [NOTE],
    "sources": [some],
    "short?": text,
    "since?": text,
    "remark?": text,
    "origin": origins,
    "unverified": [some],
    "mended?": mended,
    "chapter?": whole,
}

EVENT: dict[str, Shape] = {
    "id": some,
    "date": date,
    "title": text,
    "text?": text,
    "strategy?": some,
    "notes": [NOTE],
    "sources": [some],
    "short?": text,
    "reading?": some,
    "aliases": [some],
    "since?": text,
    "remark?": text,
    "origin": origins,
    "unverified": [some],
    "mended?": mended,
    "chapter?": whole,
}

SOURCE: dict[str, Shape] = {
    "id": some,
    "title": some,
    "publisher?": some,
    "date?": date,
    "url?": some,
    "kind": one_of("primary", "press", "reference"),
    "in_document": bool,
    "seen": bool,
    "off_topic": bool,
    "supports": [some],
    "notes": [NOTE],
    "seen_on?": date,
    "pairing_inferred": bool,
    "remark?": text,
}

WORD: dict[str, Shape] = {
    "word": some,
    "how": one_of("exact", "prefix", "contains", "reading", "approximate"),
    "field": some,
    "language?": some,
    "span?": span,
}

MATCH: dict[str, Shape] = {
    "how": one_of("exact", "prefix", "contains", "reading", "words", "approximate"),
    "field": some,
    "language?": some,
    "span?": span,
    "words": [WORD],
    "missing": [some],
}

HIT: dict[str, Shape] = {
    "id": some,
    "kind": some,
    "title": (text, some),
    "text?": text,
    "value?": number,
    "unit?": text,
    "notes": [NOTE],
    "parents": [{"id": some, "title": text}],
    "score": percent,
    "match": MATCH,
}

TIMELINE: dict[str, Shape] = {
    "id": some,
    "kind": some,
    "title": text,
    "short?": text,
    "date?": date,
    "period?": PERIOD,
    "plan_period?": PERIOD,
    "strategy?": some,
    "notes": [NOTE],
}

PATH: dict[str, Shape] = {"name": some, "value": str, "reason": str}


def _items(kind: str, item: Shape) -> dict[str, Shape]:
    return {"schema_version": one_of_number(1), "kind": one_of(kind), "total?": whole, "items": [item]}


def _item(kind: str, item: Shape) -> dict[str, Shape]:
    return {"schema_version": one_of_number(1), "kind": one_of(kind), "item": item}


def one_of_number(wanted: int) -> Callable[[object], bool]:
    return lambda value: whole(value) and value == wanted


def nothing(value: object) -> bool:
    return value is None


DOCUMENTS: dict[str, Mapping[str, Shape]] = {
    "strategies": _items("strategies", NODE),
    "nodes": _items("nodes", TREE),
    "node": _item("node", TREE),
    "fact": _item("fact", FACT),
    "term": _item("term", TERM),
    "event": _item("event", EVENT),
    "source": _item("source", SOURCE),
    "entry": _item("entry", nothing),
    "facts": _items("facts", FACT),
    "terms": _items("terms", TERM),
    "notes": _items("notes", NOTE),
    "sources": _items("sources", SOURCE),
    "hits": _items("hits", HIT),
    "timeline": _items("timeline", TIMELINE),
    "paths": _items("paths", PATH),
}
"""The whole document, by its kind."""

ANSWERS: dict[str, set[str]] = {
    "list": {"strategies"},
    "show": {"nodes", "node", "fact", "term", "event", "source", "entry"},
    "search": {"hits"},
    "profile": {"facts"},
    "terms": {"terms", "term"},
    "notes": {"notes"},
    "sources": {"sources"},
    "timeline": {"timeline"},
    "paths": {"paths"},
}
"""The kinds of documents that a command can answer with."""


def faults(value: Any, shape: Shape, where: str = "$") -> list[str]:
    """What in a JSON value is not as promised; extras and a wrong order of keys too."""
    if isinstance(shape, tuple):
        return [] if any(not faults(value, choice, where) for choice in shape) else [f"{where}: {value!r}"]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where}: no list: {value!r}"]
        return [fault for at, part in enumerate(value) for fault in faults(part, shape[0], f"{where}[{at}]")]
    if isinstance(shape, dict):
        return _object_faults(value, shape, where)
    if isinstance(shape, type):
        return [] if type(value) is shape else [f"{where}: no {shape.__name__}: {value!r}"]
    return [] if shape(value) else [f"{where}: {value!r}"]


def _object_faults(value: Any, shape: dict[str, Any], where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: no object: {value!r}"]
    promised = {key.removesuffix("?"): part for key, part in shape.items()}
    found = [f"{where}.{key}: not promised" for key in value if key not in promised]
    found += [f"{where}.{key}: missing" for key in shape if not key.endswith("?") and key not in value]
    known = [key for key in value if key in promised]
    if known != [key for key in promised if key in value]:
        found.append(f"{where}: keys in the order {known}")
    for key in known:
        found += faults(value[key], promised[key], f"{where}.{key}")
    return found
