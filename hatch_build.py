"""Build hook: put the compiled knowledge and the completion scripts into the wheel.

An editable install reads the TOML itself.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPLETIONS = {
    "bash": "share/bash-completion/completions/kdg",
    "zsh": "share/zsh/site-functions/_kdg",
    "fish": "share/fish/vendor_completions.d/kdg.fish",
}
"""Where each shell looks for scripts that nobody has to turn on."""


class WheelHook(BuildHookInterface):  # type: ignore[type-arg]  # generic in a builder config that is not used
    """Compiles data/strategies.toml and writes the completion scripts when a wheel is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files and say where in the wheel they go."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from kdg import compiled, index, shells, store  # noqa: PLC0415 - the package under build, found by the line above

        source = root / "data" / "strategies.toml"
        library = store.load(store.Choice(source, "file"))
        folder = root / "build"
        folder.mkdir(exist_ok=True)
        made = {compiled.SUFFIX: library.knowledge, compiled.FOLDED_SUFFIX: index.fold_library(library)}
        for suffix, what in made.items():
            target = folder / f"strategies{suffix}"
            target.write_bytes(compiled.compile_for(source.read_bytes(), what))
            build_data["force_include"][str(target)] = f"kdg/data/strategies{suffix}"
        for shell, place in COMPLETIONS.items():
            script = folder / f"completion.{shell}"
            script.write_text(shells.SCRIPTS[shell].lstrip(), encoding="utf-8")
            build_data["shared_data"][str(script)] = place
