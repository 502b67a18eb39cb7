"""Four floors: a module imports only from lower or equal ones, and each package from outside has one home."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from running import SMALL, SOURCE, surroundings

PACKAGE = SOURCE / "kdg"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

FLOORS = {
    "kdg.clean": 0,
    "kdg.later": 0,
    "kdg.errors": 0,
    "kdg.hits": 0,
    "kdg.model": 0,
    "kdg.scripts": 0,
    "kdg.candidates": 1,
    "kdg.chance": 1,
    "kdg.check": 1,
    "kdg.compiled": 1,
    "kdg.fields": 1,
    "kdg.folding": 1,
    "kdg.grammar": 1,
    "kdg.haystack": 1,
    "kdg.index": 1,
    "kdg.kanji": 1,
    "kdg.library": 1,
    "kdg.numbering": 1,
    "kdg.numerals": 1,
    "kdg.places": 1,
    "kdg.positions": 1,
    "kdg.query": 1,
    "kdg.references": 1,
    "kdg.rules": 1,
    "kdg.saving": 1,
    "kdg.search": 1,
    "kdg.slips": 1,
    "kdg.sense": 1,
    "kdg.store": 1,
    "kdg.structure": 1,
    "kdg.syntax": 1,
    "kdg.timeline": 1,
    "kdg.answers": 2,
    "kdg.contract": 2,
    "kdg.export": 2,
    "kdg.formats": 2,
    "kdg.schema": 2,
    "kdg.screens": 2,
    "kdg.wording": 2,
    "kdg.asking": 3,
    "kdg.browse": 3,
    "kdg.cli": 3,
    "kdg.commands": 3,
    "kdg.completion": 3,
    "kdg.output": 3,
    "kdg.shells": 3,
}
"""What the docstrings say, restated. A module in a package is on the package's floor."""
TOP = {"kdg", "kdg.__main__"}
"""The public face and the start of a process: they may import from every floor."""

HOMES = {
    "budoux": {"kdg.screens"},
    "markdown_it": {"kdg.export"},
    "msgspec": None,  # everywhere: its structs are what everything is made of
    "platformdirs": {"kdg.store"},
    "rapidfuzz": {"kdg.slips"},
    "rich": {"kdg.browse", "kdg.screens"},
    "textual": {"kdg.browse"},
    "tomli": {"kdg.store"},
    "tree_sitter": {"kdg.positions"},
    "tree_sitter_toml": {"kdg.positions"},
    "typer": {"kdg.asking", "kdg.cli", "kdg.commands", "kdg.completion"},
}
"""Where each package from outside may be imported."""


def floor(module: str) -> int | None:
    while module not in FLOORS:
        module = module.rpartition(".")[0]
        if not module:
            return None
    return FLOORS[module]


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Every module that one imports, wherever in it; `from kdg import store` names kdg.store."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in MODULES else str(node.module)


def test_the_package_is_the_one_beside_these_tests() -> None:
    assert "kdg.cli" in MODULES
    assert len(MODULES) > 30


@pytest.mark.parametrize("module", sorted(set(MODULES) - TOP))
def test_a_module_has_a_floor_and_says_so(module: str) -> None:
    mine = floor(module)
    assert mine is not None, f"{module} is on no floor: add it to FLOORS"
    said = re.search(r"\bFloor (\d)", ast.get_docstring(tree(module)) or "")
    if said or module in FLOORS:
        assert said is not None, f"{module} does not say its floor"
        assert int(said[1]) == mine


@pytest.mark.parametrize("module", sorted(set(MODULES) - TOP))
def test_a_module_imports_only_from_its_own_floor_and_below(module: str) -> None:
    mine = floor(module)
    assert mine is not None
    for name in imports(module):
        if name.partition(".")[0] == "kdg" and name not in TOP:
            theirs = floor(name)
            assert theirs is not None, name
            assert theirs <= mine, f"{module} (floor {mine}) imports {name} (floor {theirs})"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_package_from_outside_has_one_home(module: str) -> None:
    for name in imports(module):
        package = name.partition(".")[0]
        if package == "kdg" or package in sys.stdlib_module_names:
            continue
        assert package in HOMES, f"{module} imports {package}: give it a home"
        home = HOMES[package]
        assert home is None or any(module == one or module.startswith(f"{one}.") for one in home), (
            f"{module} imports {package}, whose home is {sorted(home)}"
        )


def test_only_the_output_prints() -> None:
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", f"{module} prints"


def test_exits_are_in_one_place() -> None:
    for module in MODULES:
        if module in ("kdg.cli", "kdg.output", "kdg.__main__") or module.startswith("kdg.browse"):
            continue
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Attribute) and not (
                module == "kdg.browse.app" and ast.unparse(node) == "self.exit"
            ):
                # Textual's own exit closes a screen and returns to the command.
                assert node.attr not in ("exit", "_exit", "Exit"), f"{module} exits"


def test_suppressions_name_their_rule_and_their_reason() -> None:
    for module, path in MODULES.items():
        for line in path.read_text(encoding="utf-8").splitlines():
            if "# noqa" in line:
                assert re.search(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)*( - \S|$)", line), f"{module}: {line}"
            if "type: ignore" in line:
                assert re.search(r"type: ignore\[[a-z, -]+\]", line), f"{module}: {line}"


HEAVY = ("rich", "rapidfuzz", "budoux", "markdown_it", "textual", "tree_sitter", "pydantic", "pygments")


def imported(*args: str, env: dict[str, str] | None = None) -> set[str]:
    """The packages that a fresh interpreter has imported after one command line."""
    code = (
        "import json, os, sys\n"
        "from kdg import cli, output\n"
        "def leave(code):\n"
        "    sys.stdout.flush()\n"
        "    os.write(2, json.dumps(sorted({name.partition('.')[0] for name in sys.modules})).encode())\n"
        "    os._exit(code)\n"
        "output.leave = leave\n"
        f"sys.argv = ['kdg', *{list(args)!r}]\n"
        "cli.run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=surroundings(env, SMALL), timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stderr.splitlines()[-1])
    assert "kdg" in found
    return set(found)


@pytest.mark.parametrize(
    "args",
    [
        ("--version",),
        ("list", "--json"),
        ("show", "--json"),
        ("show", "1.2", "--format", "jsonl"),
        ("profile", "--json"),
        ("profile", "rahvaarv", "--value"),
        ("terms", "--json"),
        ("notes", "--format", "csv"),
        ("sources", "--format", "md"),
        ("paths", "--json"),
        ("list",),
        ("show", "1"),
    ],
    ids=" ".join,
)
def test_an_answer_through_a_pipe_imports_nothing_heavy(args: tuple[str, ...]) -> None:
    assert imported(*args) & set(HEAVY) == set()


def test_a_search_imports_its_engine_and_nothing_that_draws() -> None:
    found = imported("search", "tee", "--json")
    assert found & (set(HEAVY) - {"rapidfuzz"}) == set()


@pytest.mark.parametrize(
    "args",
    [("show", ""), ("terms", ""), ("show", "1", "--lang", ""), ("list", "--fields", "")],
    ids=["ids", "terms", "languages", "fields"],
)
def test_completion_imports_nothing_heavy(args: tuple[str, ...]) -> None:
    env = {
        "_KDG_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(["kdg", *args]),
        "COMP_CWORD": str(len(args)),
    }
    assert imported(env=env) & set(HEAVY) == set()


def test_help_imports_nothing_heavy() -> None:
    assert imported("--help") & set(HEAVY) == set()


def test_a_screen_that_folds_nothing_needs_no_model_of_phrases() -> None:
    found = imported("list", "--color", "always")
    assert "rich" in found
    assert found & {"budoux", "rapidfuzz", "markdown_it", "pygments", "pydantic"} == set()


def test_importing_the_package_loads_nothing_of_it_yet() -> None:
    code = (
        "import sys, kdg; print(sorted(name for name in sys.modules if name.partition('.')[0] in ('kdg', 'msgspec')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=surroundings(), timeout=60, check=True)
    assert done.stdout == b"['kdg']\n"
