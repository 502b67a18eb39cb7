"""kdg answers from one knowledge file on a country's digital-government strategies."""

__version__ = "1.0.0"
