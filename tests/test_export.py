"""`kdg export`: nothing lost, nothing read as markup, nothing half-written."""

import base64
import hashlib
import json
import re
import resource
import subprocess
import sys
from html import escape as html_escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import kdg
from kdg.clean import printable
from kdg.export import html, markdown
from kdg.export.handout import Handout, choose
from kdg.export.whole import document, flat, lines
from kdg.formats import escape_markdown, markdown_start, markdown_table
from kdg.library import Library
from kdg.model import TABLES, Country, Fact, Knowledge, Node, Source
from running import REAL, Process, surroundings

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "`code` **bold** _em_ ~~no~~ # no | no",
    "&lt;b&gt; &amp; &#60;",
    "1. list",
    "- list",
    "+ list",
    "> quote",
    "# heading",
    "---",
    "===",
    "```",
    "<!-- comment",
    "]]></svg></style></script>",
    "\\",
    "http://evil.example/ www.evil.example a@evil.example",
    "[1]: http://evil.example",
    "'; DROP TABLE",
    "{{template}} ${x}",
)


def hostile_knowledge() -> Library:
    """Every text of every entry is something that another format would take for markup."""
    texts = [{"ja": text, "en": f"{text} en"} for text in HOSTILE]
    note = {"level": "limit", "field": "title", "source_value": HOSTILE[0], "basis": "press", "sources": ["s-1"]}
    nodes, facts, terms, events, sources = [], [], [], [], []
    for index, text in enumerate(texts, start=1):
        own = text["ja"]
        common = {
            "title": text,
            "short": text,
            "text": text,
            "reading": own,
            "aliases": [own],
            "since": text,
            "remark": text,
            "mended": {"title": own},
            "sources": [f"s-{index}"],
            "notes": [{**note, "short": text, "text": text}],
        }
        plan = {"title": text, "issued_by": text, "published": "2016-04", "period": {"start": 2016, "end": 2020}}
        more = {"aim": text, "vision": text, "lead": text, "ogp_id": own, "rank": 1, "score": 0.5}
        years = {"start": 2015, "end": 2020}
        nodes.append({**common, **more, "id": f"{index}", "kind": "a", "plan": plan, "period": years})
        nodes.append({**common, "id": f"{index}.1", "kind": "b", "terms": [f"t-{index}"]})
        nodes.append({**common, "id": f"{index}.1.1", "kind": "b"})
        facts.append({**common, "id": f"f-{index}", "as_written": own, "value": 1, "unit": text})
        terms.append({**common, "id": f"t-{index}"})
        events.append({**common, "id": f"e-{index}", "date": "2016-04", "strategy": f"{index}"})
        source = {"id": f"s-{index}", "title": own, "publisher": own, "url": own, "kind": "press", "remark": text}
        sources.append({**source, "notes": [{**note, "short": text}]})
    raw = {
        "format_version": 1,
        "version": HOSTILE[0],
        "as_of": "2021",
        "languages": ["ja", "en"],
        "terms_of_use": texts[0],
        "country": {"title": texts[1], "text": HOSTILE[1]},
        "document": {"title": texts[1], "publisher": texts[0], "published": "2021-08"},
        "kinds": [{"id": "a", "title": texts[0]}, {"id": "b", "title": texts[1]}],
        "facts": facts,
        "nodes": nodes,
        "terms": terms,
        "events": events,
        "sources": sources,
    }
    return Library(msgspec.convert(raw, Knowledge))


class Page(HTMLParser):
    """What a browser would see: tags with attributes, ids, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br", "hr"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.text += data


def run(*args: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> tuple[int, str, str]:
    """The command as users call it, on the packaged knowledge: code, standard output, standard error."""
    code, out, err = Process()(*args, cwd=cwd, env=env, file=REAL)
    return code, out.decode(), err.decode()


@pytest.fixture(scope="module")
def library() -> Library:
    return kdg.load(REAL)


# What is written reads back.


def test_whole_json_reads_back_to_an_equal_knowledge(library: Library) -> None:
    raw = json.loads(document(library, choose(library, None)))
    assert (raw["schema_version"], raw["kind"]) == (1, "knowledge")
    assert msgspec.convert(raw["item"], Knowledge) == library.knowledge


def test_json_of_a_branch_is_a_knowledge_of_that_branch(library: Library) -> None:
    raw = json.loads(document(library, choose(library, library.by_id["1.2"])))
    know = msgspec.convert(raw["item"], Knowledge)
    assert [node.id for node in know.nodes] == ["1.2", "1.2.1", "1.2.2", "1.2.3"]
    assert "o2o" in {term.id for term in know.terms}
    cited = {name for entry in (*know.nodes, *know.terms) for name in entry.sources}
    assert cited <= {source.id for source in know.sources}
    assert not know.facts


BY_KIND = {table.kind: table.entry for table in TABLES}


def unflat(line: dict[str, Any]) -> Any:
    """An entry from its flat line, as a reader would write it who knows the model."""
    kind = line.pop("kind")
    table = BY_KIND.get(kind, Node)
    line.pop("key")
    line.pop("parents", None)
    if table is Node:
        line["kind"] = kind
    if f"{kind}_kind" in line:
        line["kind"] = line.pop(f"{kind}_kind")
    for note in line.get("notes", []):
        if "source_number" in note:
            note["source_value"] = note.pop("source_number")
        deepen(note, ("short", "text"))
    for name in ("plan_period", "plan_title", "plan_issued_by", "plan", "period"):
        deepen(line, (name,))
    for name in [name for name in line if name.startswith("origin_")]:
        _, field, code = name.split("_")
        line.setdefault("origin", {}).setdefault(field, {})[code] = line.pop(name)
    deepen(line, tuple(name for name, kind in get_type_hints(table).items() if get_origin(kind) is dict))
    return msgspec.convert(line, table)


def deepen(line: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        parts = [key for key in line if key.startswith(f"{name}_") and not key.endswith("_of")]
        for key in parts:
            line.setdefault(name, {})[key.removeprefix(f"{name}_")] = line.pop(key)


def test_every_flat_line_reads_back_to_its_entry(library: Library) -> None:
    made = [json.loads(line) for line in lines(library, choose(library, None)).splitlines()]
    assert [line["id"] for line in made] == [entry.id for entry in library.entries()]
    for line, entry in zip(made, library.entries(), strict=True):
        assert unflat(line) == entry


def test_a_flat_line_is_what_a_search_engine_takes(library: Library) -> None:
    made = [json.loads(line) for line in lines(library, choose(library, None)).splitlines()]
    keys = [line["key"] for line in made]
    assert len(set(keys)) == len(keys)
    assert all(key.replace("-", "").isalnum() and key.isascii() for key in keys)
    types: dict[str, set[type]] = {}
    for line in made:
        for name, value in line.items():
            assert not isinstance(value, dict)
            types.setdefault(name, set()).add(type(value))
        for note in line.get("notes", []):
            for name, value in note.items():
                assert not isinstance(value, dict)
                types.setdefault(f"notes.{name}", set()).add(type(value))
    mixed = {name for name, found in types.items() if len(found) > 1 and found != {int, float}}
    assert not mixed
    goal = next(line for line in made if line["id"] == "1.2.2")
    assert goal["key"] == "1-2-2"
    assert goal["parents"] == ["1", "1.2"]
    assert "O2O" in goal["title_ja"]


def test_a_number_that_the_document_gives_stays_a_number() -> None:
    note = {"level": "correction", "field": "rank_of", "source_value": 34, "short": {"ja": "x"}, "basis": "press"}
    fact = msgspec.convert({"id": "dgi", "title": {"ja": "DGI"}, "rank": 1, "rank_of": 33, "notes": [note]}, Fact)
    know = Knowledge(
        format_version=1, version="1", as_of="2021", languages=["ja"], country=Country(title={"ja": "国"}), facts=[fact]
    )
    line = flat(Library(know), fact)
    assert (line["notes"][0]["source_value"], line["notes"][0]["source_number"]) == ("34", 34)


# Markdown.


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_markdown(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shown = Page(f"<div>{reader.render(markdown_start(escape_markdown(text)))}</div>")
    assert shown.text.strip() == text
    assert [tag for tag, _ in shown.tags] == ["div", "p"]


@given(
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs")) | st.sampled_from(" *_`[]<>&#|~\\-+1.)!$")
    )
)
def test_any_text_survives_markdown(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    words = " ".join(text.split())
    shown = Page(f"<div>{reader.render(markdown_start(escape_markdown(words)))}</div>")
    assert shown.text.strip() == Page(f"<p>{escape(words)}</p>").text
    assert [tag for tag, _ in shown.tags] == (["div", "p"] if words else ["div"])


def escape(text: str) -> str:
    return html_escape(printable(text))


@given(st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs")) | st.sampled_from("|\\` "))))
def test_a_table_keeps_its_cells(cells: list[str]) -> None:
    cells = [" ".join(cell.split()) for cell in cells] or ["x"]
    table = markdown_table(["a"] * len(cells), [cells])
    tokens = MarkdownIt("commonmark").enable("table").parse(table)
    inline = [token for token in tokens if token.type == "inline"][len(cells) :]
    shown = ["".join(child.content for child in token.children or ()) for token in inline]
    assert len(shown) == len(cells)
    assert shown == [Page(f"<p>{escape(cell)}</p>").text for cell in cells]


def test_markdown_keeps_every_text_of_the_branch(library: Library) -> None:
    text = markdown.write(Handout(library, ["ja", "en", "ko"], library.by_id["1"]).parts).text
    shown = Page(MarkdownIt("commonmark").enable("table").render(text.removeprefix(markdown.HEAD))).text
    for node in library.knowledge.nodes:
        if node.id.partition(".")[0] == "1":
            for wording in (node.title, node.text, node.aim, node.vision, node.lead):
                assert all(said in shown for said in wording.values())
            for note in node.notes:
                assert all(said in shown for said in (*note.short.values(), *note.text.values()))


def test_markdown_of_everything_has_each_part(library: Library) -> None:
    text = markdown.write(Handout(library, ["ja"]).parts).text
    know = library.knowledge
    shown = Page(MarkdownIt("commonmark").enable("table").render(text.removeprefix(markdown.HEAD))).text
    for entry in library.entries():
        title = entry.title if isinstance(entry, Source) else entry.title["ja"]
        if not isinstance(entry, Fact):
            assert title in shown
    for source in know.sources:
        assert not source.url or f"<{source.url}>" in text
    assert "\n# 韓国 デジタルガバンメント戦略\n" in text
    assert "| GDP順位 |" in text
    assert f"出典: 韓国 デジタルガバンメント戦略（VEセンター、2021年8月）。知識 {know.version}" in text.replace(
        "\\", ""
    )


def test_sources_are_numbered_as_they_are_cited(library: Library) -> None:
    text = markdown.write(Handout(library, ["ja"], library.by_id["1.2.2"]).parts).text
    body, _, sources = text.partition("## 出所")
    cited = [int(number) for number in re.findall(r"\\\[(\d+)\\\]", body)]
    listed = [int(number) for number in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)]
    assert listed == list(range(1, len(listed) + 1))
    assert cited[0] == 1
    assert set(cited) <= set(listed)


def test_each_kind_of_entry_makes_a_handout(library: Library) -> None:
    for name in ("1", "1.1", "1.2.2", "5.1.2.1", "o2o", "gdp-nominal", "g7-summit", "all-digital-org"):
        entry = library.by_id[name]
        for language in library.knowledge.languages:
            handout = Handout(library, [language], entry)
            text = markdown.write(handout.parts).text
            assert text.count("\n# ") == 1
            Page(html.page(handout))


def test_only_web_addresses_become_links() -> None:
    library = hostile_knowledge()
    text = markdown.write(Handout(library, ["ja", "en"]).parts).text
    rendered = Page(MarkdownIt("commonmark").enable("table").render(text.removeprefix(markdown.HEAD)))
    hrefs = [attrs["href"] for tag, attrs in rendered.tags if tag == "a"]
    assert {href.partition(":")[0] for href in hrefs if href} <= {"http", "https"}
    assert not {"script", "img", "svg"} & {tag for tag, _ in rendered.tags}


# The page.


def test_the_page_is_well_formed_and_inert(library: Library) -> None:
    for known in (library, hostile_knowledge()):
        for entry in (None, known.by_id["1"]):
            page = Page(html.page(Handout(known, ["ja", "en"], entry)))
            assert not page.open
            tags = [tag for tag, _ in page.tags]
            assert tags.count("script") == 1
            assert not {"img", "iframe", "link", "base", "form", "object", "embed", "image", "use"} & set(tags)
            for _, attrs in page.tags:
                assert not any(name.startswith("on") or name == "style" for name in attrs)
                assert not (attrs.get("href") or "#").lower().startswith(("javascript", "data"))


def test_hostile_text_is_shown_as_it_stands() -> None:
    known = hostile_knowledge()
    page = Page(html.page(Handout(known, ["ja"])))
    for text in HOSTILE:
        assert text in page.text


def test_anchors_are_the_ids_and_every_inner_link_has_its_target(library: Library) -> None:
    page = Page(html.page(Handout(library, ["ja"])))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {entry.id for entry in library.entries()} <= set(ids)
    targets = {href[1:] for tag, attrs in page.tags if tag == "a" and (href := attrs["href"]) and href[0] == "#"}
    assert targets <= set(ids)


def test_the_policy_allows_the_pages_own_script_and_style_only(library: Library) -> None:
    text = html.page(Handout(library, ["ja"], library.by_id["1"]))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert body
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_texts_in_another_language_say_so(library: Library) -> None:
    page = Page(html.page(Handout(library, ["ja", "en", "ko"], library.by_id["1.2.2"])))
    assert next(attrs for tag, attrs in page.tags if tag == "html") == {"lang": "ja"}
    assert {attrs["lang"] for _, attrs in page.tags if "lang" in attrs} == {"ja", "en", "ko"}


def test_a_text_that_is_missing_comes_in_the_files_language_and_is_marked() -> None:
    title = {"ja": "戦略", "en": "Strategy"}
    node = msgspec.convert({"id": "1", "kind": "a", "title": title, "text": {"ja": "説明だけ日本語"}}, Node)
    know = Knowledge(
        format_version=1, version="1", as_of="2021", languages=["ja", "en"], country=Country(title=title), nodes=[node]
    )
    page = html.page(Handout(Library(know), ["en"]))
    assert '<p lang="ja">説明だけ日本語 [ja]</p>' in page


# Files.


def test_output_is_a_file_and_says_so(tmp_path: Path) -> None:
    assert run("export", "md", "1", "--output", "s1.md", cwd=tmp_path) == (0, "", "kdg: wrote s1.md\n")
    assert (tmp_path / "s1.md").read_text("utf-8") == run("export", "md", "1")[1]
    assert [path.name for path in tmp_path.iterdir()] == ["s1.md"]


def test_an_existing_file_is_only_overwritten_with_force(tmp_path: Path) -> None:
    target = tmp_path / "s1.md"
    target.write_text("mine")
    target.chmod(0o640)
    code, out, err = run("export", "md", "1", "--output", str(target))
    assert (code, out, err) == (4, "", f"kdg: {target}: exists\n     --force overwrites it\n")
    assert target.read_text() == "mine"
    assert run("export", "md", "1", "--output", str(target), "--force")[0] == 0
    assert target.read_text("utf-8").startswith("<!--")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_keeps_pointing_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("mine")
    (tmp_path / "link").symlink_to("real")
    assert run("export", "md", "1", "--output", str(tmp_path / "link"))[0] == 4
    assert run("export", "md", "1", "--output", str(tmp_path / "link"), "--force")[0] == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8").startswith("<!--")


def test_a_missing_folder_and_a_folder_are_one_line_each(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "s1.md"
    assert run("export", "md", "1", "-o", str(missing)) == (4, "", f"kdg: {missing}: no such file or directory\n")
    assert run("export", "md", "1", "-o", str(tmp_path)) == (4, "", f"kdg: {tmp_path}: is a folder\n")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder that not even root may write to")
def test_no_permission_is_one_line() -> None:
    code, out, err = run("export", "md", "1", "-o", "/sys/kernel/s1.md")
    assert (code, out, err.count("\n")) == (4, "", 1)
    assert err in (
        "kdg: /sys/kernel/s1.md: permission denied\n",
        "kdg: /sys/kernel/s1.md: operation not permitted\n",
        "kdg: /sys/kernel/s1.md: read-only file system\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    code, out, err = run("export", "md", "1", "-o", "/dev/full")
    assert (code, out, err) == (4, "", "kdg: /dev/full: no space left on device\n")
    assert Path("/dev/full").is_char_device()


def test_what_cannot_be_written_whole_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text("mine")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    args = [sys.executable, "-m", "kdg", "export", "json", "--force", "-o", str(target)]
    done = subprocess.run(args, env=surroundings(file=REAL), capture_output=True, preexec_fn=small, check=False)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (4, b"", 1)
    assert target.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["all.json"]


# The command line.


def test_the_bytes_are_utf8_whatever_the_locale() -> None:
    code, out, err = run("export", "html", "1", env={"PYTHONIOENCODING": "cp932", "PYTHONUTF8": "0"})
    assert (code, err) == (0, "")
    assert "体制づくり" in out


def test_wrong_words_are_told(tmp_path: Path) -> None:
    code, out, err = run("export", "pdf")
    assert (code, out) == (2, "")
    assert err.startswith('kdg: no export "pdf"\n')
    code, _, err = run("export", "md", "--lang", "ja,xx")
    assert (code, err) == (2, 'kdg: no language "xx" in this file\n     languages: ja, en, ko\n')
    code, out, _ = run("export", "md", "qqqqq", "-o", str(tmp_path / "x"))
    assert (code, out) == (1, "")
    assert not list(tmp_path.iterdir())


def test_the_same_twice_is_the_same_bytes() -> None:
    for style in ("md", "html", "json", "jsonl"):
        assert run("export", style) == run("export", style)
