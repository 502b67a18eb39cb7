"""`kdg terms`: the glossary, one line a term, in 五十音 order."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from kdg.model import Term
from kdg.screens.paper import Paper, pad


def other_languages(paper: Paper, term: Term) -> str:
    """The headword in the file's next language, or in its own where another one is shown."""
    words = paper.wording
    languages = words.library.knowledge.languages
    others = languages[1:] if words.language == languages[0] else languages[:1]
    return next((term.title[code] for code in others if code in term.title), "")


def draw_glossary(paper: Paper, terms: Sequence[Term]) -> None:
    """Headword, reading, and the headword in another language; what is from memory is said at the end."""
    words = paper.wording
    rows = [(words.title(term), term.reading, other_languages(paper, term)) for term in terms]
    first = min(max((cell_len(row[0]) for row in rows), default=0) + 2, 34)
    second = min(max((cell_len(row[1]) for row in rows), default=0) + 2, 26)
    for title, reading, other in rows:
        head = Text(title, "bold")
        if paper.narrow:
            paper.put_all(paper.folded(head, paper.width))
            rest = "  ".join(filter(None, [reading, other]))
            if rest:
                paper.put_all(paper.hanging("", rest, 2))
            continue
        if cell_len(title) < first and cell_len(reading) < second:
            label = Text.assemble(head, " " * (first - cell_len(title)), pad(reading, second))
            paper.put_all(paper.hanging(label, other, first + second))
        else:
            paper.put_all(paper.hanging(head, "  ".join(filter(None, [reading, other])), first))
    memory = [
        words.title(term)
        for term in terms
        if not words.library.is_verified(term, "text", words.language) or not words.library.is_verified(term, "text")
    ]
    if memory:
        paper.put()
        between = words("comma") + ("" if words.heading_language == "ja" else " ")
        paper.put_all(paper.folded(words("unverified_legend", between.join(memory)), paper.width))
