"""CSV, TSV, Markdown, JSON lines and fields: every command in every format, awkward texts in each."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from asked import NO_READING, small_asked
from kdg.commands import COMMANDS
from kdg.formats import DOCUMENTS, ENTRIES, FORMATS, escape_markdown, field_names
from running import Kdg, Terminal

ALL = "text json jsonl csv tsv md".split()

HEADERS = {
    "strategies": "id,title,plan,period,contains,notes",
    "node": "id,kind,title,period,ogp_id,lead,rank,score,notes",
    "nodes": "id,kind,title,period,ogp_id,lead,rank,score,notes",
    "fact": "id,title,text,value,unit,year,rank,rank_of,notes",
    "facts": "id,title,text,value,unit,year,rank,rank_of,notes",
    "term": "id,title,reading,text,aliases,used_by,notes",
    "terms": "id,title,reading,text,aliases,used_by,notes",
    "event": "id,date,title,text,strategy,notes",
    "events": "id,date,title,text,strategy,notes",
    "source": "id,title,publisher,date,url,kind,in_document,seen,off_topic",
    "sources": "id,title,publisher,date,url,kind,in_document,seen,off_topic",
    "notes": "of,level,field,source_value,short,basis,sources",
    "hits": "id,kind,title,text,value,unit,match,score,notes",
    "timeline": "id,kind,title,date,period,plan_period,strategy,notes",
    "paths": "name,value,reason",
    "problems": "file,line,column,entry,field,message,warning",
    "entry": "id,title,notes",
}
"""The columns of each document, restated."""


def _awkward(tmp_path: Path, title: str) -> Path:
    path = tmp_path / "awkward.toml"
    said = json.dumps(title, ensure_ascii=False)
    path.write_text(
        'format_version = 1\nversion = "t"\nas_of = "2020"\nlanguages = ["et"]\ncountry.title.et = "Eesti"\n'
        f'[[kinds]]\nid = "siht"\ntitle.et = "Siht"\n[[nodes]]\nid = "1"\nkind = "siht"\ntitle.et = {said}\n'
        f'[[facts]]\nid = "fakt"\ntitle.et = {said}\ntext.et = {said}\n'
        f'[[terms]]\nid = "sona"\ntitle.et = {said}\ntext.et = {said}\naliases = [{said}, "b"]\n'
        f'[[sources]]\nid = "allikas"\ntitle = {said}\npublisher = {said}\nkind = "press"\n',
        encoding="utf-8",
    )
    return path


def test_the_formats_are_these() -> None:
    assert list(FORMATS) == ALL


@pytest.mark.parametrize("name", small_asked())
def test_csv_has_a_header_and_every_record(kdg: Kdg, name: str) -> None:
    args = small_asked()[name]
    ran = kdg(*args, "--format", "csv")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(ran.out, newline="")))
    kind = json.loads(kdg(*args, "--json").out)["kind"]
    assert ",".join(rows[0]) == HEADERS[kind]
    assert {len(row) for row in rows} == {len(rows[0])}
    tsv = kdg(*args, "--format", "tsv").out.splitlines()
    assert [line.split("\t")[0] for line in tsv] == [row[0] for row in rows]


@pytest.mark.parametrize("name", small_asked())
def test_tsv_has_a_header_and_as_many_cells_in_every_line(kdg: Kdg, name: str) -> None:
    args = small_asked()[name]
    ran = kdg(*args, "--format", "tsv")
    assert (ran.code, ran.err) == (0, "")
    kind = json.loads(kdg(*args, "--json").out)["kind"]
    lines = ran.out.splitlines()
    assert lines[0] == HEADERS[kind].replace(",", "\t")
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}


@pytest.mark.parametrize("name", small_asked())
def test_markdown_is_one_table(kdg: Kdg, name: str) -> None:
    args = small_asked()[name]
    ran = kdg(*args, "--format", "md")
    assert (ran.code, ran.err) == (0, "")
    kind = json.loads(kdg(*args, "--json").out)["kind"]
    lines = ran.out.splitlines()
    columns = HEADERS[kind].split(",")
    assert lines[0].replace("\\_", "_") == f"| {' | '.join(columns)} |"
    assert lines[1] == f"| {' | '.join(['---'] * len(columns))} |"
    for line in lines:
        assert len(re.findall(r"(?<!\\)\|", line)) == len(columns) + 1


def test_a_tree_becomes_one_row_a_node(kdg: Kdg) -> None:
    ran = kdg("show", "--format", "tsv", "--fields", "id,kind")
    assert ran == (0, "id\tkind\n1\tsiht\n1.1\tmeede\n1.2\tmeede\n2\tsiht\n2.1\tmeede\n2.2\tmeede\n", "")
    assert kdg("show", "--depth", "0", "--format", "tsv", "--fields", "id") == (0, "id\n1\n2\n", "")


# Awkward texts.


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain", "plain"),
        ("a,b", '"a,b"'),
        ('a"b', '"a""b"'),
        ("=1+1", "'=1+1"),
        ("+372", "+372"),
        ("+372 5", "'+372 5"),
        ("-1", "-1"),
        ("-1.5", "-1.5"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ('=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'),
        ("[draft]", "[draft]"),
        ("a;b", "a;b"),
        ("日本語", "日本語"),
        ("a|b", "a|b"),
    ],
)
def test_csv_quotes_and_makes_no_formula(kdg: Kdg, tmp_path: Path, text: str, cell: str) -> None:
    path = _awkward(tmp_path, text)
    ran = kdg("profile", "--format", "csv", "--fields", "id,title", file=path)
    assert ran == (0, f"id,title\r\nfakt,{cell}\r\n", "")


@pytest.mark.parametrize("text", ["=1+1", "+372 5", "-1+1", "@SUM(A1)", "＝1+1", " =1"])
def test_no_cell_of_a_csv_begins_like_a_formula(kdg: Kdg, tmp_path: Path, text: str) -> None:
    path = _awkward(tmp_path, text)
    for args in (("list",), ("show",), ("profile",), ("terms",), ("sources",), ("show", "sona")):
        for row in csv.reader(io.StringIO(kdg(*args, "--format", "csv", file=path).out, newline="")):
            for cell in row:
                assert not re.match(r"[=+@\t\r]|-(?!\d)", cell), (args, row)


@pytest.mark.parametrize(
    ("text", "cell"),
    [("a\\b", "a\\\\b"), ("a\\tb", "a\\\\tb"), ("plain", "plain"), ('"q"', '"q"'), ("a|b", "a|b")],
)
def test_tsv_escapes_its_own_signs(kdg: Kdg, tmp_path: Path, text: str, cell: str) -> None:
    path = _awkward(tmp_path, text)
    assert kdg("profile", "--format", "tsv", "--fields", "id,title", file=path) == (0, f"id\ttitle\nfakt\t{cell}\n", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[x](http://y)", "\\[x\\](http://y)"),
        ("<script>", "\\<script\\>"),
        ("a\\b", "a\\\\b"),
        ("~~a~~", "\\~\\~a\\~\\~"),
        ("# a", "\\# a"),
        ("&amp; & &lt;", "&amp;amp; & &amp;lt;"),
        ("__a__ b_c", "\\_\\_a\\_\\_ b_c"),
        ("一・二", "一・二"),
    ],
)
def test_markdown_escapes_what_it_must(kdg: Kdg, tmp_path: Path, text: str, shown: str) -> None:
    assert escape_markdown(text) == shown
    path = _awkward(tmp_path, text)
    wanted = f"| id | title |\n| --- | --- |\n| fakt | {shown} |\n"
    assert kdg("profile", "--format", "md", "--fields", "id,title", file=path) == (0, wanted, "")


def test_markdown_shows_addresses_whole(kdg: Kdg) -> None:
    out = kdg("sources", "--format", "md").out
    assert "https://www.mkm.example/arengukava" in out.replace("\\", "")


def test_jsonl_is_one_compact_object_a_line(kdg: Kdg) -> None:
    ran = kdg("notes", "1", "--format", "jsonl", "--fields", "of,level,source_value")
    assert ran == (0, '{"of":"1","level":"limit","source_value":"2020-2027"}\n', "")
    assert kdg("notes", "2.2", "--format", "jsonl") == (0, "", "")


# Fields.


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NO_READING])
def test_an_unknown_field_names_the_valid_ones(kdg: Kdg, name: str, form: str) -> None:
    args = next(args for args in small_asked().values() if args[0] == name)
    ran = kdg(*args, "--format", form, "--fields", "id,no such[x]")
    assert (ran.code, ran.out) == (2, "")
    first, hint = ran.err.splitlines()
    kind = json.loads(kdg(*args, "--json").out)["kind"]
    bad = "id" if "id" not in field_names(kind) else "no such[x]"
    assert first == f'kdg: no field "{bad}" here'
    assert hint == f"     fields: {', '.join(field_names(kind))}"


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NO_READING])
def test_every_valid_field_can_be_asked_in_every_format(kdg: Kdg, name: str) -> None:
    args = next(args for args in small_asked().values() if args[0] == name)
    kind = json.loads(kdg(*args, "--json").out)["kind"]
    for field in field_names(kind):
        for form in ALL:
            ran = kdg(*args, "--format", form, "--fields", field)
            assert (ran.code, ran.err) == (0, ""), (field, form)


NOT_FOUND = [
    (("show", "zzzzqq"), "entry", "id"),
    (("show", "9.9"), "entry", "children"),
    (("show", "zzzzqq"), "entry", "as_written,url,date"),
    (("terms", "zzzzqq"), "term", "used_by"),
    (("profile", "zzzzqq"), "facts", "value,id"),
    (("profile", "zzzzqq", "--value"), "facts", "value"),
    (("notes", "zzzzqq"), "notes", "of"),
    (("sources", "zzzzqq"), "sources", "url"),
    (("sources", "zzzzqq", "--open", "1"), "sources", "url"),
    (("sources", "2.2", "--open"), "sources", "url"),
    (("search", "zzzzqq"), "hits", "id,match"),
]


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize(("args", "kind", "fields"), NOT_FOUND, ids=str)
def test_not_found_is_said_with_fields_as_without(
    kdg: Kdg, args: tuple[str, ...], kind: str, fields: str, form: str
) -> None:
    ran = kdg(*args, "--format", form, "--fields", fields)
    assert ran == kdg(*args, "--format", form) or form in ("csv", "tsv", "md")
    assert (ran.code, ran.err[:5]) == (1, "kdg: ")
    if form == "json":
        empty: dict[str, object] = {"item": None} if kind in ("entry", "term") else {"items": []}
        assert json.loads(ran.out) == {"schema_version": 1, "kind": kind, **empty}


@pytest.mark.parametrize(("args", "kind", "_fields"), NOT_FOUND, ids=str)
def test_an_unknown_field_is_wrong_usage_where_nothing_is_found_too(
    kdg: Kdg, args: tuple[str, ...], kind: str, _fields: str
) -> None:
    said = f'kdg: no field "no-such" here\n     fields: {", ".join(field_names(kind))}\n'
    assert kdg(*args, "--json", "--fields", "no-such") == (2, "", said)


def test_the_fields_of_nothing_are_those_of_any_entry() -> None:
    assert set(field_names("entry")) == set().union(*map(field_names, ENTRIES))


def test_fields_come_in_the_order_asked(kdg: Kdg) -> None:
    assert kdg("list", "--fields", "title,id") == (0, "Digiriik igaühele\t1\nRiigipilv [draft] :smile:\t2\n", "")
    assert kdg("list", "--fields", " id , kind ", "--format", "csv") == (0, "id,kind\r\n1,siht\r\n2,siht\r\n", "")
    items = json.loads(kdg("list", "--json", "--fields", "kind,id").out)["items"]
    assert [list(item.items()) for item in items] == [[("kind", "siht"), ("id", "1")], [("kind", "siht"), ("id", "2")]]


def test_fields_of_a_tree_keep_its_shape(kdg: Kdg) -> None:
    document = json.loads(kdg("show", "1", "--json", "--fields", "id,children").out)
    assert document == {
        "schema_version": 1,
        "kind": "node",
        "item": {"id": "1", "children": [{"id": "1.1", "children": []}, {"id": "1.2", "children": []}]},
    }


def test_fields_twice_are_one_column_twice_or_refused(kdg: Kdg) -> None:
    ran = kdg("list", "--fields", "id,id")
    assert ran.code in (0, 2)
    assert json.loads(kdg("list", "--json", "--fields", "id,id").out or "{}").get("items", []) is not None


def test_columns_are_fields_of_their_documents() -> None:
    assert set(HEADERS) == set(DOCUMENTS)
    for kind, document in DOCUMENTS.items():
        assert ",".join(document.columns) == HEADERS[kind]
        assert set(document.columns) <= set(field_names(kind))
        assert document.columns[0] in ("id", "of", "name", "file")


def test_cells_in_another_language(kdg: Kdg) -> None:
    ran = kdg("list", "--lang", "en")
    assert ran.out.startswith(
        "1\tA digital state for everyone\tDigital Agenda 2030\t2020-2027\t2 measures\tnote the plan"
    )
    assert kdg("show", "2.2", "--lang", "en", "--format", "csv", "--fields", "title").out == (
        "title\r\nKolm sõltumatut keskust [et]\r\n"
    )


def test_numbers_are_bare_in_cells(kdg: Kdg) -> None:
    assert kdg("profile", "rahvaarv", "--fields", "value,year,history") == (0, "1331000\t2020\tfalse\n", "")
    assert kdg("show", "1.2", "--fields", "score,rank") == (0, "0.95\t1\n", "")


def test_an_answer_with_nothing_in_it(kdg: Kdg, terminal: Terminal) -> None:
    assert kdg("notes", "2.2") == (0, "", "")
    assert kdg("notes", "2.2", "--format", "csv").out == HEADERS["notes"] + "\r\n"
    assert kdg("notes", "2.2", "--format", "tsv").out == HEADERS["notes"].replace(",", "\t") + "\n"
    assert kdg("notes", "2.2", "--json").out == '{\n  "schema_version": 1,\n  "kind": "notes",\n  "items": []\n}\n'
    assert terminal("notes", "2.2") == (0, "", "")
    assert terminal("sources", "2.2") == (0, "", "")
