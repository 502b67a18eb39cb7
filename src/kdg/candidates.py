"""Hits in the making: the words of a query, and what an entry has of them.

Floor 1.
"""

from typing import NamedTuple

from kdg.index import NAME_TIERS, Found, Looked


def is_name(looked: Looked) -> bool:
    """Whether a word is in the name of some entry."""
    return any(place.tier in NAME_TIERS for place in looked.values())


class Ranked(NamedTuple):
    """A hit in the making. Smaller is better, by key and then by the library's order."""

    key: tuple[float, ...]
    entry: int
    best: Found
    parts: tuple[tuple[str, int, Found], ...] = ()
    """Each word with the entry, this one or one above it, and the place where it was found."""
    missing: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    """What is missing, and what need not be there but is said."""
    beside: tuple[tuple[str, Found], ...] = ()
    """Where words that speak for the entry without being of the query were found."""

    @property
    def tier(self) -> int:
        """The step of the stair that it was found on."""
        return int(self.key[0])


class Word(NamedTuple):
    """One of several words."""

    text: str
    looked: Looked
    """Where it was found, mended if it had to be."""
    weight: float
    earns: float
    """The part of its weight that it earns where it is found."""
    spare: bool
    """Whether it need not be found."""
    is_said: bool = False
    """Whether it need not be found only because no name has it: what is asked may well be about it."""
    is_mended: bool = False
    is_country: bool = False
    """Whether it names the country, of which everything is."""
