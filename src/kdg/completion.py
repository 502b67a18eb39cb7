"""What Tab offers: ids with titles, terms, facts, languages, fields.

Floor 3. Runs on every Tab, so it imports neither Rich nor the search engine; a broken or
missing knowledge file offers nothing and says nothing.
"""

import os
import unicodedata
from collections.abc import Iterable
from typing import Any

import typer

from kdg import store
from kdg.errors import KdgError
from kdg.formats import field_names
from kdg.library import Library
from kdg.model import AnyEntry

Offer = list[tuple[str, str]]


def _library(ctx: typer.Context) -> Library | None:
    named = next((value for step in (ctx, ctx.parent) if step and (value := step.params.get("file"))), None)
    try:
        return store.load(store.choose(named)) if named != store.STDIN else None
    except KdgError:
        return None


def _offer(library: Library, entries: Iterable[AnyEntry], incomplete: str) -> Offer:
    typed = unicodedata.normalize("NFKC", incomplete).casefold()
    found: Offer = []
    for entry in entries:
        title = entry.title if isinstance(entry.title, str) else entry.title.get(library.language, "")
        if entry.id.startswith(typed):
            found.append((entry.id, title))
        elif typed and title.startswith(incomplete) and " " not in title:
            found.append((title, entry.id))
    return found


def references(ctx: typer.Context, incomplete: str) -> Offer:
    """Nodes, terms, facts and events by id, with titles; by title where one is being typed."""
    library = _library(ctx)
    if library is None:
        return []
    know = library.knowledge
    return _offer(library, (*know.nodes, *know.terms, *know.facts, *know.events), incomplete)


def facts(ctx: typer.Context, incomplete: str) -> Offer:
    """Facts by id, with titles."""
    library = _library(ctx)
    return _offer(library, library.knowledge.facts, incomplete) if library else []


def terms(ctx: typer.Context, incomplete: str) -> Offer:
    """Glossary terms by id, with titles."""
    library = _library(ctx)
    return _offer(library, library.knowledge.terms, incomplete) if library else []


def kinds(ctx: typer.Context, incomplete: str) -> list[str]:
    """Kinds of entries."""
    library = _library(ctx)
    return [name for name in library.kind_names if name.startswith(incomplete)] if library else []


def languages(ctx: typer.Context, incomplete: str) -> list[str]:
    """Languages of the file, after a comma too where several may be named."""
    library = _library(ctx)
    # Only an export takes several, by commas.
    done, comma, typed = incomplete.rpartition(",") if ctx.info_name == "export" else ("", "", incomplete)
    return [
        f"{done}{comma}{code}"
        for code in (library.knowledge.languages if library else [])
        if code.startswith(typed) and code not in done.split(",")
    ]


_DOCUMENTS = {
    "list": "strategies",
    "show": "node",
    "search": "hits",
    "profile": "facts",
    "terms": "terms",
    "notes": "notes",
    "sources": "sources",
    "timeline": "timeline",
}


def fields(ctx: typer.Context, incomplete: str) -> list[str]:
    """Fields of the command's items, after a comma too."""
    document = _DOCUMENTS.get(ctx.info_name or "")
    if document is None:
        return []
    done, comma, typed = incomplete.rpartition(",")
    return [f"{done}{comma}{name}" for name in field_names(document) if name.startswith(typed)]


def complete(group: Any, prog: str, variable: str) -> int:  # noqa: ANN401 - Typer's own group, a private class
    """Answer the shell: the script that turns completion on, or what Tab offers."""
    # Typer renders every title as Rich markup before zsh and fish see it: that costs
    # Rich on each Tab, and titles are data, not markup.
    from typer import _completion_classes
    from typer.completion import shell_complete

    _completion_classes._sanitize_help_text = lambda text: text  # noqa: SLF001
    _completion_classes.completion_init()
    return shell_complete(group, {}, prog, variable, os.environ[variable])
