"""Write the table of keys in docs/knowledge-file.md from the model: `python scripts/key_table.py [--write]`.

Without --write it prints the table. A test compares the page with it.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import inspect

from kdg.structure import keys

PAGE = Path(__file__).parents[1] / "docs" / "knowledge-file.md"
MARKS = re.compile(r"(<!-- keys: [^\n]*-->\n).*?(<!-- /keys -->)", re.DOTALL)
TITLES = {
    "": "The file itself",
    "country": "`[country]`",
    "document": "`[document]`",
    "notes": "Notes: `[[facts.notes]]`, `[[nodes.notes]]` …",
    "period": "Periods: `period`, `plan.period`",
    "plan": "`plan` of a node",
}


SCALARS = {
    inspect.StrType: "words",
    inspect.BoolType: "true or false",
    inspect.IntType: "whole number",
    inspect.FloatType: "number",
}


def kind(of: inspect.Type) -> str:
    """What a keeper writes for a value."""
    match of:
        case inspect.Metadata():
            return kind(of.type)
        case inspect.UnionType():
            names = sorted({kind(part) for part in of.types if not isinstance(part, inspect.NoneType)})
            return " or ".join(name for name in names if name != "whole number" or len(names) == 1)
        case inspect.DictType():
            return "text" if kind(of.value_type) == "words" else "table"
        case inspect.ListType():
            return "tables" if isinstance(of.item_type, inspect.StructType) else "list"
        case inspect.LiteralType():
            return " ".join(f"`{value}`" for value in of.values)
        case _:
            return SCALARS.get(type(of), "table")


def table() -> Iterator[str]:
    """The lines of the table, one section for each table of the file."""
    last = None
    for name, field in keys():
        if name != last:
            yield from ["", f"### {TITLES.get(name, f'`[[{name}]]`')}", "", "| key | what | meaning |", "|---|---|---|"]
            last = name
        mark = "**" if field.required else ""
        said = field.type.extra_json_schema or {} if isinstance(field.type, inspect.Metadata) else {}
        yield f"| {mark}`{field.encode_name}`{mark} | {kind(field.type)} | {said.get('description', '')} |"
    yield ""


def page() -> str:
    """The page with the table as it should be."""
    return MARKS.sub(lambda found: found[1] + "\n".join(table()) + "\n" + found[2], PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print("\n".join(table()))
