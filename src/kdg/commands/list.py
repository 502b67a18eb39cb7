"""`kdg list`."""

from kdg import contract
from kdg.answers import Answer, Screen
from kdg.asking import Asking


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
    )
