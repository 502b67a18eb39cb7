"""Build hook: put the compiled knowledge into the wheel. An editable install reads the TOML itself."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KnowledgeHook(BuildHookInterface):  # type: ignore[type-arg]  # generic in a builder config that is not used
    """Compiles data/strategies.toml when a wheel is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled file and add it beside the TOML file."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from kdg import compiled, store  # noqa: PLC0415 - the package under build, found by the line above

        source = root / "data" / "strategies.toml"
        know = store.load(store.Choice(source, "file")).knowledge
        target = root / "build" / f"strategies{compiled.SUFFIX}"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(compiled.compile_knowledge(source.read_bytes(), know))
        build_data["force_include"][str(target)] = f"kdg/data/strategies{compiled.SUFFIX}"
