"""Where a process begins: the console script and `python -m kdg`."""

import gc

# One short answer makes little garbage; looking for it takes a tenth of the whole start.
# Set before the imports, which are most of what the collector would walk through.
gc.disable()

from kdg.cli import run  # noqa: E402 - see above

if __name__ == "__main__":
    run()
