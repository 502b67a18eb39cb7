"""How long a query takes in process, at today's size and larger, beside what else one would use.

    python bench/search_speed.py [--sizes 0,4000,40000] [--queries 150]

The queries are the judged ones for tuning, the larger files those of scaled.py: varied real entries. A
query is timed with its first ten hits worked out and no memory of the words of the one before. Beside it,
rapidfuzz's process.extract over every name and text, and fzf --filter over the same lines in a process of
its own, where fzf is installed. "Cold" is what a new process pays: building the index and one query, in
parts of the time that tomli takes to parse the same file. "Prepared" is kdg after `Searcher.prepare`, which
`kdg browse` calls; what that costs, once, stands in the same unit.
"""

import argparse
import gc
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import tomli
from rapidfuzz import fuzz, process
from scaled import REAL, scaled
from search_quality import WRITTEN, judged, texts

from kdg.folding import fold, tight
from kdg.library import Library
from kdg.model import Knowledge
from kdg.search import Searcher, split_words

SHOWN = 10
PEER_QUERIES = 25
"""The peers are slow and even: fewer queries tell as much."""


def seconds(act: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> float:
    """How long something keeps a processor busy, which other work on the machine changes least."""
    start = clock()
    act()
    return clock() - start


def spread(times: Sequence[float]) -> str:
    """Median, ninth decile and greatest of some times, in milliseconds."""
    ordered = sorted(time * 1e3 for time in times)
    return f"{statistics.median(ordered):.2f} | {ordered[len(ordered) * 9 // 10]:.1f} | {ordered[-1]:.1f}"


def timed(searcher: Searcher, queries: Sequence[str]) -> list[float]:
    """Kdg's time for each query."""
    for warm in ("infrastrcture", "paburikku deeta", "面積は?", "xqzvkj"):  # what is built when first needed
        searcher.search([warm])

    def ask(query: str) -> None:
        searcher.forget()
        searcher.search(split_words([query])).hits[:SHOWN]

    return [seconds(lambda query=query: ask(query)) for query in queries]  # type: ignore[misc]  # lambda's default


def extract(knowledge: Library, queries: Sequence[str]) -> list[float]:
    """rapidfuzz.process.extract with WRatio over folded texts."""
    ready = [tight(fold(text)) for _, text in texts(knowledge)]
    return [
        seconds(
            lambda query=query: process.extract(
                tight(fold(query)), ready, scorer=fuzz.WRatio, score_cutoff=75, limit=SHOWN
            )
        )
        for query in queries
    ]  # type: ignore[misc]  # lambda's default


def fzf(knowledge: Library, queries: Sequence[str]) -> list[float]:
    """Fzf --filter as a process, its start included, by the clock on the wall."""
    lines = "\n".join(text for _, text in texts(knowledge)).encode()

    def ask(query: str) -> None:
        subprocess.run(["fzf", "--filter", query], input=lines, capture_output=True, check=False)

    return [seconds(lambda query=query: ask(query), time.perf_counter) for query in queries]  # type: ignore[misc]  # lambda's default


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="0,4000,40000", help="entries; 0 is the file as it is")
    parser.add_argument("--queries", type=int, default=150)
    asked = parser.parse_args()
    gc.disable()  # as `kdg` itself does: the library is millions of objects that never die
    rows = judged("tuning", WRITTEN)
    queries = [row.query for row in rows[:: max(1, len(rows) // asked.queries)]]
    parse = min(seconds(lambda: tomli.loads(REAL.read_text(encoding="utf-8"))) for _ in range(5))
    real = tomli.loads(REAL.read_text(encoding="utf-8"))
    today = len(list(Library(msgspec.convert(real, Knowledge)).entries()))
    print("| entries | who | median ms | 9 of 10 | greatest | cold build | first query | first slip | prepare |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in map(int, asked.sizes.split(",")):
        knowledge = Library(msgspec.convert(scaled(size) if size else real, Knowledge))
        many = len(list(knowledge.entries()))
        unit = parse * many / today
        built: list[Searcher] = []
        build = seconds(lambda built=built, knowledge=knowledge: built.append(Searcher(knowledge)))  # type: ignore[misc]  # lambda's default
        one = seconds(lambda built=built: built[0].search(["ワクチン", "予算"]))  # type: ignore[misc]  # lambda's default
        slip = seconds(lambda built=built: built[0].search(["infrastrcture"]))  # type: ignore[misc]  # lambda's default
        cold = " | ".join(f"{part / unit:.2f} × tomli" for part in (build, one, slip))
        print(f"| {many} | kdg | {spread(timed(built[0], queries))} | {cold} | |")
        prepare = seconds(built[0].prepare)
        print(f"| {many} | kdg, prepared | {spread(timed(built[0], queries))} | | | | {prepare / unit:.2f} × tomli |")
        print(f"| {many} | rapidfuzz extract | {spread(extract(knowledge, queries[:PEER_QUERIES]))} | | | | |")
        if shutil.which("fzf"):
            print(f"| {many} | fzf --filter | {spread(fzf(knowledge, queries[:PEER_QUERIES]))} | | | | |")


if __name__ == "__main__":
    main()
