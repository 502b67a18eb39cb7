"""A handout as one page that needs nothing else: no request, no script or font from outside.

The Markdown gives the structure; the words of each block come from the block itself, which knows their
language, so no text of the knowledge file is ever read as markup.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kdg.clean import is_web, printable
from kdg.export import markdown
from kdg.export.blocks import Block, Row, Run, Table
from kdg.export.figure import drawing
from kdg.export.handout import TIMELINE, Handout

_NESTING = 200
"""Deeper lists than these are cut off; a node's number has at most sixteen parts."""
_CONTENTS = (2, 3)
"""The headings that the table of contents lists."""


def page(handout: Handout) -> str:
    """The whole page."""
    style = _own("page.css")
    script = _own("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    words = handout.words
    body = _Body(handout)
    head, main = body.render()
    return f"""<!doctype html>
<html lang="{escape(handout.languages[0])}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{escape(printable(handout.title))}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#_main"{body.lang(words.heading_language)}>{escape(words("skip"))}</a>
<header>
{head}</header>
<div class="side"{body.lang(words.heading_language)}>
{_filter(handout)}
{body.contents()}</div>
<main id="_main" tabindex="-1">
{main}</main>
<script>{script}</script>
</body>
</html>
"""


def _own(name: str) -> str:
    return resources.files("kdg.export").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _filter(handout: Handout) -> str:
    """The filter box; hidden until the script is there to answer."""
    words = handout.words
    none, many = escape(words("filter_none")), escape(words("hits", "#"))
    return (
        f'<div class="filter" role="search" hidden><label for="_filter">{escape(words("filter"))}</label>'
        '<input id="_filter" type="search" autocomplete="off" spellcheck="false">'
        f'<output id="_found" for="_filter" data-none="{none}" data-many="{many}"></output></div>'
    )


class _Body:
    """The text of the page: Markdown's tokens with ids, languages, sections and citations."""

    def __init__(self, handout: Handout) -> None:
        self.handout = handout
        self.language = handout.languages[0]
        self.written = markdown.write(handout.parts)
        blocks = [part for part in handout.parts if isinstance(part, Block)]
        self.headings = [block for block in blocks if block.kind == "heading"]
        rows = [row for part in handout.parts if isinstance(part, Table) for row in part.rows]
        self.ids = {block.id for block in blocks} | {row.id for row in rows}

    def lang(self, language: str) -> str:
        """The attribute of a text in another language than the page's."""
        return f' lang="{escape(language)}"' if language and language != self.language else ""

    def render(self) -> tuple[str, str]:
        """What stands in the page's head (the title and what goes with it), and all the rest."""
        reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING}).enable("table")
        # The first line is a comment to another program.
        tokens = reader.parse(self.written.text.removeprefix(markdown.HEAD))
        lines = sorted(self.written.places)
        begins = next((line for line in lines if not self._heads(self.written.places[line])), lines[-1] + 1)
        cut = next((at for at, token in enumerate(tokens) if token.map and token.map[0] >= begins), len(tokens))
        dressed = (list(_Dresser(self).dressed(some)) for some in (tokens[:cut], tokens[cut:]))
        head, rest = (str(reader.renderer.render(some, reader.options, {})) for some in dressed)
        return head, rest

    @staticmethod
    def _heads(part: Block | Row | Table) -> bool:
        return isinstance(part, Block) and (
            (part.kind == "heading" and part.level == 1) or part.css in ("meta", "title other")
        )

    def contents(self) -> str:
        """The table of contents as nested lists of links."""
        words = self.handout.words
        listed = [block for block in self.headings if block.level in _CONTENTS]
        if not listed:
            return ""
        name = words("contents_list")
        lines = [f'<nav aria-label="{escape(name)}"><details><summary>{escape(name)}</summary>', "<ul>"]
        first = level = listed[0].level
        for index, block in enumerate(listed):
            if index:
                lines.append("<ul>" * (block.level - level) or "</li>" + "</ul></li>" * (level - block.level))
            level = max(block.level, first)
            said = escape(printable("".join(run.text for run in block.runs)))
            # Beside the text, words may be in another language than the headings'.
            lang = escape(block.lang or self.language)
            lines.append(f'<li><a href="#{escape(block.id)}" lang="{lang}">{said}</a>')
        lines.append("</li>" + "</ul></li>" * (level - first) + "</ul></details></nav>\n")
        return "\n".join(lines)


class _Dresser:
    """Markdown's tokens, with what a page has beyond Markdown."""

    def __init__(self, body: _Body) -> None:
        self.handout = body.handout
        self.language = body.language
        self.places = body.written.places
        self.ids = body.ids
        self.part: Block | Row | Table | None = None
        self.cell = 0
        self.levels: list[int] = []
        self.credited = False

    def dressed(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The tokens with ids, languages, sections and citations."""
        for token in tokens:
            here = self.places.get(token.map[0]) if token.map else None
            if token.type in ("heading_open", "paragraph_open") and isinstance(here, Block):
                yield from self._before(here)
            self._dress_open(token, here)
            if token.type == "table_open" and isinstance(here, Table):
                yield _raw(f'<div class="scroll" role="region" tabindex="0"{self._named(here)}>')
            if token.type == "inline":
                token.children = list(self._inline())
            elif token.type in ("td_close", "th_close"):
                token.tag = self._cell_tag(token)
                self.cell += 1
            yield token
            if token.type == "table_close":
                yield _raw("</div>\n")
            if token.type == "heading_close" and isinstance(self.part, Block) and self.part.id == TIMELINE:
                yield from self._figure()
        yield from self._close(0)
        if self.credited:
            yield _raw("</footer>\n")

    def _before(self, block: Block) -> Iterator[Token]:
        """Sections follow the headings; what is said of the whole stands in none."""
        if block.kind == "heading" and block.level > 1:
            yield from self._close(block.level)
            self.levels.append(block.level)
            yield _raw(f'<section data-entry="{escape(printable(block.find))}">\n')
        elif block.css == "credit" and not self.credited:
            yield from self._close(0)
            self.credited = True
            yield _raw("<footer>\n")

    def _close(self, level: int) -> Iterator[Token]:
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
            yield _raw("</section>\n")

    def _dress_open(self, token: Token, here: Block | Row | Table | None) -> None:
        match token.type, here:
            case "heading_open", Block():
                self.part = here
                self._dress(token, here.id, here.lang)
            case "paragraph_open", Block():
                self.part = here
                self._dress(token, "", here.lang, here.css if here.kind == "text" else "")
            case "list_item_open", Block():
                self._dress(token, here.id, "", here.css)
                if here.id:
                    token.attrSet("data-entry", printable(here.find))
            case "table_open", Table():
                self.part = Row(cells=here.head)
                self._dress(token, "", "", here.css)
            case "tr_open", _:
                self._dress_row(token, here)
            case (("th_open" | "td_open"), _):
                self._dress_cell(token)

    def _dress_row(self, token: Token, here: Block | Row | Table | None) -> None:
        self.cell = 0
        if isinstance(here, Row):
            self.part = here
            self._dress(token, here.id, "", here.css)
            if here.id:
                token.attrSet("data-entry", printable(here.find))

    def _dress_cell(self, token: Token) -> None:
        if not isinstance(self.part, Row):
            return
        self._dress(token, "", self.part.cells[self.cell].lang)
        if token.type == "th_open":
            token.attrSet("scope", "col")
        elif self._cell_tag(token) == "th":
            token.tag = "th"
            token.attrSet("scope", "row")

    def _cell_tag(self, token: Token) -> str:
        """The first cell of a row heads it, if it says anything."""
        heads = self.cell == 0 and isinstance(self.part, Row) and bool(self.part.cells[0].text)
        return "th" if heads or token.type.startswith("th") else "td"

    def _dress(self, token: Token, name: str, language: str, css: str = "") -> None:
        if name:
            token.attrSet("id", name)
        if css:
            token.attrSet("class", css)
        if language and language != self.language:
            token.attrSet("lang", language)

    @staticmethod
    def _named(table: Table) -> str:
        """What a screen reader calls a table that can be scrolled."""
        head = " / ".join(run.text for run in table.head)
        return f' aria-label="{escape(printable(head))}"'

    def _figure(self) -> Iterator[Token]:
        if self.handout.timeline:
            yield _raw(drawing(self.handout.timeline, self.handout.words))

    # Words.

    def _inline(self) -> Iterator[Token]:
        part = self.part
        if isinstance(part, Block):
            if part.number:
                number = Token("text", "", 0, content=f"[{part.number}]")
                yield from _around("span", {"class": "number"}, [number])
                yield Token("text", "", 0, content=" ")
            for run in part.runs:
                yield from self._run(run, part.lang)
            yield from self._citations(part.cites)
        elif isinstance(part, Row):
            run = part.cells[self.cell]
            yield from self._run(Run(run.text, run.style, "", run.ref), run.lang)

    def _run(self, run: Run, around: str) -> Iterator[Token]:
        """A stretch of text in its element, if it needs one."""
        text = Token("text", "", 0, content=printable(run.text))
        language = {"lang": run.lang} if run.lang and run.lang != (around or self.language) else {}
        if run.style == "strong":
            yield from _around("strong", language, [text])
        elif run.style == "number" or (run.ref and run.ref in self.ids):
            css = {"class": "number"} if run.style == "number" else {}
            href = {"href": f"#{run.ref}"} if run.ref and run.ref in self.ids else {}
            yield from _around("a" if href else "span", {**href, **css, **language}, [text])
        elif run.style == "address" and is_web(run.text):
            yield from _around("a", {"href": markdown.address(run.text), "rel": "noreferrer noopener"}, [text])
        elif language:
            yield from _around("span", language, [text])
        else:
            yield text

    def _citations(self, cites: Iterable[int]) -> Iterator[Token]:
        numbers = self.handout.numbers
        links = [
            token
            for number in cites
            for token in _around("a", {"href": f"#{numbers[number]}"}, [Token("text", "", 0, content=f"[{number}]")])
        ]
        if links:
            yield Token("text", "", 0, content=" ")
            yield from _around("span", {"class": "cites"}, links)


def _raw(markup: str) -> Token:
    """Markup of kdg's own between blocks; what stands in it is escaped by whoever made it."""
    return Token("html_block", "", 0, content=markup)


def _around(tag: str, attributes: dict[str, str], inside: Iterable[Token]) -> Iterator[Token]:
    opening = Token(f"{tag}_open", tag, 1)
    opening.attrs.update(attributes)
    yield opening
    yield from inside
    yield Token(f"{tag}_close", tag, -1)
