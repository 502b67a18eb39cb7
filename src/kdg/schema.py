"""JSON Schema of what goes in, for editors, and of what comes out, for scripts. Both from the classes themselves.

Floor 2, pure. Imported by `kdg schema` alone.
"""

from typing import Any, TypeAlias

import msgspec

from kdg import contract, model
from kdg.formats import DOCUMENTS, ENTRIES

Schema: TypeAlias = dict[str, Any]

SINGLE = (*ENTRIES, "entry")
"""Documents with one item, null where there is none; the others have items."""


def of_file() -> bytes:
    """The knowledge file. Draft 7, which taplo and Even Better TOML read."""
    _, parts = msgspec.json.schema_components([model.Knowledge], ref_template="#/definitions/{name}")
    for part in parts.values():
        part["properties"] = {key: _for_toml(value) for key, value in part["properties"].items()}
    for table in model.TABLES:
        pattern = model.NODE_ID if table.entry is model.Node else model.SLUG
        parts[table.entry.__name__]["properties"]["id"]["pattern"] = f"^{pattern}$"
    whole = parts.pop("Knowledge")
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "kdg knowledge file"}
    return _encoded({**head, **{key: value for key, value in whole.items() if key != "title"}, "definitions": parts})


def _for_toml(schema: Schema) -> Schema:
    """Without null, which TOML does not have, and without empty defaults, which editors would write."""
    schema = {key: value for key, value in schema.items() if key != "default" or value is False}
    if choices := [choice for choice in schema.pop("anyOf", []) if choice != {"type": "null"}]:
        schema |= choices[0] if len(choices) == 1 else {"anyOf": choices}
    if "$ref" in schema and len(schema) > 1:  # draft 7 would not read what stands beside it
        schema["allOf"] = [{"$ref": schema.pop("$ref")}]
    return schema


def of_output() -> bytes:
    """Every JSON document, told apart by its kind. Keys may be added without a new version."""
    types = list(dict.fromkeys(document.item for document in DOCUMENTS.values() if document.item))
    refs, parts = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    by_type = dict(zip(types, refs, strict=True))
    for name, part in parts.items():
        part.pop("title", None)
        _describe(name, part)
    items = {kind: document.item for kind, document in DOCUMENTS.items()}
    documents = [_document(kind, by_type[item] if item else None) for kind, item in items.items()]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kdg JSON output",
        "description": "What --json prints. --format jsonl prints the items alone, one a line. A list is always "
        "there, maybe empty; any other key is left out when there is nothing to say.",
    }
    return _encoded({**head, "oneOf": documents, "$defs": dict(sorted(parts.items()))})


def _document(kind: str, item: Schema | None) -> Schema:
    properties: Schema = {"schema_version": {"const": contract.SCHEMA_VERSION}, "kind": {"const": kind}}
    if kind in SINGLE:
        properties["item"] = {"anyOf": [item, {"type": "null"}]} if item else {"type": "null"}
    else:
        total = {"type": "integer", "description": "How many there are, where --limit left some out."}
        properties |= {"total": total, "items": {"type": "array", "items": item}}
    required = ["schema_version", "kind", "item" if kind in SINGLE else "items"]
    return {"type": "object", "properties": properties, "required": required}


def _describe(name: str, part: Schema) -> None:
    """Keys that say nothing of themselves mean what they mean in the knowledge file."""
    known = getattr(model, name.removesuffix("Item"), None)
    if known is None:
        return
    meanings = msgspec.json.schema(known)["$defs"][known.__name__]["properties"]
    for key, schema in part["properties"].items():
        meaning = meanings.get(key, {}).get("description")
        if meaning and "description" not in schema:
            part["properties"][key] = {"description": meaning, **schema}


def _encoded(schema: Schema) -> bytes:
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"
