"""Every test that docs/promises.md names exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_named_test_exists() -> None:
    named = re.findall(r"`(test_\w+)(?:::(\w+))?`", (ROOT / "docs" / "promises.md").read_text(encoding="utf-8"))
    assert len(named) > 50
    missing = []
    for module, name in named:
        path = ROOT / "tests" / f"{module}.py"
        if not path.exists() or (name and f"def test_{name}(" not in path.read_text(encoding="utf-8")):
            missing.append(f"{module}::{name}")
    assert missing == []
