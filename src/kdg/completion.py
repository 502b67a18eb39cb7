"""What Tab offers: commands, options, ids with titles, names in any language, facts, formats, languages, fields.

Floor 3. Runs on every Tab, so it imports neither Rich nor the search engine; a broken or
missing knowledge file offers nothing and says nothing. `kdg.shells` brings the offers to a shell.
"""

import os
from collections.abc import Iterable
from itertools import chain
from typing import Any

import typer

from kdg import store
from kdg.errors import KdgError
from kdg.formats import field_names
from kdg.library import Library
from kdg.model import TABLES, AnyEntry, Node, Source
from kdg.wording import Wording

Offer = list[tuple[str, str]]
"""Words, each with what it means."""


def _library(ctx: typer.Context) -> Library | None:
    choice = store.choose(_option(ctx, "file"))
    try:
        return store.load(choice) if choice.path else None
    except KdgError:
        return None


def _option(ctx: typer.Context, name: str) -> str | None:
    """An option before or after the command."""
    return next((value for step in (ctx, ctx.parent) if step and (value := step.params.get(name))), None)


def _offer(ctx: typer.Context, library: Library, entries: Iterable[AnyEntry], incomplete: str) -> Offer:
    """Ids that begin as typed, with headings, then titles in any language that do, with ids."""
    know = library.knowledge
    asked = _option(ctx, "lang") or os.environ.get("KDG_LANG", "")
    language = asked if asked in know.languages else library.language
    words = Wording(library, language)
    offered: dict[str, str] = {}
    titled: dict[str, str] = {}
    for entry in entries:
        if entry.id.startswith(incomplete):
            offered[entry.id] = words.heading(entry)
            continue
        title = {"": entry.title} if isinstance(entry.title, str) else entry.title
        spelled = (title.get(code, "") for code in (language, *title))
        if begun := next((name for name in spelled if name.startswith(incomplete)), None):
            titled.setdefault(begun, entry.id)
    return [*offered.items(), *titled.items()]


def references(ctx: typer.Context, incomplete: str) -> Offer:
    """Entries by id, with headings; by title where one is being typed."""
    library = _library(ctx)
    if library is None:
        return []
    # Nodes first; with nothing typed there is enough to look through without the sources.
    tables = sorted(TABLES, key=lambda table: (table.entry is not Node, table.rank))
    entries = (table.of(library.knowledge) for table in tables if incomplete or table.entry is not Source)
    return _offer(ctx, library, chain.from_iterable(entries), incomplete)


def facts(ctx: typer.Context, incomplete: str) -> Offer:
    """Facts, as references."""
    library = _library(ctx)
    return _offer(ctx, library, library.knowledge.facts, incomplete) if library else []


def terms(ctx: typer.Context, incomplete: str) -> Offer:
    """Glossary terms, as references."""
    library = _library(ctx)
    return _offer(ctx, library, library.knowledge.terms, incomplete) if library else []


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
    named = done.split(",")
    return [f"{done}{comma}{name}" for name in field_names(document) if name.startswith(typed) and name not in named]


def offers(group: Any, words: list[str], last: str) -> Offer | None:  # noqa: ANN401 - Typer's own group, a private class
    """What the last word of a command line may become; None where a file is to be named.

    A wrong command line is offered nothing.
    """
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    before = last[: last.find("=") + 1] if last.startswith("-") else ""
    try:
        ctx = _resolve_context(group, {}, group.name, words)
        wanted, begun = _resolve_incomplete(ctx, words, last)
        if any(name in (getattr(wanted, "metavar", "") or "") for name in ("FILE", "PATH")):
            return None
        items = wanted.shell_complete(ctx, begun)
    except (KdgError, typer.TyperException):
        return []
    return [(f"{before}{item.value}", item.help or "") for item in items]
