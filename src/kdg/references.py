"""What a REF means: an id in any spelling, a spoken number, or a name.

Floor 1. Names are found by the same search as everything else.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kdg.clean import echo
from kdg.errors import AmbiguousError, NotFoundError
from kdg.hits import Hit
from kdg.library import Library
from kdg.model import AnyEntry, Fact, Node, Source

if TYPE_CHECKING:  # only a name needs the search engine, and rapidfuzz with it
    from kdg.search import Searcher

KIND_ORDER = ("term", "fact", "node", "event", "source")
"""Which of several namesakes is meant."""
_SEPARATORS = re.compile(r"[.\-‐-―−・･。、,_/\s]+")
_CANDIDATES = 10


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def find_number(library: Library, ref: str) -> Node | None:
    """The node of `1.2.2`, `１．２．２`, `1-2-2`, `戦略1目的2目標2`, `goal 1.2.2` or a number unique in its kind."""
    text = _folded(ref)
    if re.fullmatch(r"\d+([^\d]+\d+)*", text):
        parts = _SEPARATORS.split(text)
        if all(part.isdecimal() for part in parts):
            return _node(library, ".".join(parts))
        return None
    names = _kind_names(library)
    pairs = _spoken(names, text)
    if not pairs:
        return None
    node_id = ".".join(number.replace("-", ".") for _, number in pairs)
    kind_id = names[pairs[-1][0]]
    node = _node(library, node_id)
    if node and node.kind == kind_id:
        return node
    if len(pairs) == 1:  # 実施項目5: a number that only one node of this kind bears
        same = [node for node in library.knowledge.nodes if node.kind == kind_id and node.id.endswith(f".{node_id}")]
        return same[0] if len(same) == 1 else None
    return None


def _kind_names(library: Library) -> dict[str, str]:
    """Every word that the file has for a kind of node, with the kind's id."""
    return {
        _folded(word): kind.id
        for kind in library.knowledge.kinds
        for words in (kind.title, kind.short, kind.plural, {"": kind.id})
        for word in words.values()
    }


def _spoken(names: Collection[str], text: str) -> list[tuple[str, str]]:
    """Kinds and numbers of `戦略1目的2目標2`; nothing where the text is anything else."""
    spelled = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    if not names or not re.fullmatch(rf"(?:(?:{spelled})\s*\d+(?:[.\-]\d+)*[\s,、.]*)+", text):
        return []
    return re.findall(rf"({spelled})\s*(\d+(?:[.\-]\d+)*)", text)


def _looks_numbered(library: Library, ref: str) -> bool:
    """Whether a reference can only be a number, so that no name is looked for: 9.9, 戦略9."""
    text = _folded(ref)
    return bool(re.fullmatch(r"\d{1,3}([.\-]\d{1,3})+", text)) or bool(_spoken(_kind_names(library), text))


def _node(library: Library, node_id: str) -> Node | None:
    plain = ".".join(part.lstrip("0") or "0" for part in node_id.split("."))
    node = library.by_id.get(plain)
    return node if isinstance(node, Node) else None


def _rank(library: Library, entry: AnyEntry) -> int:
    kind = library.kind_of(entry)
    return KIND_ORDER.index(kind if kind in KIND_ORDER else "node")


def find(library: Library, words: Sequence[str], *, kinds: Collection[str] = (), language: str = "") -> AnyEntry:
    """The one entry that words mean. Raises NotFoundError, or AmbiguousError with the candidates.

    `language` is that of the candidates' titles; without it the file's own.
    """
    ref = " ".join(words)
    by_id = library.by_id.get(ref) or library.by_id.get(_folded(ref))
    if by_id and _is_of(library, by_id, kinds):
        return by_id
    number = find_number(library, ref)
    if number and _is_of(library, number, kinds):
        return number
    if number is None and _looks_numbered(library, ref):
        raise NotFoundError(f'no {kinds_said(kinds)} "{echo(ref)}"', hint="kdg show lists them all")
    # Only a name needs the search engine: an id answers without it.
    from kdg.search import Searcher, split_words

    searcher = Searcher(library)
    hits = _sure(searcher.named(split_words(words), kinds=kinds))
    what = kinds_said(kinds)
    if not hits:
        raise NotFoundError(f'no {what} "{echo(ref)}"', hint=_nearest_hint(library, searcher, ref, kinds))
    best = min(_rank(library, hit.entry) for hit in hits)
    meant = [hit.entry for hit in hits if _rank(library, hit.entry) == best]
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
    if isinstance(entry, Source):
        return [entry.id, title]
    return [entry.id, title, *entry.short.values(), *entry.aliases]
