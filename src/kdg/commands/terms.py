"""`kdg terms`."""

import unicodedata
from typing import Annotated

import typer

from kdg import contract
from kdg.answers import Answer, Screen
from kdg.asking import Asking
from kdg.commands.show import entry_answer
from kdg.completion import terms as complete_terms
from kdg.model import Term
from kdg.references import find

_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_PLAIN: dict[int, str | None] = {
    ord(small): large for small, large in zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True)
}
_PLAIN |= dict.fromkeys(map(ord, "\u3099\u309aー・ -"))

NOTHING = Answer(kind="term", single=True)
"""What JSON shows where there is none."""


def command(
    ask: Asking,
    word: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORD]",
            help="A term, in any language or spelling, or its id.",
            autocompletion=complete_terms,
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Print the glossary in 五十音 order, or one definition.

    \b
    Examples:
      kdg terms
      kdg terms O2O
      kdg terms ゼロストップ --lang en
    """
    library = ask.library
    if word:
        return entry_answer(library, ask.wording, find(library, word, kinds=("term",), language=ask.language[0]))
    terms = sorted(library.knowledge.terms, key=lambda term: _order(term, library.language))
    return Answer(
        kind="terms",
        items=[contract.term_item(library, term) for term in terms],
        screen=Screen("glossary", (terms,)),
    )


def _order(term: Term, language: str) -> tuple[str, str, str]:
    """五十音: by reading, else by title; small and voiced kana count as their plain forms, then as written."""
    reading = unicodedata.normalize("NFKC", term.reading or term.title.get(language, "")).casefold()
    plain = unicodedata.normalize("NFD", reading.translate(_HIRAGANA)).translate(_PLAIN)
    return plain, reading, term.id
