"""`kdg terms`: the glossary, one line a term, in 五十音 order."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from kdg.model import Term
from kdg.screens.paper import Paper

_TITLES = 22
"""Columns that headwords may take; a longer one stands on a line of its own."""


def other_languages(paper: Paper, term: Term) -> str:
    """The headword in the file's next language, or in its own where another one is shown."""
    words = paper.wording
    languages = words.library.knowledge.languages
    others = languages[1:] if words.language == languages[0] else languages[:1]
    return next((term.title[code] for code in others if code in term.title), "")


def draw_glossary(paper: Paper, terms: Sequence[Term]) -> None:
    """Headword, reading, and the headword in another language; what is from memory is said at the end.

    The reading belongs to the file's own headword, so it stands beside that one only.
    """
    words = paper.wording
    own = words.language == words.library.language
    rows = [(words.title(term), term.reading if own else "", other_languages(paper, term)) for term in terms]
    column = 2 if paper.narrow else min(max((cell_len(title) for title, _, _ in rows), default=0), _TITLES) + 2
    for title, reading, other in rows:
        paper.put_all(paper.hanging(Text(title, "bold"), "  ".join(filter(None, [reading, other])), column))
    memory = [
        words.title(term)
        for term in terms
        if not words.library.is_verified(term, "text", words.language) or not words.library.is_verified(term, "text")
    ]
    if memory:
        paper.put()
        paper.put_all(paper.folded(words("unverified_legend", words.joined("comma", memory)), paper.width))
