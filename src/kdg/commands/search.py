"""`kdg search`."""

from typing import Annotated

import typer

from kdg import contract
from kdg.answers import Answer, Screen
from kdg.asking import Asking
from kdg.clean import echo
from kdg.completion import kinds as complete_kinds
from kdg.completion import references
from kdg.errors import ExitCode, UsageError
from kdg.hits import Answer as Found
from kdg.library import Library

_MANY = 8_000
"""Entries from which a cold search takes more than half a second on a small machine."""


def command(
    ask: Asking,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help="What to look for, in any language, script or spelling.",
            autocompletion=references,
        ),
    ],
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Only entries of this kind (term, fact, goal ...); may be repeated.",
            autocompletion=complete_kinds,
        ),
    ] = None,
    *,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="At most N hits; 0 is all.")] = 10,
    exact: Annotated[bool, typer.Option("--exact", help="No similar words, no readings.")] = False,
) -> Answer:
    """Find what matches, best first, with the reason. Nothing found is exit code 1.

    \b
    Examples:
      kdg search O2O
      kdg search ワクチン 予算
      kdg search "who leads the AI strategy"
      kdg search 政府 --kind goal --json | jq -r '.items[].id'
    """
    from kdg.search import Searcher, split_words

    library = ask.library
    if library.size > _MANY:
        ask.progress(f"searching {library.size} entries")
    found = Searcher(library).search(split_words(words), kinds=_kinds(library, kind or []), exact=exact)
    hits = list(found.hits[:limit] if limit else found.hits)
    total = len(found.hits)
    return Answer(
        kind="hits",
        items=[contract.hit_item(library, hit) for hit in hits],
        total=total if total > len(hits) else None,
        screen=Screen("hits", (found, hits, total)),
        messages=_messages(words, found),
        code=ExitCode.OK if hits else ExitCode.NOT_FOUND,
    )


def _messages(words: list[str], found: Found) -> list[str]:
    if found.hits:
        return []
    message = f'nothing for "{echo(" ".join(words))}"'
    return [message, f"near: {', '.join(found.near)}"] if found.near else [message]


def _kinds(library: Library, named: list[str]) -> list[str]:
    valid = library.kind_names
    for name in named:
        if name not in valid:
            raise UsageError(f'no kind "{echo(name)}"', hint=f"kinds: {', '.join(valid)}")
    return named
