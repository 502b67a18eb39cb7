"""What a terminal shows, one module a screen. The only home of Rich and BudouX.

Floor 2. Screens draw on a `Paper`; they look things up in the library and never change or rank anything.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from kdg.answers import Screen

if TYPE_CHECKING:  # Paper imports Rich; a screen that is not this one need not
    from kdg.screens.paper import Paper

SCREENS = {
    "card": "card:draw_card",
    "glossary": "glossary:draw_glossary",
    "hits": "hits:draw_hits",
    "node_tree": "tree:draw_node_tree",
    "notes": "notes:draw_notes",
    "overview": "overview:draw_overview",
    "paths": "paths:draw_paths",
    "facts": "profile:draw_facts",
    "profile": "profile:draw_profile",
    "sources": "sources:draw_sources",
    "timeline": "timeline:draw_timeline",
    "whole_tree": "tree:draw_whole_tree",
}


def draw(paper: "Paper", screen: Screen) -> None:
    """Draw a screen; only the module of the one that is drawn is imported."""
    module, _, function = SCREENS[screen.name].partition(":")
    getattr(import_module(f"kdg.screens.{module}"), function)(paper, *screen.parts)
