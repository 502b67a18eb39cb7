"""`kdg new`: a starter that passes, a copy that is found; nothing is overwritten."""

import re
from pathlib import Path

import pytest

from kdg import store
from running import REAL, Kdg, Terminal


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str | None]:
    """No file named, and an empty folder for the configuration."""
    return {"KDG_FILE": None, "XDG_CONFIG_HOME": str(tmp_path / "config")}


def test_the_starter_passes_with_two_warnings(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "estonia.toml"
    assert kdg("new", str(path)) == (0, f"wrote {path} (one language and the profile are enough to begin)\n", "")
    code, out, err = kdg("check", str(path))
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"{path}: no problem, 2 warnings (1 without source, 1 missing in en)"


def test_a_rank_and_a_name_are_enough_for_a_profile(kdg: Kdg, terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "estonia.toml"
    kdg("new", str(path))
    text = path.read_text(encoding="utf-8").replace('"国の名前"', '"エストニア"')
    path.write_text(re.sub(r"rank     = 1 ", "rank     = 3 ", text), encoding="utf-8")
    assert kdg("check", str(path)).code == 0
    lines = terminal("profile", file=path).out.splitlines()
    assert lines[0].startswith("エストニア")
    assert re.fullmatch(r"EGDI +3位/193[かヶ]国（2020年）", lines[1])


def test_its_examples_pass_too_when_they_are_uncommented(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "whole.toml"
    text = store.STARTER.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^# (?=\[\[|[a-z_.]+ +=)", "", text), encoding="utf-8")
    code, out, _ = kdg("check", str(path))
    assert code == 0
    assert out.splitlines()[-1] == f"{path}: no problem, 1 warning (1 missing in en)"
    for args in (("list",), ("show",), ("terms",), ("sources",), ("search", "X-Road")):
        assert kdg(*args, file=path).code == 0


def test_the_copy_is_found_and_says_where_it_comes_from(kdg: Kdg, home: dict[str, str | None]) -> None:
    copy = Path(str(home["XDG_CONFIG_HOME"])) / "kdg" / "strategies.toml"
    assert kdg("new", "--copy", env=home) == (0, f"wrote {copy} (used from now on)\n", "")
    first, rest = copy.read_text(encoding="utf-8").split("\n", 1)
    assert first.startswith("# A copy of the knowledge that came with kdg, version ")
    assert rest == REAL.read_text(encoding="utf-8").split("\n", 1)[1]
    assert f"file\t{copy}\tyour own copy" in kdg("paths", env=home).out
    assert "this copy comes from the packaged knowledge" in kdg("paths", env=home).out
    assert kdg("check", env=home).out.splitlines()[-1].startswith(f"{copy}: no problem")


def test_an_older_copy_is_told_from_the_packaged_knowledge(kdg: Kdg, home: dict[str, str | None]) -> None:
    kdg("new", "--copy", env=home)
    copy = Path(str(home["XDG_CONFIG_HOME"])) / "kdg" / "strategies.toml"
    text = copy.read_text(encoding="utf-8")
    copy.write_text(re.sub(r'(?m)^(version\s*=\s*)".*"', r'\1"2020.1.1"', text, count=1), encoding="utf-8")
    for args in (("paths",), ("--version",)):
        assert "this file comes from knowledge 2020.1.1; packaged is " in kdg(*args, env=home).out


@pytest.mark.parametrize("args", [("new", "--copy"), ("new", "FILE"), ("new", "FILE", "--copy")])
def test_nothing_is_overwritten(kdg: Kdg, home: dict[str, str | None], tmp_path: Path, args: tuple[str, ...]) -> None:
    args = tuple(str(tmp_path / "x.toml") if arg == "FILE" else arg for arg in args)
    assert kdg(*args, env=home).code == 0
    there = {path: path.read_bytes() for path in tmp_path.rglob("*.toml")}
    code, out, err = kdg(*args, env=home)
    assert (code, out) == (4, "")
    assert err.endswith(": exists, and kdg new overwrites nothing\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == there


def test_a_link_to_nothing_is_not_written_through(kdg: Kdg, tmp_path: Path) -> None:
    (tmp_path / "x.toml").symlink_to(tmp_path / "elsewhere.toml")
    assert kdg("new", str(tmp_path / "x.toml")).code == 4
    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_folder_that_is_missing_is_said(kdg: Kdg, tmp_path: Path) -> None:
    code, _, err = kdg("new", str(tmp_path / "none" / "x.toml"))
    assert (code, err) == (4, f"kdg: {tmp_path}/none/x.toml: no such file or directory\n")


def test_a_named_file_still_wins_over_the_copy(kdg: Kdg, home: dict[str, str | None]) -> None:
    ran = kdg("new", "--copy", env={**home, "KDG_FILE": "other.toml"})
    assert ran.out.endswith(" (used when KDG_FILE names no other file)\n")


def test_a_dash_writes_to_standard_output(kdg: Kdg) -> None:
    assert kdg("new", "-") == (0, store.STARTER.read_text(encoding="utf-8"), "")


def test_without_a_file_it_asks_for_one(kdg: Kdg) -> None:
    said = "kdg: name the file to write, or --copy\n     kdg new estonia.toml, or kdg new --copy\n"
    assert kdg("new") == (2, "", said)
