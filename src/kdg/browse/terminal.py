"""The terminal that is drawn on. Standard output stays free for the answer of `--print`."""

import os
import sys

from textual.driver import Driver


def driver() -> type[Driver] | None:
    """Textual's own driver, asking the terminal that it draws on for its size; None where that is not needed."""
    if sys.platform == "win32":
        return None
    from textual.drivers.linux_driver import LinuxDriver  # noqa: PLC0415 - does not exist on Windows

    class ErrorStreamDriver(LinuxDriver):
        """Textual draws on standard error and reads standard input, but measures standard output."""

        def _get_terminal_size(self) -> tuple[int, int]:
            try:
                columns, lines = os.get_terminal_size(self._file.fileno()) if self._file else (0, 0)
            except (OSError, ValueError):
                columns = lines = 0
            return (columns, lines) if columns and lines else super()._get_terminal_size()

    return ErrorStreamDriver
