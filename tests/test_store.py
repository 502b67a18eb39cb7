"""Which file is read, and what is said of one that cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kdg as package
from kdg import store
from kdg.commands import COMMANDS
from kdg.compiled import compile_for, load_compiled
from kdg.errors import BadFileError
from running import DATA, REAL, SMALL, Kdg, surroundings

BROKEN = sorted((DATA / "broken").glob("*.toml"))
PROMISED = {
    "missing-field", "unknown-key", "wrong-type", "duplicate-id", "duplicate-key", "dangling-source", "dangling-term",
    "dangling-node", "integer-beyond-64-bits", "inf", "nan", "bom", "utf-16", "invalid-utf-8", "nul", "binary", "empty",
    "syntax-error", "deep-nesting", "control-character-by-escape", "bidi-character", "misplaced-id", "unknown-kind",
    "newer-format-version",
}  # fmt: skip


def test_every_promised_fault_has_a_file_and_every_file_its_message() -> None:
    names = {path.stem for path in BROKEN}
    assert names >= PROMISED
    assert names == {path.stem for path in (DATA / "broken").glob("*.txt")}


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_one_line_and_code_3(kdg: Kdg, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    said = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert kdg("list", "--json", file=path.name) == (3, "", said)
    assert 1 <= said.count("\n") <= 2


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_on_standard_input_says_the_same_of_dash(kdg: Kdg, path: Path) -> None:
    said = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()[0]
    ran = kdg("--file", "-", "list", "--json", stdin=path.read_bytes())
    assert ran == (3, "", said.replace(path.name, "-", 1) + "\n")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_file_stands_alone_as_broken(path: Path) -> None:
    with pytest.raises(BadFileError):
        package.load(path)


WITHOUT_FILE = {"browse", "paths", "check", "new", "schema"}


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in WITHOUT_FILE])
def test_every_command_refuses_a_broken_file(kdg: Kdg, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DATA / "broken")
    said = (
        "kdg: bom.toml:1:1: begins with a byte order mark (BOM); save it as UTF-8 without one\n"
        "     kdg check bom.toml lists every problem\n"
    )
    args = {"search": ("search", "tee"), "export": ("export", "md")}.get(name, (name,))
    assert kdg(*args, file="bom.toml") == (3, "", said)


def test_a_missing_named_file_is_an_error_not_a_reason_to_fall_through(kdg: Kdg, tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"
    said = f"kdg: {missing}: no such file or directory\n     kdg paths tells which file is asked and why\n"
    assert kdg("list", "--file", str(missing)) == (3, "", said)
    assert kdg("list", file=missing) == (3, "", said)


def test_a_directory_is_no_file(kdg: Kdg, tmp_path: Path) -> None:
    said = f"kdg: {tmp_path}: is a directory\n     kdg paths tells which file is asked and why\n"
    assert kdg("list", file=tmp_path) == (3, "", said)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_an_unreadable_file(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "closed.toml"
    path.write_bytes(SMALL.read_bytes())
    path.chmod(0)
    said = f"kdg: {path}: permission denied\n     kdg paths tells which file is asked and why\n"
    assert kdg("list", file=path) == (3, "", said)


def test_a_file_over_64_mib_is_refused(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    assert kdg("list", file=path) == (3, "", f"kdg: {path}: larger than 64 MiB\n")


def test_an_endless_file_is_refused_too(kdg: Kdg) -> None:
    assert kdg("list", file="/dev/zero") == (3, "", "kdg: /dev/zero: larger than 64 MiB\n")


def test_a_file_name_with_a_newline_and_a_null_stays_on_one_line(kdg: Kdg) -> None:
    ran = kdg("list", "--file", "a\nb\x1b[31m.toml")
    assert ran == (
        3,
        "",
        "kdg: a b�[31m.toml: no such file or directory\n     kdg paths tells which file is asked and why\n",
    )
    ran = kdg("list", "--file", "a\0b")
    assert ran == (3, "", "kdg: a�b: embedded null byte\n     kdg paths tells which file is asked and why\n")


def test_a_file_that_is_a_symbolic_link_to_itself(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "loop.toml"
    path.symlink_to(path)
    ran = kdg("list", file=path)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, "", 2)


def test_standard_input_is_dash(kdg: Kdg) -> None:
    wanted = kdg("show", "--json")
    assert wanted.code == 0
    assert kdg("--file", "-", "show", "--json", stdin=SMALL.read_bytes()) == wanted
    assert kdg("show", "--json", "-f", "-", stdin=SMALL.read_bytes()) == wanted
    assert kdg("show", "--json", stdin=SMALL.read_bytes(), file="-") == wanted


def test_a_closed_standard_input_is_an_unreadable_file() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m kdg -f - list <&-'],
        capture_output=True,
        env=surroundings(),
        check=False,
        timeout=60,
    )
    said = b"kdg: -: standard input is closed\n     kdg paths tells which file is asked and why\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", said)


# Which file: --file > KDG_FILE > the user's own > the packaged one.


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A configuration folder with a copy of its own."""
    own = tmp_path / "kdg" / "strategies.toml"
    own.parent.mkdir()
    own.write_bytes(SMALL.read_bytes().replace(b'"t1"', b'"own"'))
    return tmp_path


def test_the_option_wins_over_the_variable(kdg: Kdg, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_bytes(SMALL.read_bytes().replace(b'"t1"', b'"other"'))
    env = {"XDG_CONFIG_HOME": str(home)}
    ran = kdg("--file", str(other), "paths", env=env)
    assert f"file\t{other}\tnamed by --file\n" in ran.out
    assert "version\tother\t" in ran.out


def test_the_variable_wins_over_the_own_copy(kdg: Kdg, home: Path) -> None:
    ran = kdg("paths", env={"XDG_CONFIG_HOME": str(home)})
    assert f"file\t{SMALL}\tnamed by KDG_FILE\n" in ran.out


@pytest.mark.parametrize("empty", [None, ""])
def test_the_own_copy_wins_over_the_packaged_file(kdg: Kdg, home: Path, empty: str | None) -> None:
    own = home / "kdg" / "strategies.toml"
    ran = kdg("paths", env={"XDG_CONFIG_HOME": str(home), "KDG_FILE": empty})
    assert f"file\t{own}\tyour own copy\n" in ran.out
    assert "version\town\t" in ran.out


def test_a_dangling_own_copy_is_an_error(kdg: Kdg, tmp_path: Path) -> None:
    own = tmp_path / "kdg" / "strategies.toml"
    own.parent.mkdir()
    own.symlink_to(tmp_path / "gone.toml")
    ran = kdg("list", env={"XDG_CONFIG_HOME": str(tmp_path), "KDG_FILE": None})
    said = f"kdg: {own}: no such file or directory\n     kdg paths tells which file is asked and why\n"
    assert ran == (3, "", said)


def test_without_any_word_the_packaged_file_answers(kdg: Kdg, tmp_path: Path) -> None:
    ran = kdg("paths", env={"XDG_CONFIG_HOME": str(tmp_path), "KDG_FILE": None})
    assert f"file\t{store.packaged_path()}\tnothing else is named\n" in ran.out
    assert f"own copy\t{tmp_path}/kdg/strategies.toml\tused from there if it exists\n" in ran.out


def test_paths_says_that_a_copy_is_of_older_knowledge(kdg: Kdg, tmp_path: Path, real: Path) -> None:
    packaged = store.load(store.Choice(real, "packaged")).knowledge.version
    own = tmp_path / "kdg" / "strategies.toml"
    own.parent.mkdir()
    text = real.read_text(encoding="utf-8")
    assert text.count(f'"{packaged}"') == 1
    own.write_text(text.replace(f'"{packaged}"', '"2020.1.1"'), encoding="utf-8")
    env = {"XDG_CONFIG_HOME": str(tmp_path), "KDG_FILE": None}
    said = f"this file comes from knowledge 2020.1.1; packaged is {packaged}"
    assert f"version\t2020.1.1\t{said}\n" in kdg("paths", env=env).out
    assert kdg("--version", env=env) == (0, f"kdg 1.0.0\nknowledge 2020.1.1 ({said})\nJSON 1\n", "")


def test_another_countrys_file_is_no_copy_of_the_packaged_one(kdg: Kdg) -> None:
    assert "version\tt1\t\n" in kdg("paths").out
    assert kdg("--version") == (0, "kdg 1.0.0\nknowledge t1\nJSON 1\n", "")


def test_the_packaged_file_says_so(kdg: Kdg, real: Path) -> None:
    packaged = store.load(store.Choice(real, "packaged")).knowledge.version
    assert f"version\t{packaged}\tthe packaged knowledge\n" in kdg("paths", env={"KDG_FILE": None}).out
    assert kdg("--version", env={"KDG_FILE": None}) == (0, f"kdg 1.0.0\nknowledge {packaged}\nJSON 1\n", "")


def test_load_of_the_package_takes_a_path_or_none(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert package.load(SMALL).knowledge.country.title["et"] == "Eesti"
    assert package.load(str(SMALL)).by_id["1.1"].title == {
        "et": "Andmed liiguvad üle X-tee",
        "en": "Data move over X-Road",
    }
    monkeypatch.delenv("KDG_FILE")
    assert package.load().knowledge.languages == ["ja", "en", "ko"]
    assert real == REAL


def test_a_compiled_file_answers_as_its_toml_does(tmp_path: Path) -> None:
    toml = SMALL.read_bytes()
    know = package.load(SMALL).knowledge
    path = tmp_path / "small.toml"
    path.write_bytes(toml)
    assert load_compiled(path, toml) is None
    path.with_suffix(".msgpack").write_bytes(compile_for(toml, know))
    assert load_compiled(path, toml) == know
    assert load_compiled(path, toml + b"\n") is None  # edited since
    path.with_suffix(".msgpack").write_bytes(compile_for(toml, know)[:-1])
    assert load_compiled(path, toml) is None
