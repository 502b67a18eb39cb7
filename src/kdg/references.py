"""What a REF means: an id in any spelling, a spoken number, or a name.

Floor 1. Names are found by the same search as everything else.
"""

import unicodedata
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kdg.clean import echo
from kdg.errors import AmbiguousError, NotFoundError
from kdg.hits import Hit
from kdg.library import Library
from kdg.model import TABLE_OF, AnyEntry, Fact, Node, Worded
from kdg.numbering import Numbering

if TYPE_CHECKING:  # only a name needs the search engine, and rapidfuzz with it
    from kdg.search import Searcher

_CANDIDATES = 10


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def find_number(library: Library, ref: str) -> Node | None:
    """The one node that a number names: see `kdg.numbering`."""
    return _only(Numbering(library).nodes(ref))


def _only(nodes: Sequence[Node]) -> Node | None:
    return nodes[0] if len(nodes) == 1 else None


def find(library: Library, words: Sequence[str], *, kinds: Collection[str] = (), language: str = "") -> AnyEntry:
    """The one entry that words mean. Raises NotFoundError, or AmbiguousError with the candidates.

    `language` is that of the candidates' titles; without it the file's own.
    """
    ref = " ".join(words)
    by_id = library.by_id.get(ref) or library.by_id.get(_folded(ref))
    if by_id and _is_of(library, by_id, kinds):
        return by_id
    numbering = Numbering(library)
    number = _only(numbering.nodes(ref))
    if number and _is_of(library, number, kinds):
        return number
    if number is None and numbering.is_number(ref):
        raise NotFoundError(f'no {kinds_said(kinds)} "{echo(ref)}"', hint="kdg show lists them all")
    # Only a name needs the search engine: an id answers without it.
    from kdg.search import Searcher, split_words

    searcher = Searcher(library)
    hits = _sure(searcher.named(split_words(words), kinds=kinds))
    what = kinds_said(kinds)
    if not hits:
        raise NotFoundError(f'no {what} "{echo(ref)}"', hint=_nearest_hint(library, searcher, ref, kinds))
    best = min(TABLE_OF[type(hit.entry)].rank for hit in hits)
    meant = [hit.entry for hit in hits if TABLE_OF[type(hit.entry)].rank == best]
    titled = [hit.entry for hit in hits if hit.entry in meant and hit.match.field in ("title", "id")]
    sure = hits[0].match.how in ("exact", "reading")
    if len(hits) == 1 or (sure and len(meant) == 1):
        return meant[0]
    if sure and len(titled) == 1:  # a title goes before an alias
        return titled[0]
    candidates = [(hit.entry.id, _title(library, hit.entry, language)) for hit in hits]
    shown = candidates[:_CANDIDATES]
    raise AmbiguousError(f'"{echo(ref)}" means {len(candidates)} entries; name one by its id', shown)


def _sure(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that a name may be taken for: a part of a sound is a guess, good for search and not to open a card by."""
    return [hit for hit in hits if hit.match.how != "reading" or _is_whole(hit)]


def _is_whole(hit: Hit) -> bool:
    return hit.match.span in (None, (0, len(hit.match.text)))


def find_facts(library: Library, words: Sequence[str]) -> list[Fact]:
    """All facts that a name means, in file order: GDP means every GDP figure, 人口 not 人口密度.

    Raises NotFoundError.
    """
    ref = " ".join(words)
    by_id = library.by_id.get(ref) or library.by_id.get(_folded(ref))
    if isinstance(by_id, Fact):
        return [by_id]
    from kdg.search import Searcher, split_words

    searcher = Searcher(library)
    named = _sure(searcher.named(split_words(words), kinds=("fact",)))
    hits = [hit for hit in named if isinstance(hit.entry, Fact)]
    if not hits:
        raise NotFoundError(f'no fact "{echo(ref)}"', hint=_nearest_hint(library, searcher, ref, ("fact",)))
    meant = {hit.entry.id for hit in hits}
    headed = {
        fact.id
        for fact in library.knowledge.facts
        if any(_folded(ref) == _folded(name) for name in fact.short.values())
    }
    if headed:
        meant = headed
    elif all(hit.match.field == "aliases" for hit in hits):
        # An alias alone would hide the figures that say the word in their own title.
        meant |= {
            fact.id
            for fact in library.knowledge.facts
            if any(_folded(ref) in _folded(name) for name in (*fact.short.values(), *fact.title.values()))
        }
    return [fact for fact in library.knowledge.facts if fact.id in meant]


def kinds_said(kinds: Collection[str]) -> str:
    """What is looked for, in a message."""
    return next(iter(kinds)) if len(kinds) == 1 else "entry"


def _is_of(library: Library, entry: AnyEntry, kinds: Collection[str]) -> bool:
    return not kinds or library.kind_of(entry) in kinds


def _title(library: Library, entry: AnyEntry, language: str = "") -> str:
    title = entry.title
    return title if isinstance(title, str) else library.say(title, language)[0]


def _nearest_hint(library: Library, searcher: "Searcher", ref: str, kinds: Collection[str]) -> str:
    """What was perhaps meant: another kind of entry of that id, or names that resemble, one an entry."""
    elsewhere = library.by_id.get(_folded(ref))
    if elsewhere and kinds:
        return f"it is a {library.kind_of(elsewhere)}: kdg show {elsewhere.id}"
    owners: dict[str, str] = {}
    for entry in library.entries():
        if _is_of(library, entry, kinds):
            for name in _names(library, entry):
                owners.setdefault(name, entry.id)
    near = dict.fromkeys(owners[name] for name in searcher.nearest(ref, owners))
    if near:
        return f"did you mean {', '.join(near)}?"
    return f"kdg search {echo(ref)} looks in all texts" if ref.strip() else ""


def _names(library: Library, entry: AnyEntry) -> list[str]:
    title = _title(library, entry)
    others = [*entry.short.values(), *entry.aliases] if isinstance(entry, Worded) else []
    return [entry.id, title, *others]
