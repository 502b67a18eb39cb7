"""`kdg show`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from kdg import contract
from kdg.answers import Answer, Screen
from kdg.asking import Asking
from kdg.commands.list import no_strategies
from kdg.completion import references
from kdg.library import Library
from kdg.model import TABLE_OF, AnyEntry, Node
from kdg.references import find
from kdg.wording import Wording

NOTHING = Answer(kind="entry", single=True)
"""What JSON shows where there is none."""


def command(
    ask: Asking,
    ref: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF]",
            help="A number (1.2.2), an id (o2o) or a name, in several words if need be.",
            autocompletion=references,
            show_default=False,
        ),
    ] = None,
    depth: Annotated[
        int | None, typer.Option("--depth", metavar="N", min=0, help="Levels below; 0 is the card of the entry alone.")
    ] = None,
) -> Answer:
    """Show the goal tree of everything or of one node, or the card of any entry.

    \b
    Examples:
      kdg show 1
      kdg show 1.2.2
      kdg show o2o --lang en
      kdg show 3 --json | jq -r '.item.children[] | [.id, .title.ja] | @tsv'
    """
    library = ask.library
    if not ref:
        return _everything(library, ask.wording, depth)
    return entry_answer(library, ask.wording, find(library, ref, language=ask.language[0]), depth=depth)


def _everything(library: Library, words: Wording, depth: int | None) -> Answer:
    strategies = library.children()
    return Answer(
        kind="nodes",
        items=[contract.node_item(library, node, depth=depth) for node in strategies],
        rows=[row for node in strategies for row in _flat(library, node, depth)],
        outline=lambda: outline(words, strategies, depth),
        screen=Screen("whole_tree", (strategies, depth)),
        messages=no_strategies(library),
    )


def entry_answer(library: Library, words: Wording, entry: AnyEntry, *, depth: int | None = None) -> Answer:
    """One entry: a node with its tree, or the card. The same for every command that ends at one entry."""
    item = contract.entry_item(library, entry, depth=depth)
    if not isinstance(entry, Node):
        return Answer(kind=TABLE_OF[type(entry)].kind, item=item, single=True, screen=Screen("card", (entry,)))
    tree = depth != 0 and bool(library.children(entry.id))
    return Answer(
        kind="node",
        item=item,
        single=True,
        rows=_flat(library, entry, depth),
        outline=lambda: outline(words, [entry], depth),
        screen=Screen("node_tree", (entry, depth)) if tree else Screen("card", (entry,)),
    )


def _flat(library: Library, node: Node, depth: int | None) -> list[contract.NodeItem]:
    """A node and those below it, one a row, without nesting."""
    return [contract.node_item(library, one, children=False) for one in library.branch(node, depth)]


def outline(words: Wording, nodes: Sequence[Node], depth: int | None) -> str:
    """Whole sentences, two spaces a level, no guides: what a report takes as it is."""
    lines = []
    for top in nodes:
        for node in words.library.branch(top, depth):
            period = words.aside(words.period(node.period)) if node.period else ""
            level = node.id.count(".") - top.id.count(".")
            lines.append(f"{'  ' * level}{node.id} {words.title(node)}{period}\n")
    return "".join(lines)
