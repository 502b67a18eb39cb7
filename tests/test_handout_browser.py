"""The handout as a reader has it: in a real browser, by keyboard, on paper. Where there is none, it is said."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import kdg as package
from browser import CHROMIUM, NO_BROWSER, Browser, chromium
from kdg.export import html, markdown
from kdg.export.handout import Handout
from kdg.library import Library
from running import REAL, Kdg
from test_export import hostile_knowledge

PHONE, LAPTOP, SHEET = (390, 844), (1280, 800), (794, 1123)
LANGUAGES = (("ja",), ("en",), ("ko",), ("ja", "en", "ko"))


def _axe() -> Path | None:
    """axe-core, where AXE_CORE names it or npm has it for everybody."""
    named = os.environ.get("AXE_CORE")
    npm = shutil.which("npm")
    if named or not npm:
        return Path(named) if named else None
    root = subprocess.run([npm, "root", "--global"], capture_output=True, text=True, check=False).stdout.strip()
    found = Path(root, "axe-core", "axe.min.js")
    return found if found.is_file() else None


LINT = shutil.which(os.environ.get("MARKDOWNLINT", "markdownlint-cli2")) or shutil.which("markdownlint")

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def library() -> Library:
    return package.load(REAL)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def written(page: Path, library: Library, languages: tuple[str, ...] = ("ja",), ref: str = "") -> Path:
    entry = library.by_id[ref] if ref else None
    page.write_text(html.page(Handout(library, languages, entry)), encoding="utf-8")
    return page


@needs_browser
@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
@pytest.mark.parametrize("size", [PHONE, LAPTOP, SHEET], ids=["phone", "laptop", "sheet"])
@pytest.mark.parametrize("ref", ["", "1", "o2o"], ids=["whole", "strategy", "term"])
def test_a_page_asks_for_nothing_says_nothing_and_fits(
    browser: Browser, library: Library, page: Path, languages: tuple[str, ...], size: tuple[int, int], ref: str
) -> None:
    for dark in (False, True):
        browser.open(written(page, library, languages, ref), *size, dark=dark)
        assert browser.said == []
        assert browser.requests == []
        assert browser.run("document.documentElement.scrollWidth") <= size[0]


@needs_browser
def test_hostile_data_is_inert(browser: Browser, page: Path) -> None:
    browser.open(written(page, hostile_knowledge(), ("ja", "en")), *LAPTOP)
    browser.type("#_filter", "alert")
    assert browser.run("document.querySelectorAll('[data-entry]:not([hidden])').length") > 0
    assert browser.said == []
    assert browser.requests == []
    assert browser.run("document.scripts.length") == 1
    assert browser.run("[...document.links].every((a) => /^https?:$/.test(a.protocol) || a.hash)")


@needs_browser
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ゼロ・ストップ", "zero-stop"),
        ("ぜろすとっぷ", "zero-stop"),
        ("ｾﾞﾛｽﾄｯﾌﾟ", "zero-stop"),
        ("Ｏ２Ｏ", "1.2.2"),
        ("o2o 行政", "1.2.2"),
        ("全国整備　2022", "5.1"),
        ("予算", "6.1"),
        ("1630820", "gdp-nominal"),
        ("１，６３０，８２０", "gdp-nominal"),
    ],
)
def test_the_filter_folds_width_kana_and_case(
    browser: Browser, library: Library, page: Path, typed: str, found: str
) -> None:
    browser.open(written(page, library), *LAPTOP)
    everything = browser.run("document.querySelectorAll('[data-entry]:not([hidden])').length")
    browser.type("#_filter", typed)
    assert browser.run(f"document.getElementById({json.dumps(found)}).checkVisibility()")
    assert browser.run("document.querySelectorAll('[data-entry]:not([hidden])').length") < everything
    assert browser.run("document.querySelector('#_found').textContent").endswith("件")
    browser.type("#_filter", "")
    browser.press("Delete", 46)
    assert browser.run("document.querySelectorAll('[data-entry]:not([hidden])').length") == everything


@needs_browser
def test_what_is_not_there_is_said_to_be_missing(browser: Browser, library: Library, page: Path) -> None:
    browser.open(written(page, library, ("en",)), *LAPTOP)
    browser.type("#_filter", "qqqqq")
    assert browser.run("document.querySelector('#_found').textContent") == "nothing found"
    assert browser.run("document.querySelector('#_found').checkVisibility()")
    assert browser.run("document.querySelectorAll('[data-entry]:not([hidden])').length") == 0
    assert browser.run("document.querySelector('footer').checkVisibility()")


@needs_browser
def test_a_link_to_something_hidden_shows_it(browser: Browser, library: Library, page: Path) -> None:
    browser.open(written(page, library, ("ja",), "1.2.2"), *LAPTOP)
    browser.type("#_filter", "オフライン")
    target = browser.run("document.querySelector('.cites a').hash.slice(1)")
    assert not browser.run(f"document.getElementById({json.dumps(target)}).checkVisibility()")
    browser.run("document.querySelector('.cites a').click()")
    assert browser.run(f"document.getElementById({json.dumps(target)}).checkVisibility()")


@needs_browser
def test_everything_is_reached_by_keyboard(browser: Browser, library: Library, page: Path) -> None:
    browser.open(written(page, library, ("ja",), "1"), *LAPTOP)
    reached = []
    for _ in range(12):
        browser.press("Tab", 9)
        reached.append(
            browser.run(
                "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
            )
        )
    assert reached[:3] == ["skip", "_filter", "SUMMARY"]
    assert "A" in reached
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") != "none"


@needs_browser
def test_it_reads_without_its_script(browser: Browser, library: Library, page: Path) -> None:
    text = html.page(Handout(library, ["ja"], library.by_id["1"]))
    page.write_text(text.replace("'sha256-", "'sha256-x", 2), encoding="utf-8")
    browser.open(page, *LAPTOP)
    assert not browser.run("document.querySelector('#_filter').checkVisibility()")
    assert browser.run("document.getElementById('1.2.2').checkVisibility()")


@needs_browser
def test_it_prints_on_a4(browser: Browser, library: Library, page: Path) -> None:
    browser.open(written(page, library, ("ja",), "1"), *LAPTOP, dark=True)
    paper = browser.pdf()
    assert paper.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in paper or b"/MediaBox [0 0 595" in paper


@needs_browser
@pytest.mark.skipif(_axe() is None, reason="no axe-core: npm install --global axe-core, or AXE_CORE names axe.min.js")
@pytest.mark.parametrize(
    ("languages", "ref", "size", "dark"),
    [
        *((languages, "", LAPTOP, False) for languages in LANGUAGES),
        *((("ja",), "1", size, dark) for size in (PHONE, LAPTOP) for dark in (False, True)),
    ],
)
def test_axe_finds_no_violation(
    browser: Browser,
    library: Library,
    page: Path,
    *,
    languages: tuple[str, ...],
    ref: str,
    size: tuple[int, int],
    dark: bool,
) -> None:
    axe = _axe()
    assert axe
    browser.open(written(page, library, languages, ref), *size, dark=dark)
    browser.run(axe.read_text("utf-8") + ";0")
    found = browser.run("axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.help + ' ' + v.nodes[0].html))")
    assert found == []


@pytest.mark.skipif(LINT is None, reason="no markdownlint: npm install --global markdownlint-cli2")
def test_markdownlint_finds_nothing(library: Library, tmp_path: Path, kdg: Kdg) -> None:
    assert LINT
    for languages in LANGUAGES:
        for ref in ("", "1", "1.2.2", "5.1", "o2o", "gdp-nominal", "g7-summit", "all-digital-org"):
            entry = library.by_id[ref] if ref else None
            text = markdown.write(Handout(library, languages, entry).parts).text
            (tmp_path / f"{'-'.join(languages)}{ref}.md").write_text(text, encoding="utf-8")
    hostile = markdown.write(Handout(hostile_knowledge(), ["ja", "en"]).parts).text
    (tmp_path / "hostile.md").write_text(hostile, encoding="utf-8")
    for asked in ("list", "show", "profile", "terms", "notes", "sources", "timeline"):
        table = kdg(asked, "--format", "md", file=REAL).out
        (tmp_path / f"table-{asked}.md").write_text(f"{markdown.HEAD}\n\n# x\n\n{table}", encoding="utf-8")
    files = [str(path) for path in sorted(tmp_path.glob("*.md"))]
    done = subprocess.run([LINT, *files], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
