"""`kdg profile`."""

from typing import Annotated

import typer

from kdg import contract
from kdg.answers import Answer, Plain, Screen
from kdg.asking import Asking
from kdg.completion import facts as complete_facts
from kdg.errors import AmbiguousError, NotFoundError
from kdg.model import Fact
from kdg.references import find_facts

NOTHING = Answer(kind="facts")
"""What JSON shows where there is none."""


def command(
    ask: Asking,
    fact: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FACT]",
            help="A name such as GDP or 人口, or an id: all the facts that it means.",
            autocompletion=complete_facts,
            show_default=False,
        ),
    ] = None,
    *,
    value: Annotated[
        bool,
        typer.Option("--value", help="Only the bare number of one fact: its value, or its rank if it has no value."),
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="History and narrative too.")] = False,
) -> Answer | Plain:
    """Print the country profile, or the facts that a name means.

    \b
    Examples:
      kdg profile
      kdg profile GDP
      kdg profile gdp-nominal --value
    """
    library = ask.library
    found = (
        find_facts(library, fact)
        if fact
        else [known for known in library.knowledge.facts if everything or not known.history]
    )
    if value:
        return _value(ask, found, named=bool(fact))
    one = bool(fact) and len(found) == 1
    return Answer(
        kind="facts",
        items=[contract.fact_item(library, known) for known in found],
        screen=Screen("card", (found[0],)) if one else Screen("facts" if fact else "profile", (found,)),
    )


def _value(ask: Asking, found: list[Fact], *, named: bool) -> Plain:
    words = ask.wording
    if not named or len(found) > 1:
        candidates = [(known.id, words.title(known)) for known in found]
        raise AmbiguousError("--value prints one number; name the fact by its id", candidates)
    only = found[0]
    number = only.value if only.value is not None else only.rank
    if number is None:
        raise NotFoundError(f'"{only.id}" has no number', hint=f"kdg profile {only.id}")
    limits = [note for note in only.notes if note.level == "limit"]
    messages = [f"{words('limit')} {words.note_line(note)}" for note in limits]
    return Plain(f"{number}\n", messages=messages)
