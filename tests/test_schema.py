"""`kdg schema`: generated, current, accepted by what editors use, and true of every document."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from asked import small_asked
from kdg import schema
from kdg.formats import DOCUMENTS
from kdg.structure import keys
from running import REAL, SMALL, Kdg

FILE = REAL.with_name("strategies.schema.json")


def properties(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: part["properties"] for name, part in document["definitions"].items()}


def test_the_schema_beside_the_knowledge_is_current(kdg: Kdg) -> None:
    assert kdg("schema") == (0, FILE.read_text(encoding="utf-8"), "")


def test_it_is_a_schema_and_has_every_key_with_a_description() -> None:
    document = json.loads(schema.of_file())
    jsonschema.Draft7Validator.check_schema(document)
    for name, part in {**properties(document), "Knowledge": document["properties"]}.items():
        for key, value in part.items():
            assert value.get("description"), f"{name}.{key}"
    told = {key for part in (*properties(document).values(), document["properties"]) for key in part}
    assert told == {field.encode_name for _, field in keys()}


@pytest.mark.parametrize("path", [REAL, SMALL], ids=["real", "small"])
def test_knowledge_files_are_true_to_it(path: Path) -> None:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(json.loads(schema.of_file())).validate(raw)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("nodes", {"id": "1.02"}),
        ("terms", {"id": "Ä"}),
        ("terms", {"id": "2020"}),
        ("events", {"date": "2021-13"}),
        ("sources", {"url": "file:///x"}),
        ("sources", {"kind": "web"}),
        ("terms", {"titel": {}}),
        ("terms", {"title": {"Estonian": "x"}}),
        ("terms", {"title": {}}),
        ("facts", {"year": "2020"}),
    ],
    ids=str,
)
def test_it_refuses_what_check_refuses(table: str, change: dict[str, Any]) -> None:
    raw = tomllib.loads(SMALL.read_text(encoding="utf-8"))
    raw[table][0].update(change)
    assert not jsonschema.Draft7Validator(json.loads(schema.of_file())).is_valid(raw)


def test_the_knowledge_names_its_schema_in_the_first_line() -> None:
    assert REAL.read_text(encoding="utf-8").startswith("#:schema ./strategies.schema.json\n")


def test_taplo_accepts_the_knowledge_and_refuses_a_wrong_key(tmp_path: Path) -> None:
    taplo = shutil.which("taplo", path=str(Path(sys.executable).parent)) or shutil.which("taplo")
    if taplo is None:
        pytest.skip("taplo is not installed")

    def lint(path: Path) -> int:
        command = [taplo, "lint", "--schema", FILE.as_uri(), str(path)]
        return subprocess.run(command, capture_output=True, cwd=tmp_path, timeout=60, check=False).returncode

    wrong = tmp_path / "wrong.toml"
    wrong.write_text(SMALL.read_text(encoding="utf-8").replace("as_of", "as_off"), encoding="utf-8")
    assert [lint(REAL), lint(SMALL), lint(wrong)] == [0, 0, 1]


@pytest.mark.parametrize("name", small_asked())
def test_every_document_is_true_to_the_output_schema(kdg: Kdg, name: str) -> None:
    _, out, _ = kdg("schema", "output")
    document = json.loads(out)
    jsonschema.Draft202012Validator.check_schema(document)
    _, answer, _ = kdg(*small_asked()[name], "--json")
    jsonschema.Draft202012Validator(document).validate(json.loads(answer))


def test_check_and_nothing_found_are_documents_too(kdg: Kdg) -> None:
    document = jsonschema.Draft202012Validator(json.loads(schema.of_output()))
    document.validate(json.loads(kdg("check", "--json").out))
    document.validate(json.loads(kdg("show", "no-such-thing", "--json").out))


def test_every_kind_of_document_is_in_the_output_schema() -> None:
    kinds = {one["properties"]["kind"]["const"] for one in json.loads(schema.of_output())["oneOf"]}
    assert kinds == set(DOCUMENTS)


def test_an_unknown_schema_is_wrong_usage(kdg: Kdg) -> None:
    assert kdg("schema", "html") == (2, "", 'kdg: no schema of "html"\n     kdg schema, or kdg schema output\n')


def test_it_is_utf_8_whatever_the_locale(kdg: Kdg) -> None:
    assert kdg("schema", encoding="utf-8").out.encode() == schema.of_file()
