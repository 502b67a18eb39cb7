"""Whether a parsed TOML file has the shape of the model: every fault at once, in words for its keeper.

Floor 1, pure. Decoding (`kdg.store`) stops at the first fault and says it in words for programmers;
this walks the same model, entry by entry and key by key.
"""

import datetime as dt
import math
from collections.abc import Collection, Iterator
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from kdg.model import Knowledge, Period
from kdg.rules import Problem, Where, label, nearest

Toml: TypeAlias = Any
"""Whatever a parsed TOML file holds."""

_MODEL = inspect.type_info(Knowledge)


class _Bad(msgspec.Struct, frozen=True):
    """A value that cannot be used; told already."""


_BAD = _Bad()


class Shape:
    """The faults of a parsed file, and what is left of it: a Knowledge for further questions.

    Where a required value is missing or wrong, the knowledge has a harmless one; `spoiled` has the ways to
    all of these, so that a fault is not told a second time as something else.
    """

    def __init__(self, raw: dict[str, Toml]) -> None:
        self.problems: list[Problem] = []
        self.spoiled: set[Where] = set()
        self._meant: set[Where] = set()
        cleaned = self._value(raw, _MODEL, (), "")
        self.knowledge = msgspec.convert(cleaned, Knowledge)

    def has_told(self, problem: Problem) -> bool:
        """Whether a problem only follows from something told already."""
        lacks = _along(problem.lacks)
        return not self.spoiled.isdisjoint([*_along(problem.where), *lacks]) or not self._meant.isdisjoint(lacks)

    def _tell(self, where: Where, entry: str, message: str, *, at_key: bool = False) -> None:
        self.problems.append(Problem(where, entry, label(where), message, at_key=at_key))

    def _value(self, raw: Toml, kind: inspect.Type, where: Where, entry: str) -> Toml:
        match _plain(kind):
            case inspect.StructType() as struct if isinstance(raw, dict):
                return self._struct(raw, struct, where, entry)
            case inspect.DictType() as table if isinstance(raw, dict):
                return self._table(raw, table, where, entry)
            case inspect.ListType() as many if isinstance(raw, list):
                return self._list(raw, many, where, entry)
            case inspect.ListType(item_type=inspect.StructType() as struct) if isinstance(raw, dict):
                name = where[-1]
                self._tell(where, entry, f"[{name}] must be [[{name}]]: one for each", at_key=True)
                self.spoiled.add((*where, 0, "id"))
                return [self._struct(raw, struct, (*where, 0), str(raw.get("id", "")))]
            case inspect.LiteralType() as choice:
                return self._choice(raw, choice, where, entry)
            case inspect.UnionType() as union:
                return self._union(raw, union, where, entry)
            case plain:
                return self._scalar(raw, plain, where, entry)

    def _scalar(self, raw: Toml, kind: inspect.Type, where: Where, entry: str) -> Toml:
        if not _fits(raw, kind):
            self._tell(where, entry, _wrong(raw, kind, where))
            return _BAD
        if isinstance(raw, int) and not -(2**63) <= raw < 2**63:
            self._tell(where, entry, f"{label(where)} does not fit in 64 bits")
            return _BAD
        if isinstance(raw, float) and not math.isfinite(raw):
            self._tell(where, entry, f"{label(where)} is {raw}: only finite numbers are figures")
            return _BAD
        return raw

    def _union(self, raw: Toml, kind: inspect.UnionType, where: Where, entry: str) -> Toml:
        inner = [part for part in kind.types if not isinstance(part, inspect.NoneType)]
        fitting = next((part for part in inner if _fits(raw, part)), None)
        if fitting is not None or len(inner) == 1:
            return self._value(raw, fitting or inner[0], where, entry)
        self._tell(where, entry, _wrong(raw, kind, where))
        return _BAD

    def _choice(self, raw: Toml, kind: inspect.LiteralType, where: Where, entry: str) -> Toml:
        if raw in kind.values and isinstance(raw, str):
            return raw
        valid = [str(value) for value in kind.values]
        said = f'"{raw}"' if isinstance(raw, str) else _said(raw)
        near = nearest(raw, valid) if isinstance(raw, str) else ""
        self._tell(where, entry, f"{label(where)} is {said}, none of {', '.join(valid)}{near}")
        return _BAD

    def _list(self, raw: list[Toml], kind: inspect.ListType, where: Where, entry: str) -> Toml:
        item = _plain(kind.item_type)
        cleaned = []
        for index, value in enumerate(raw):
            way = (*where, index)
            at_top = len(where) == 1 and isinstance(value, dict) and isinstance(value.get("id"), str)
            kept = self._value(value, item, way, value["id"] if at_top else entry)
            if isinstance(kept, _Bad):
                self.spoiled.add(way)
                kept = _harmless(item)
            cleaned.append(kept)
        return cleaned

    def _table(self, raw: dict[str, Toml], kind: inspect.DictType, where: Where, entry: str) -> Toml:
        cleaned = {}
        for key, value in raw.items():
            kept = self._value(value, kind.value_type, (*where, key), entry)
            if isinstance(kept, _Bad):
                self.spoiled.add((*where, key))
                kept = _harmless(kind.value_type)
            cleaned[key] = kept
        return cleaned

    def _struct(self, raw: dict[str, Toml], kind: inspect.StructType, where: Where, entry: str) -> Toml:
        fields = {field.encode_name: field for field in kind.fields}
        cleaned = {}
        told = len(self.problems)
        for key, value in raw.items():
            if key not in fields:
                self._unknown(key, where, entry, fields)
                continue
            kept = self._value(value, fields[key].type, (*where, key), entry)
            if isinstance(kept, _Bad):
                self.spoiled.add((*where, key))
            else:
                cleaned[key] = kept
        for key, field in fields.items():
            if key not in raw and field.required:
                self.spoiled.add((*where, key))
                self._missing(where, entry, (*where, key))
            if key not in cleaned and field.required:
                cleaned[key] = _harmless(field.type)
        # Half a period says nothing.
        half = kind.cls is Period and len(self.problems) > told
        return _BAD if half else cleaned

    def _missing(self, where: Where, entry: str, lacks: Where) -> None:
        if lacks not in self._meant:
            name = label(lacks)
            self.problems.append(Problem(where, entry, name, f"{name} is missing", lacks=lacks))

    def _unknown(self, key: str, where: Where, entry: str, fields: Collection[str]) -> None:
        belongs = _belongs(key, where)
        near = "" if belongs else nearest(key, fields)
        message = f'unknown key "{key}"{belongs or near}'
        self.problems.append(Problem((*where, key), entry, key, message, at_key=True))
        if near:  # what it was meant to be is not missing
            self._meant.add((*where, near.split('"')[1]))


def _along(where: Where) -> list[Where]:
    """A way and those to what is around it."""
    return [where[:end] for end in range(1, len(where) + 1)]


def _plain(kind: inspect.Type) -> inspect.Type:
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def _fits(raw: object, kind: inspect.Type) -> bool:
    match _plain(kind):
        case inspect.StrType():
            return isinstance(raw, str)
        case inspect.BoolType():
            return isinstance(raw, bool)
        case inspect.IntType():
            return isinstance(raw, int) and not isinstance(raw, bool)
        case inspect.FloatType():
            return isinstance(raw, int | float) and not isinstance(raw, bool)
        case inspect.StructType() | inspect.DictType():
            return isinstance(raw, dict)
        case _:
            return False


def _harmless(kind: inspect.Type) -> Toml:
    """A value of a type that breaks no rule, or only rules about itself."""
    match _plain(kind):
        case inspect.StrType():
            return ""
        case inspect.IntType() | inspect.FloatType():
            return 0
        case inspect.ListType():
            return []
        case inspect.LiteralType() as choice:
            return choice.values[-1]
        case inspect.StructType() as struct:
            return {field.encode_name: _harmless(field.type) for field in struct.fields if field.required}
        case _:
            return {}


# Words


_TYPES: tuple[tuple[type[inspect.Type], str], ...] = (
    (inspect.StrType, "a text"),
    (inspect.IntType, "a whole number"),
    (inspect.FloatType, "a number"),
    (inspect.BoolType, "true or false"),
    (inspect.ListType, "a list"),
    (inspect.DictType, "a table"),
    (inspect.StructType, "a table"),
)


def _expected(kind: inspect.Type) -> str:
    kind = _plain(kind)
    if isinstance(kind, inspect.UnionType):
        parts = [_plain(part) for part in kind.types if not isinstance(part, inspect.NoneType)]
        names = dict.fromkeys(map(_expected, parts))
        if "a number" in names:
            names.pop("a whole number", None)
        return " or ".join(names)
    return next(name for known, name in _TYPES if isinstance(kind, known))


def _said(raw: object) -> str:
    match raw:
        case bool():
            return str(raw).lower()
        case str():
            return "a text"
        case int():
            return "a whole number"
        case float():
            return "a number with a point"
        case list():
            return "a list"
        case dict():
            return "a table"
        case dt.time():
            return "a time"
        case _:
            return "a date"


def _wrong(raw: object, kind: inspect.Type, where: Where) -> str:
    kind = _plain(kind)
    field = f"each of {label(where)}" if where and isinstance(where[-1], int) else label(where)
    last = f"{where[-1]}" if where else ""
    if isinstance(kind, inspect.DictType) and isinstance(_plain(kind.value_type), inspect.StrType):
        return f'{field} must be one text for each language, such as {last}.en = "…", not {_said(raw)}'
    return f"{field} must be {_expected(kind)}, not {_said(raw)}{_how(raw, kind)}"


def _how(raw: object, kind: inspect.Type) -> str:
    """What to do about it, where that is plain."""
    texts = isinstance(kind, inspect.StrType)
    if texts and isinstance(raw, int | float | dt.date | dt.time) and not isinstance(raw, bool):
        return ": put it in quotes"
    if isinstance(raw, str) and not texts and _is_bare(raw):
        return ": write it without quotes"
    if isinstance(kind, inspect.ListType) and isinstance(raw, str):
        return ": put it in [ ]"
    if texts and isinstance(raw, dict):
        return ": it has no languages"
    return ""


def _is_bare(raw: str) -> bool:
    return raw in ("true", "false") or raw.removeprefix("-").replace(".", "", 1).isdecimal()


_PARENTS: dict[str, tuple[str, ...]] = {
    table.encode_name: tuple(field.encode_name for field in struct.fields)
    for table, struct in (
        (field, _plain(_plain(field.type).item_type))  # type: ignore[attr-defined]  # filtered in the next line
        for field in _MODEL.fields  # type: ignore[attr-defined]  # a StructType
        if isinstance(_plain(field.type), inspect.ListType)
    )
    if isinstance(struct, inspect.StructType)
}
"""The keys of the entries of each table."""


def _belongs(key: str, where: Where) -> str:
    """A hint where the key is one of something around: TOML takes what follows [[facts.notes]] as the note's."""
    names = [str(part) for part in where if isinstance(part, str)]
    if len(names) > 1 and key in _PARENTS.get(names[0], ()):
        return f": it belongs to the entry, above [[{'.'.join(names)}]]"
    if len(names) == 1 and key in (field.encode_name for field in _MODEL.fields):  # type: ignore[attr-defined]  # a StructType
        return f": it belongs to the top of the file, above the first [[{names[0]}]]"
    return ""


def keys() -> Iterator[tuple[str, inspect.Field]]:
    """Every key of a knowledge file with its table, in the order of the model: the documentation rests on it."""
    seen: set[str] = set()
    todo: list[tuple[str, inspect.StructType]] = [("", _MODEL)]  # type: ignore[list-item]  # a StructType
    while todo:
        name, struct = todo.pop(0)
        if name in seen:
            continue
        seen.add(name)
        for field in struct.fields:
            yield name, field
            inner = _plain(field.type)
            if isinstance(inner, inspect.UnionType):
                inner = next((part for part in inner.types if isinstance(part, inspect.StructType)), inner)
            many = _plain(inner.item_type) if isinstance(inner, inspect.ListType) else inner
            if isinstance(many, inspect.StructType):
                todo.append((field.encode_name, many))
