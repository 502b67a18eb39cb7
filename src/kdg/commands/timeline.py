"""`kdg timeline`."""

from typing import Annotated

import typer

from kdg import contract
from kdg.answers import Answer, Screen
from kdg.asking import Asking
from kdg.errors import UsageError
from kdg.timeline import Timeline, timeline

NOTHING = Answer(kind="timeline")
"""What JSON shows where there is none."""


def command(
    ask: Asking,
    *,
    from_: Annotated[
        int | None, typer.Option("--from", metavar="Y", min=1, max=9999, help="The first year.", show_default=False)
    ] = None,
    to: Annotated[
        int | None, typer.Option("--to", metavar="Y", min=1, max=9999, help="The last year.", show_default=False)
    ] = None,
) -> Answer:
    """Set strategies and events against the years.

    Records are the strategies, then the events by date: all there are, or with --from and --to those of the range.

    \b
    Examples:
      kdg timeline
      kdg timeline --from 2019 --to 2022
      kdg timeline --json | jq -r '.items[] | select(.kind == "event") | .date'
    """
    if from_ is not None and to is not None and from_ > to:
        raise UsageError(f"--from {from_} is after --to {to}")
    library = ask.library
    line = timeline(library.children(), library.knowledge.events, first=from_, last=to)
    if line is None:
        return NOTHING
    items = _items(ask, line, everything=from_ is None and to is None)
    return Answer(
        kind="timeline",
        items=items,
        messages=[] if items else [f"nothing from {line.start} to {line.end}"],
        screen=Screen("timeline", (line,)),
    )


def _items(ask: Asking, line: Timeline, *, everything: bool) -> list[contract.TimelineItem]:
    """The default range is a matter of drawing: records leave nothing out unless a range was asked for."""
    library = ask.library
    bars = list(line.bars)
    events = [moment.event for moment in line.moments]
    if everything:
        bars = sorted((*bars, *line.bars_outside), key=lambda bar: library.children().index(bar.node))
        events = sorted((*events, *line.events_outside), key=lambda event: event.date)
    return [contract.bar_item(library, bar.node) for bar in bars] + [
        contract.moment_item(library, event) for event in events
    ]
