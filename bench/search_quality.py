"""How often the right entry comes first, kdg beside what people would otherwise use.

    python bench/search_quality.py [--set NAME|all] [--half tuning|reporting|both] [--new] [--peers] [--misses]

Reads the judged queries of bench/queries (kind, query, right ids or -; its README tells the sets
apart) over the knowledge file. They are split once and for all: a query is for tuning if the first byte
of its SHA-256 is even; the others are only reported, and `--misses`, which prints queries, shows those
for tuning only.

The peers get every name and text that kdg gets. fzf, ripgrep and cmigemo are taken from PATH, tantivy if
it can be imported; what is not installed is left out and named.
"""

import argparse
import contextlib
import hashlib
import re
import shutil
import sqlite3
import subprocess
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz, process, utils

from kdg.fields import names_of, texts_of
from kdg.folding import fold, tight
from kdg.library import Library
from kdg.model import Knowledge
from kdg.search import Searcher, split_words

ROOT = Path(__file__).parents[1]
WRITTEN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""What people would type, of all kinds."""
SETS = (*WRITTEN, "practice", "paraphrased")
DEEP = 10
"""So many hits are looked at."""

Finder = Callable[[str], Sequence[str]]
"""From a query to ids, best first."""


class Judged(NamedTuple):
    """A query and the ids that are equally right as its first hit; none where nothing is right."""

    kind: str
    query: str
    right: frozenset[str]

    @property
    def is_for_tuning(self) -> bool:
        """By the fixed rule, which is not to be changed."""
        return hashlib.sha256(self.query.encode()).digest()[0] % 2 == 0


def judged(half: str, sets: Sequence[str] = SETS) -> list[Judged]:
    """The judged queries of a half, or of both, in the order of the files; what stands in several files, once."""
    files = [(ROOT / f"bench/queries/{name}.tsv").read_text(encoding="utf-8") for name in sets]
    lines = (line.split("\t") for file in files for line in file.splitlines()[1:])
    rows: dict[str, Judged] = {}
    for kind, query, right in lines:
        rows.setdefault(query, Judged(kind, query, frozenset(right.split("|")) - {"-"}))
    return [row for row in rows.values() if half == "both" or row.is_for_tuning == (half == "tuning")]


def library(path: Path) -> Library:
    """The knowledge file."""
    return Library(msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Knowledge))


# --- who is compared


def kdg(knowledge: Library) -> Finder:
    """What this is about."""
    searcher = Searcher(knowledge)
    return lambda query: [hit.entry.id for hit in searcher.search(split_words([query])).hits[:DEEP]]


def texts(knowledge: Library) -> list[tuple[str, str]]:
    """An id and one text, for every name and text; the shorter first, which is what settles ties best."""
    said = [(entry.id, text) for entry in knowledge.entries() for _, _, text in (*names_of(entry), *texts_of(entry))]
    return sorted(said, key=lambda pair: len(pair[1]))


def _distinct(ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(ids))[:DEEP]


def wratio(knowledge: Library) -> Finder:
    """As most people use rapidfuzz; 75 is the cut-off that finds most and says least to nonsense."""
    ids, said = zip(*texts(knowledge), strict=True)
    ready = [utils.default_process(text) for text in said]

    def find(query: str) -> list[str]:
        wanted = utils.default_process(query)
        close = process.extract(wanted, ready, scorer=fuzz.WRatio, score_cutoff=75, limit=60) if wanted else []
        return _distinct([ids[at] for _, _, at in close])

    return find


def partial_ratio(knowledge: Library) -> Finder:
    """The same folding as kdg's on both sides."""
    ids, said = zip(*texts(knowledge), strict=True)
    ready = [tight(fold(text)) for text in said]

    def find(query: str) -> list[str]:
        wanted = tight(fold(query))
        close = process.extract(wanted, ready, scorer=fuzz.partial_ratio, score_cutoff=80, limit=60) if wanted else []
        return _distinct([ids[at] for _, _, at in close])

    return find


def fts5(knowledge: Library) -> Finder:
    """SQLite's trigram index over one row an entry, names weighing ten times as much as texts.

    Words of fewer than three letters, which it cannot know, are looked for with LIKE.
    """
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table entries using fts5(id unindexed, names, texts, tokenize='trigram')")
    for entry in knowledge.entries():
        row = ["\n".join(text for _, _, text in fields) for fields in (names_of(entry), texts_of(entry))]
        base.execute("insert into entries values (?, ?, ?)", (entry.id, *row))

    def find(query: str) -> list[str]:
        words = query.encode("utf-8", "replace").decode().split()
        short = [word for word in words if len(word) < 3]  # noqa: PLR2004 - trigrams
        asked = " AND ".join('"' + word.replace('"', '""') + '"' for word in words if word not in short)
        where = (
            " AND ".join([*(["entries match ?"] if asked else []), *(["names || texts like ?"] * len(short))]) or "0"
        )
        with contextlib.suppress(sqlite3.OperationalError):
            order = "bm25(entries, 0, 10, 1)" if asked else "length(names)"
            rows = base.execute(
                f"select id from entries where {where} order by {order} limit {DEEP}",
                [*([asked] if asked else []), *(f"%{word}%" for word in short)],
            )
            return [row[0] for row in rows]
        return []

    return find


def fzf(knowledge: Library) -> Finder | None:
    """Fzf --filter over one line a text."""
    if not shutil.which("fzf"):
        return None
    said = texts(knowledge)
    lines = "\n".join(f"{entry}\t{text}" for entry, text in said).encode()

    def find(query: str) -> list[str]:
        command = ["fzf", "--filter", query, "--delimiter", "\t", "--nth", "2.."]
        with contextlib.suppress(ValueError):
            found = subprocess.run(command, input=lines, capture_output=True, check=False).stdout.decode()
            return _distinct([line.split("\t")[0] for line in found.splitlines()])
        return []

    return find


def ripgrep(knowledge: Library, pattern: Callable[[str], str] = re.escape) -> Finder | None:
    """Ripgrep, ignoring case, over one line a text."""
    if not shutil.which("rg"):
        return None
    lines = "\n".join(f"{entry}\t{text}" for entry, text in texts(knowledge)).encode()

    def find(query: str) -> list[str]:
        with contextlib.suppress(ValueError):
            command = ["rg", "--no-config", "-i", "--", rf"^[^\t]*\t.*(?:{pattern(query)})", "-"]
            found = subprocess.run(command, input=lines, capture_output=True, check=False).stdout.decode()
            return _distinct([line.split("\t")[0] for line in found.splitlines()])
        return []

    return find


def cmigemo(knowledge: Library) -> Finder | None:
    """Ripgrep with the pattern that cmigemo makes of romaji."""
    dictionary = next((path for path in map(Path, ("/usr/share/cmigemo/utf-8/migemo-dict",)) if path.exists()), None)
    if not shutil.which("cmigemo") or not dictionary:
        return None

    def pattern(query: str) -> str:
        command = ["cmigemo", "-q", "-d", str(dictionary), "-w", query]
        return subprocess.run(command, capture_output=True, check=False).stdout.decode().strip() or re.escape(query)

    return ripgrep(knowledge, pattern)


def tantivy(knowledge: Library) -> Finder | None:
    """BM25 over character n-grams of one to three, names weighing five times as much as texts."""
    try:
        import tantivy as engine  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - may be missing
    except ImportError:
        return None
    ngrams = (
        engine.TextAnalyzerBuilder(engine.Tokenizer.ngram(1, 3, prefix_only=False))
        .filter(engine.Filter.lowercase())
        .build()
    )
    builder = engine.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("names", "texts"):
        builder.add_text_field(name, tokenizer_name="ngrams")
    index = engine.Index(builder.build())
    index.register_tokenizer("ngrams", ngrams)
    writer = index.writer()
    for entry in knowledge.entries():
        names, said = ("\n".join(text for _, _, text in fields) for fields in (names_of(entry), texts_of(entry)))
        writer.add_document(engine.Document(id=entry.id, names=names, texts=said))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> list[str]:
        with contextlib.suppress(ValueError):
            asked = index.parse_query(
                re.sub(r'([+\-&|!(){}\[\]^"~*?:\\/<>=])', r"\\\1", query),
                ["names", "texts"],
                field_boosts={"names": 5.0},
            )
            return [searcher.doc(address)["id"][0] for _, address in searcher.search(asked, DEEP).hits]
        return []

    return find


PEERS: dict[str, Callable[[Library], Finder | None]] = {
    "kdg": kdg,
    "rapidfuzz WRatio + default_process": wratio,
    "rapidfuzz partial_ratio, folded": partial_ratio,
    "SQLite FTS5 trigram": fts5,
    "fzf": fzf,
    "ripgrep": ripgrep,
    "cmigemo + ripgrep": cmigemo,
    "tantivy n-grams": tantivy,
}


# --- the measures


class Measured(NamedTuple):
    """Shares of the queries, and the mean of one by the place of the right entry among ten."""

    many: int
    first: float
    three: float
    mrr: float


def measure(rows: Sequence[Judged], found: dict[str, Sequence[str]]) -> Measured:
    """The measures over some queries; over those that should find nothing, the share that does."""
    if rows and not rows[0].right:
        share = sum(not found[row.query] for row in rows) / len(rows)
        return Measured(len(rows), share, share, share)
    places = [next((n for n, each in enumerate(found[row.query], 1) if each in row.right), 0) for row in rows]
    many = len(rows) or 1
    return Measured(
        len(rows),
        sum(place == 1 for place in places) / many,
        sum(0 < place <= 3 for place in places) / many,  # noqa: PLR2004 - what the name says
        sum(1 / place for place in places if place) / many,
    )


def report(rows: Sequence[Judged], knowledge: Library, who: Sequence[str], *, misses: bool) -> None:
    """Print the tables of some queries."""
    kinds = list(dict.fromkeys(row.kind for row in rows))
    something = [row for row in rows if row.right]
    nothing = [row for row in rows if not row.right]
    print("| who | first | in three | MRR@10 | nothing for nothing |\n|---|---|---|---|---|")
    by_kind: dict[str, dict[str, float]] = {}
    for name in who:
        finder = PEERS[name](knowledge)
        if finder is None:
            print(f"| {name} | not installed | | | |")
            continue
        found = {row.query: finder(row.query) for row in rows}
        all_of_them, none_of_them = measure(something, found), measure(nothing, found)
        right = f"{all_of_them.first:.1%} | {all_of_them.three:.1%} | {all_of_them.mrr:.3f}"
        print(f"| {name} | {right} | {none_of_them.first:.1%} |")
        by_kind[name] = {kind: measure([row for row in rows if row.kind == kind], found).first for kind in kinds}
        if misses and name == "kdg":
            for row in rows:
                if row.is_for_tuning and measure([row], found).first < 1:
                    print(f"    {row.kind}: {row.query} -> {list(found[row.query][:3])}, not {sorted(row.right)}")
    print(f"\n| kind (right first) | queries | {' | '.join(by_kind)} |\n|---|---|{'---|' * len(by_kind)}")
    for kind in kinds:
        many = sum(row.kind == kind for row in rows)
        print(f"| {kind} | {many} | {' | '.join(f'{shares[kind]:.0%}' for shares in by_kind.values())} |")


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", choices=[*SETS, "all"], default="all")
    parser.add_argument("--half", choices=["tuning", "reporting", "both"], default="tuning")
    parser.add_argument("--new", action="store_true", help="without what stands in another set too")
    parser.add_argument("--file", type=Path, default=ROOT / "data/strategies.toml")
    parser.add_argument("--peers", action="store_true", help="the others too")
    parser.add_argument("--misses", action="store_true", help="which queries for tuning fail")
    asked = parser.parse_args()
    if asked.new and asked.set == "all":
        parser.error("--new is of one set")
    rows = judged(asked.half, SETS if asked.set == "all" else [asked.set])
    if asked.new:
        known = {row.query for row in judged("both", [name for name in SETS if name != asked.set])}
        rows = [row for row in rows if row.query not in known]
    print(f"\n{asked.set}, {asked.half}: {len(rows)} queries\n")
    report(rows, library(asked.file), list(PEERS) if asked.peers else ["kdg"], misses=asked.misses)


if __name__ == "__main__":
    main()
