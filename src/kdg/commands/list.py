"""`kdg list`."""

from kdg import contract
from kdg.answers import Answer, Screen
from kdg.asking import Asking
from kdg.library import Library


def no_strategies(library: Library) -> list[str]:
    """What to say of a file that has no tree yet, so that an empty answer is not taken for a fault."""
    if library.children():
        return []
    return [f"no strategies in this file yet; kdg profile has {len(library.knowledge.facts)} facts"]


def command(ask: Asking) -> Answer:
    """List the strategies: number, title, the plan behind each, period, what is in them.

    \b
    Examples:
      kdg list
      kdg list --json | jq -r '.items[].title.ja'
    """
    library = ask.library
    strategies = library.children()
    return Answer(
        kind="strategies",
        items=[contract.node_item(library, node, children=False) for node in strategies],
        screen=Screen("overview", (strategies,)),
        messages=no_strategies(library),
    )
