"""docs/knowledge-file.md: its examples pass, its table of keys is the model's, its commands exist."""

import re
import runpy
import tomllib

import pytest

from kdg.check import examine
from kdg.commands import COMMANDS
from kdg.model import Node
from kdg.structure import keys
from running import REAL, Kdg

ROOT = REAL.parents[1]
PAGE = ROOT / "docs" / "knowledge-file.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n# example: (file|entries)\n(.*?)```", TEXT, re.DOTALL)
HEAD = """\
format_version = 1
version = "1"
as_of = "2020"
languages = ["ja", "en"]
[country]
title.ja = "国"
title.en = "Country"
"""


def test_every_toml_example_says_what_it_is() -> None:
    assert len(EXAMPLES) == TEXT.count("```toml\n") == 4


@pytest.mark.parametrize(("what", "example"), EXAMPLES, ids=["correction", "smallest", "strategies", "figure"])
def test_an_example_has_no_problem(what: str, example: str) -> None:
    text = example if what == "file" else HEAD + example
    tomllib.loads(text)
    assert [finding.said for finding in examine(text.encode()) if not finding.warning] == []


def test_the_table_of_keys_is_the_models() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "key_table.py"))["page"]
    assert page() == TEXT, "python scripts/key_table.py --write"


def test_every_key_has_a_row() -> None:
    rows = re.findall(r"(?m)^\| (?:\*\*)?`(\w+)`", TEXT)
    assert {field.encode_name for _, field in keys()} <= set(rows)
    assert set(Node.__struct_fields__) <= set(rows)


def test_every_command_in_it_exists() -> None:
    named = re.findall(r"(?m)^kdg (?:--file \S+ )?(\w+)", TEXT) + re.findall(r"`kdg (\w+)", TEXT)
    assert set(named) <= set(COMMANDS)


def test_the_caret_it_shows_is_what_check_says(kdg: Kdg) -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    text = HEAD + '[[facts]]\nid = "oecd-dgi-2019"\ntitle = { ja = "x", en = "x" }\nrank = 1\nrank_of ＝ 33\n'
    _, out, _ = kdg("check", "-", stdin=text.encode())
    said = [line for line in out.splitlines(keepends=True) if "warning" not in line]
    assert "".join(said).replace("-:12:9", "strategies.toml:212:9") == shown
