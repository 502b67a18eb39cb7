"""`python -m kdg`."""

from kdg.cli import run

run()
