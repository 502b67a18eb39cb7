"""`kdg paths`: which file, which language, and why."""

from collections.abc import Sequence

from rich.cells import cell_len

from kdg.screens.paper import Paper


def draw_paths(paper: Paper, rows: Sequence[tuple[str, str, str]]) -> None:
    """Name, value and reason of each choice; the reason folds below where it does not fit."""
    column = max(cell_len(name) for name, _, _ in rows) + 2
    for name, value, reason in rows:
        fits = column + cell_len(value) + 2 + cell_len(reason) <= paper.width
        if fits:
            paper.put(f"{name}{' ' * (column - cell_len(name))}{value}  {reason}")
        else:
            paper.put_all(paper.hanging(name, value, column))
            paper.put_all(paper.hanging("", reason, column))
