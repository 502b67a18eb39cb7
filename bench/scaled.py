"""A larger knowledge file out of the real one: varied entries, every reference kept whole.

Copy k of an entry takes the first half of its own texts and the second half of another entry's of the same
table, so words mix and nothing stands twice. Used by scale.py, search_speed.py and tests of bounds:

    python bench/scaled.py 40000 > large.toml
"""

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any, TypeAlias

from kdg.model import TABLES

Value: TypeAlias = Any
"""Whatever a parsed TOML file holds."""

REAL = Path(__file__).parents[1] / "data" / "strategies.toml"
ENTRY_TABLES = tuple(table.name for table in TABLES)
_TEXTS = ("title", "short", "text", "aim", "vision", "since", "remark", "reading")
_REFERENCES = ("terms", "sources", "also", "strategy", "id")


def _renamed(name: str, copy: int, strategies: int) -> str:
    if not copy:
        return name
    if re.fullmatch(r"\d+(\.\d+)*", name):
        top, dot, rest = name.partition(".")
        return f"{int(top) + strategies * copy}{dot}{rest}"
    return f"{name}-copy{copy}"


def _mixed(own: Value, other: Value) -> Value:
    if isinstance(own, str) and isinstance(other, str):
        return own[: (len(own) + 1) // 2] + other[len(other) // 2 :]
    if isinstance(own, dict) and isinstance(other, dict):
        return {code: _mixed(text, other.get(code, "")) for code, text in own.items()}
    return own


def _copied(entry: dict[str, Any], other: dict[str, Any], copy: int, strategies: int) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in entry.items():
        if key in _REFERENCES:
            names = [value] if isinstance(value, str) else value
            renamed = [_renamed(name, copy, strategies) for name in names]
            out[key] = renamed[0] if isinstance(value, str) else renamed
        elif key == "notes":
            out[key] = [_copied(note, note, copy, strategies) for note in value]
        elif key == "aliases":
            out[key] = [_mixed(alias, str(copy) + alias) for alias in value]
        elif key in _TEXTS and copy:
            out[key] = _mixed(value, other.get(key, ""))
        else:
            out[key] = value
    return out


def scaled(entries: int) -> dict[str, Any]:
    """The parsed tables of a file with about as many entries, never fewer than the real one has."""
    real = tomllib.loads(REAL.read_text(encoding="utf-8"))
    size = sum(len(real[table]) for table in ENTRY_TABLES)
    strategies = max(int(node["id"].partition(".")[0]) for node in real["nodes"])
    big = {key: value for key, value in real.items() if key not in ENTRY_TABLES}
    for table in ENTRY_TABLES:
        rows = real[table]
        big[table] = [
            _copied(entry, rows[(index + 7 * copy) % len(rows)], copy, strategies)
            for copy in range(max(1, round(entries / size)))
            for index, entry in enumerate(rows)
        ]
    return big


def _value(value: Value) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_value(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def toml(data: dict[str, Any]) -> str:
    """The tables as TOML 1.0, in the flat shape of the real file."""
    plain = [f"{key} = {_value(value)}" for key, value in data.items() if key not in (*ENTRY_TABLES, "kinds")]
    lines = [*plain, ""]
    for table in ("kinds", *ENTRY_TABLES):
        for entry in data[table]:
            lines.append(f"[[{table}]]")
            lines += [f"{key} = {_value(value)}" for key, value in entry.items() if key != "notes"]
            for note in entry.get("notes", []):
                lines.append(f"[[{table}.notes]]")
                lines += [f"{key} = {_value(value)}" for key, value in note.items()]
            lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(toml(scaled(int(sys.argv[1]))))
