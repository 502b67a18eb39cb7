"""`kdg sources`."""

from typing import Annotated

import typer

from kdg import contract
from kdg.answers import Answer, Plain, Screen
from kdg.asking import Asking
from kdg.clean import is_web, printable
from kdg.completion import references
from kdg.errors import NotFoundError, UsageError
from kdg.model import Source
from kdg.references import find

OPEN_ALL = "?"
"""What `--open` without a number becomes on the way in: see `kdg.cli`."""

NOTHING = Answer(kind="sources")
"""What JSON shows where there is none."""


def command(
    ask: Asking,
    ref: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]", help="Only what this entry rests on.", autocompletion=references, show_default=False
        ),
    ] = None,
    open_: Annotated[
        str | None,
        typer.Option("--open", metavar="[N]", help="Open source N in the browser; without N the only one there is."),
    ] = None,
) -> Answer | Plain:
    """List where it comes from, ready to be a footnote, and what rests on it.

    \b
    Examples:
      kdg sources 3.5
      kdg sources 3.5 --open 1
    """
    library = ask.library
    found = library.cited(find(library, ref, language=ask.language[0])) if ref else library.knowledge.sources
    if open_ is not None:
        return _open(found, open_)
    return Answer(
        kind="sources",
        items=[contract.source_item(library, source) for source in found],
        screen=Screen("sources", (found,)),
    )


def _open(found: list[Source], which: str) -> Plain:
    """Open one source. By default never one that is off topic, and never one of several."""
    numbered = [(number, source) for number, source in enumerate(found, start=1) if source.url]
    if which == OPEN_ALL:
        numbered = [(number, source) for number, source in numbered if not source.off_topic]
        if len(numbered) > 1:
            listed = "".join(f"{number}\t{printable(source.title)}\t{source.url}\n" for number, source in numbered)
            return Plain(listed, messages=["several sources; name one: --open N"])
    elif not which.isdecimal():
        raise UsageError(f'--open takes a number, not "{printable(which)}"')
    else:
        numbered = [(number, source) for number, source in numbered if number == int(which)]
    if not numbered:
        raise NotFoundError("no such source to open", hint=f"{len(found)} sources are listed without --open")
    url = numbered[0][1].url
    if not is_web(url):
        raise NotFoundError(f"{printable(url)} is no web address")
    # Only this option needs a browser; the module costs 9 ms.
    import webbrowser

    opened = False
    try:
        opened = webbrowser.open(url)
    except (OSError, webbrowser.Error):
        opened = False
    return Plain(f"{url}\n", messages=[] if opened else ["no browser could be started; the address is above"])
