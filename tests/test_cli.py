"""The command line: every command in its plain face, every error, every exit code."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from asked import NO_READING, small_asked
from kdg import cli, store
from kdg.commands import COMMANDS
from kdg.errors import BadFileError, ExitCode
from running import DATA, SMALL, Kdg, Process, Terminal, surroundings

# The plain face: one record a line, tab-separated, id first, no header.

LIST = (
    "1\tDigiriik igaühele\tDigiühiskonna arengukava 2030\t2020-2027\t2 meetmed\t"
    "note kava kehtib kuni 2030\n"
    "2\tRiigipilv [draft] :smile:\t\t2024\t2 meetmed\t\n"
)
LONG = (
    "Iga sündmuse puhul, mis inimese elus tähtis on, pakub riik ise ja õigel ajal kõik vajalikud teenused ühes kohas "
    "ilma ühegi taotluseta, turvaliselt ja mõistetavas keeles"
)
OUTLINE_1 = f"1 Digiriik igaühele (2020-2027)\n  1.1 Andmed liiguvad üle X-tee\n  1.2 {LONG}\n"
OUTLINE_2 = (
    "2 Riigipilv [draft] :smile: (2024)\n"
    "  2.1 [/x] [bold]Andmesaatkond[/bold] *Luksemburgis* | `varu`\n"
    "  2.2 Kolm sõltumatut keskust\n"
)
FACTS = (
    "pindala\tPindala\t45 339 km², veidi suurem kui Taani\t\t\t\t\t\t\n"
    "rahvaarv\tRahvaarv\t\t1331000\tinimest\t2020\t\t\t\n"
)
EGDI = "egdi-2020\tÜRO e-valitsemise indeks\t\t\t\t2020\t3\t193\tdoc. 192 countries; mõõdeti 193 riiki\n"
HISTORY = "iseseisvus\tIseseisvus\t1918, taastatud 1991\t\t\t\t\t\t\n"
X_TEE = (
    "x-tee\tX-tee\tiks-tee\tAndmevahetuskiht, mille kaudu asutused teineteiselt küsivad.\tX-Road; xtee\t"
    "1.1; egdi-2020\t\n"
)
RIIGIPILV = "riigipilv\triigipilv\t\tRiigi oma pilveteenus.\t\t\t\n"
EVENT = "e-valimised\t2005-10-16\tEsimesed e-valimised\tKohalikel valimistel sai hääletada internetis.\t1\t\n"
SOURCE_1 = (
    "arengukava\tDigiühiskonna arengukava\tMajandusministeerium\t2021-10-07\t"
    "https://www.mkm.example/arengukava\tprimary\ttrue\ttrue\tfalse\n"
)
SOURCE_2 = "statistikaamet\tRahvastik 2020\tStatistikaamet\t\thttps://www.stat.example/rahvastik\tprimary\tfalse\tfalse\tfalse\n"
SOURCE_3 = "uro-uuring\tUN E-Government Survey 2020\tUN\t2020\t\treference\ttrue\tfalse\tfalse\n"
SOURCE_4 = "teemavaline\tDigi [off] ajakiri\tDigi\t\thttp://digi.example/\tpress\ttrue\tfalse\ttrue\n"
NOTE_EGDI = "egdi-2020\tcorrection\trank_of\t192\tmõõdeti 193 riiki\tprimary\turo-uuring\n"
NOTE_1 = "1\tlimit\tperiod\t2020-2027\tkava kehtib kuni 2030\tprimary\tarengukava\n"
NOTE_POPULATION = "rahvaarv\tcontext\tvalue\t\tkinnitab statistikaamet\tprimary\tstatistikaamet\n"

PLAIN = {
    ("list",): LIST,
    ("show",): OUTLINE_1 + OUTLINE_2,
    ("show", "1"): OUTLINE_1,
    ("show", "1", "--depth", "0"): OUTLINE_1.splitlines()[0] + "\n",
    ("show", "--depth", "0"): "1 Digiriik igaühele (2020-2027)\n2 Riigipilv [draft] :smile: (2024)\n",
    ("show", "1.2"): f"1.2 {LONG}\n",
    ("show", "x-tee"): X_TEE,
    ("show", "egdi-2020"): EGDI,
    ("show", "e-valimised"): EVENT,
    ("show", "teemavaline"): SOURCE_4,
    ("profile",): FACTS + EGDI,
    ("profile", "--all"): FACTS + EGDI + HISTORY,
    ("profile", "egdi-2020"): EGDI,
    ("terms",): X_TEE + RIIGIPILV,
    ("terms", "x-tee"): X_TEE,
    ("notes",): NOTE_EGDI + NOTE_1 + NOTE_POPULATION,
    ("notes", "1"): NOTE_1,
    ("notes", "2"): "",
    ("sources",): SOURCE_1 + SOURCE_2 + SOURCE_3 + SOURCE_4,
    ("sources", "1"): SOURCE_1 + SOURCE_4,
    ("sources", "egdi-2020"): SOURCE_3,
    ("sources", "uro-uuring"): SOURCE_3,
    ("sources", "2.2"): "",
    ("profile", "rahvaarv", "--value"): "1331000\n",
    ("profile", "egdi-2020", "--value"): "3\n",
}


@pytest.mark.parametrize("args", PLAIN, ids=" ".join)
def test_through_a_pipe(kdg: Kdg, args: tuple[str, ...]) -> None:
    assert kdg(*args) == (0, PLAIN[args], "")


@pytest.mark.parametrize("args", PLAIN, ids=" ".join)
def test_format_text_is_the_face_of_the_pipe_on_a_terminal_too(terminal: Terminal, args: tuple[str, ...]) -> None:
    assert terminal(*args, "--format", "text", columns=20) == (0, PLAIN[args], "")


@pytest.mark.parametrize("name", small_asked())
def test_a_pipe_has_the_same_bytes_whatever_columns_says(kdg: Kdg, name: str) -> None:
    args = small_asked()[name]
    wanted = kdg(*args)
    assert wanted.code == 0
    for columns in ("1", "20", "200"):
        assert kdg(*args, env={"COLUMNS": columns, "LINES": "2"}) == wanted
    assert "\x1b" not in wanted.out


def test_the_glossary_goes_by_reading(kdg: Kdg) -> None:
    assert [line.split("\t")[0] for line in kdg("terms").out.splitlines()] == ["x-tee", "riigipilv"]


# Language.


def test_the_option_chooses_the_language_before_and_after_the_command(kdg: Kdg) -> None:
    wanted = "1 A digital state for everyone (2020-2027)\n"
    assert kdg("--lang", "en", "show", "1", "--depth", "0") == (0, wanted, "")
    assert kdg("-l", "en", "show", "1", "--depth", "0") == (0, wanted, "")
    assert kdg("show", "1", "--depth", "0", "--lang", "en") == (0, wanted, "")
    assert kdg("--lang", "et", "show", "1", "--depth", "0", "--lang=en") == (0, wanted, "")


def test_a_missing_text_comes_in_the_files_own_language_and_is_marked(kdg: Kdg) -> None:
    assert kdg("show", "2.2", "--lang", "en") == (0, "2.2 Kolm sõltumatut keskust [et]\n", "")


@pytest.mark.parametrize("args", [("list",), ("show", "1"), ("profile",), ("terms",), ("notes",), ("sources",)])
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_an_unknown_language_names_those_of_the_file(kdg: Kdg, args: tuple[str, ...], form: str) -> None:
    said = 'kdg: no language "xx" in this file\n     languages: et, en\n'
    assert kdg(*args, "--lang", "xx", "--format", form) == (2, "", said)


def test_the_variable_chooses_the_language_if_the_file_has_it(kdg: Kdg) -> None:
    assert kdg("show", "2.1", env={"KDG_LANG": "en"}).out.startswith("2.1 [/x] [bold]Data embassy")
    assert kdg("show", "2.1", env={"KDG_LANG": "en"}) != kdg("show", "2.1")
    assert kdg("show", "2.1", env={"KDG_LANG": "ja"}) == kdg("show", "2.1")
    assert kdg("show", "2.1", "--lang", "et", env={"KDG_LANG": "en"}) == kdg("show", "2.1")


@pytest.mark.parametrize("locale", ["ja_JP.UTF-8", "en_US.UTF-8", "C", "et_EE"])
def test_the_locale_changes_no_word(kdg: Kdg, locale: str) -> None:
    assert kdg("list", env={"LANG": locale, "LC_ALL": locale, "LANGUAGE": locale}) == (0, LIST, "")


def test_paths_tells_why_a_language_is_used(kdg: Kdg) -> None:
    assert "language\tet\tthe file's own language\n" in kdg("paths").out
    assert "language\ten\t--lang\n" in kdg("paths", "--lang", "en").out
    assert "language\ten\tKDG_LANG\n" in kdg("paths", env={"KDG_LANG": "en"}).out
    said = "language\tet\tKDG_LANG names ja, which this file does not have\n"
    assert said in kdg("paths", env={"KDG_LANG": "ja"}).out
    ran = kdg("paths", "--lang", "xx")
    assert (ran.code, ran.err) == (0, "")
    assert 'language\t\tno language "xx" in this file\n' in ran.out


# Help and version.


@pytest.mark.parametrize(
    "args", [(), ("-h",), ("--help",), ("help",), ("list", "-h"), ("help", "show"), ("show", "--help")]
)
def test_help_is_an_answer(kdg: Kdg, args: tuple[str, ...]) -> None:
    ran = kdg(*args)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: kdg ")
    assert "\n  Examples:\n    kdg " in ran.out
    assert not set(ran.out) & set("╭╮╰╯│─\x1b")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_first_screen_has_real_examples(kdg: Kdg) -> None:
    ran = kdg()
    assert len(ran.out.splitlines()) <= 40
    examples = [line.strip() for line in ran.out.splitlines() if line.startswith("    kdg ")]
    assert len(examples) >= 3
    assert kdg("-h") == kdg("--help") == kdg("help") == ran


def test_help_names_every_command_once(kdg: Kdg) -> None:
    lines = kdg("--help").out.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in lines[: len(COMMANDS)]] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(kdg: Kdg, name: str) -> None:
    for flag in ("-h", "--help"):
        ran = kdg(name, flag)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"Usage: kdg {name} ")
    assert kdg("help", name) == ran
    if name != "paths":
        assert f"    kdg {name}" in ran.out


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NO_READING])
def test_every_reading_command_takes_the_common_options(kdg: Kdg, name: str) -> None:
    out = kdg(name, "--help").out
    for option in ("--json", "--format", "--fields", "--ascii", "-f, --file", "-l, --lang", "--color", "-h, --help"):
        assert option in out


def test_help_needs_no_knowledge_file(kdg: Kdg) -> None:
    assert kdg("show", "-h", file="/nowhere.toml").code == 0
    assert kdg(file="/nowhere.toml").code == 0


def test_version_names_tool_knowledge_and_json(kdg: Kdg) -> None:
    assert kdg("--version") == (0, "kdg 1.0.0\nknowledge t1\nJSON 1\n", "")
    assert kdg("--file", str(SMALL), "--version", file="/nowhere.toml") == (0, "kdg 1.0.0\nknowledge t1\nJSON 1\n", "")


@pytest.mark.parametrize("path", sorted((DATA / "broken").glob("*.toml")), ids=lambda path: path.stem)
def test_version_and_paths_work_on_a_broken_file(kdg: Kdg, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    problem = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()[0].removeprefix("kdg: ")
    assert kdg("--version", file=path.name) == (0, f"kdg 1.0.0\nknowledge unreadable: {problem}\nJSON 1\n", "")
    ran = kdg("paths", file=path.name)
    assert (ran.code, ran.err) == (0, "")
    first, second, *_ = ran.out.splitlines()
    assert first == f"file\t{path.name}\tnamed by KDG_FILE"
    label, said, where = second.split("\t")
    assert label == "problem"
    with pytest.raises(BadFileError) as caught:
        store.load(store.Choice(Path(path.name), "environment"))
    assert said == caught.value.problem
    assert where == (f"line {caught.value.line}" if caught.value.line else "")


def test_paths_of_a_missing_file(kdg: Kdg) -> None:
    ran = kdg("paths", "--file", "/nowhere/x.toml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("file\t/nowhere/x.toml\tnamed by --file\nproblem\tno such file or directory\t\n")


# Wrong usage.


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("O2O",), 'kdg: no command "O2O"\n     kdg search O2O looks it up\n'),
        (("serch",), 'kdg: no command "serch"\n     did you mean kdg search? kdg search serch looks it up\n'),
        (("lst",), 'kdg: no command "lst"\n     did you mean kdg list? kdg search lst looks it up\n'),
        (("help", "serch"), 'kdg: no command "serch"\n     did you mean kdg search? kdg search serch looks it up\n'),
        (("-f", "x.toml", "O2O"), 'kdg: no command "O2O"\n     kdg search O2O looks it up\n'),
        (("--lang=en", "ゼロ"), 'kdg: no command "ゼロ"\n     kdg search ゼロ looks it up\n'),
        (("a\x1b[31mb\n",), 'kdg: no command "a�[31mb "\n     kdg search a�[31mb  looks it up\n'),
        (("list", "--bogus"), "kdg: no such option: --bogus\n     kdg list --help\n"),
        (("list", "--jsn"), "kdg: no such option: --jsn (Possible options: --json)\n     kdg list --help\n"),
        (("list", "extra"), "kdg: got unexpected extra argument(s) (extra)\n     kdg list --help\n"),
        (("list", "--file"), "kdg: option '--file' requires an argument\n     kdg list --help\n"),
        (("search",), "kdg: missing argument 'WORDS...'\n     kdg search --help\n"),
        (("--bogus",), "kdg: no such option: --bogus\n     kdg --help\n"),
        (
            ("list", "--format", "xml"),
            "kdg: invalid value for '--format': \"xml\" is none of text, json, jsonl, csv, tsv, md\n"
            "     kdg list --help\n",
        ),
        (
            ("list", "--color", "blue"),
            "kdg: invalid value for '--color': \"blue\" is none of always, auto, never\n     kdg list --help\n",
        ),
        (
            ("--color", "blue", "list"),
            "kdg: invalid value for '--color': \"blue\" is none of always, auto, never\n     kdg list --help\n",
        ),
        (("list", "--json", "--format", "csv"), "kdg: --json and --format csv ask for two formats\n"),
        (("list", "--fields", ","), "kdg: --fields names no field\n"),
        (("list", "--fields", ""), "kdg: --fields names no field\n"),
        (
            ("notes", "--fields", "of,nosuch"),
            'kdg: no field "nosuch" here\n'
            "     fields: of, level, field, source_value, short, text, basis, sources, also\n",
        ),
        (
            ("show", "--depth", "-1"),
            "kdg: invalid value for '--depth': -1 is not in the range x>=0\n     kdg show --help\n",
        ),
        (("sources", "1", "--open=x"), 'kdg: --open takes a number, not "x"\n'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_is_one_line_and_code_2(kdg: Kdg, args: tuple[str, ...], said: str) -> None:
    assert kdg(*args) == (2, "", said)


def test_messages_are_never_boxed_on_a_terminal_either(terminal: Terminal) -> None:
    assert terminal("list", "--bogus", columns=20) == (2, "", "kdg: no such option: --bogus\n     kdg list --help\n")


def test_json_and_format_json_are_one_wish(kdg: Kdg) -> None:
    assert kdg("list", "--json", "--format", "json") == kdg("list", "--json")


def test_a_number_of_one_fact_only(kdg: Kdg) -> None:
    said = (
        "kdg: --value prints one number; name the fact by its id\n"
        "     pindala  Pindala\n     rahvaarv  Rahvaarv\n     egdi-2020  ÜRO e-valitsemise indeks\n"
    )
    assert kdg("profile", "--value") == (1, "", said)
    assert kdg("profile", "pindala", "--value") == (1, "", 'kdg: "pindala" has no number\n     kdg profile pindala\n')


def test_a_limit_is_said_beside_the_bare_number(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "limit.toml"
    text = SMALL.read_text(encoding="utf-8").replace('level = "context"', 'level = "limit"')
    path.write_text(text, encoding="utf-8")
    said = "kdg: note kinnitab statistikaamet\n"
    assert kdg("profile", "rahvaarv", "--value", file=path) == (0, "1331000\n", said)


# Opening sources.


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that would have been opened."""
    import webbrowser

    seen: list[str] = []

    def remember(url: str, *_args: object, **_more: object) -> bool:
        seen.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", remember)
    return seen


def test_open_never_takes_an_off_topic_source_by_itself(kdg: Kdg, opened: list[str]) -> None:
    assert kdg("sources", "1", "--open") == (0, "https://www.mkm.example/arengukava\n", "")
    assert opened == ["https://www.mkm.example/arengukava"]


def test_open_with_a_number_takes_that_one(kdg: Kdg, opened: list[str]) -> None:
    assert kdg("sources", "1", "--open", "2") == (0, "http://digi.example/\n", "")
    assert opened == ["http://digi.example/"]


def test_open_of_several_lists_them_and_opens_none(kdg: Kdg, opened: list[str]) -> None:
    said = "kdg: several sources; name one: --open N\n"
    out = (
        "1\tDigiühiskonna arengukava\thttps://www.mkm.example/arengukava\n"
        "2\tRahvastik 2020\thttps://www.stat.example/rahvastik\n"
    )
    assert kdg("sources", "--open") == (0, out, said)
    assert opened == []


def test_open_of_what_is_not_there(kdg: Kdg, opened: list[str]) -> None:
    said = "kdg: no such source to open\n     2 sources are listed without --open\n"
    for number in ("0", "3", "99999999999999999999"):
        assert kdg("sources", "1", "--open", number) == (1, "", said)
    assert opened == []


def test_open_without_a_browser_prints_the_address(kdg: Kdg, monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    def fail(*_args: object, **_more: object) -> bool:
        raise webbrowser.Error("none")

    for result in (lambda *_args: False, fail):
        monkeypatch.setattr(webbrowser, "open", result)
        said = "kdg: no browser could be started; the address is above\n"
        assert kdg("sources", "1", "--open", "1") == (0, "https://www.mkm.example/arengukava\n", said)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/", "-x", "HTTPSX://a"])
def test_open_takes_only_web_addresses(kdg: Kdg, tmp_path: Path, opened: list[str], url: str) -> None:
    path = tmp_path / "urls.toml"
    text = SMALL.read_text(encoding="utf-8").replace("https://www.mkm.example/arengukava", url)
    path.write_text(text, encoding="utf-8")
    for wish in (("--open",), ("--open", "1")):
        assert kdg("sources", "1.1", *wish, file=path) == (1, "", f"kdg: {url} is no web address\n")
    assert opened == []


# Pipes, disks, interruptions.


def _shell(line: str, env: dict[str, str | None] | None = None) -> tuple[int, bytes, bytes]:
    said = surroundings({"PY": sys.executable, **(env or {})})
    done = subprocess.run(["/bin/bash", "-c", line], capture_output=True, env=said, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("args", ["list", "show --json", "profile --value rahvaarv", "--help", "--version", "show -h"])
def test_a_closed_pipe_ends_quietly_with_141(args: str) -> None:
    line = f"set -o pipefail; $PY -m kdg {args} | true; exit ${{PIPESTATUS[0]}}"
    for _ in range(2):
        code, out, err = _shell(f"exec 3>&1; {line}")
        assert (code in (0, 141), out, err) == (True, b"", b"")


def test_a_reader_that_has_gone_is_141() -> None:
    read, write = os.pipe()
    os.close(read)
    for args in (["list"], ["show", "--json"], ["list", "--color", "always"], ["--help"], ["show", "-h"]):
        done = subprocess.run(
            [sys.executable, "-m", "kdg", *args],
            stdout=write,
            stderr=subprocess.PIPE,
            env=surroundings(),
            timeout=60,
            check=False,
        )
        assert (args, done.returncode, done.stderr) == (args, 141, b"")
    os.close(write)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("args", ["list", "show --json", "--help", "--version", "show -h", "list --color always"])
def test_a_full_disk_is_one_line_and_code_4(args: str) -> None:
    said = b"kdg: standard output: no space left on device\n"
    assert _shell(f"$PY -m kdg {args} > /dev/full") == (4, b"", said)


@pytest.mark.parametrize("args", ["list", "show --json", "--help", "--version", "show -h"])
def test_a_closed_standard_output_is_one_line_and_code_4(args: str) -> None:
    assert _shell(f"$PY -m kdg {args} >&-") == (4, b"", b"kdg: standard output is closed\n")


def test_a_closed_standard_error_changes_no_code() -> None:
    assert _shell("$PY -m kdg bogus 2>&-") == (2, b"", b"")
    assert _shell("$PY -m kdg bogus 2>/dev/full") == (2, b"", b"")
    assert _shell("$PY -m kdg list 2>&-")[0] == 0


def test_ctrl_c_is_130(kdg: Kdg, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_choice: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "load", interrupted)
    assert kdg("list") == (130, "", "kdg: interrupted\n")


def test_ctrl_c_while_waiting_for_standard_input_is_130() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "kdg", "-f", "-", "list"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
    )
    time.sleep(0.7)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)
    assert (child.returncode, out, err) == (130, b"", b"kdg: interrupted\n")


# Faults of kdg's own.


def test_a_fault_is_one_line_and_code_70(kdg: Kdg, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_choice: object) -> None:
        raise RuntimeError("a\nb\x1b[31m")

    monkeypatch.setattr(store, "load", fail)
    said = "kdg: a fault of kdg: RuntimeError: a b�[31m\n     KDG_DEBUG=1 shows where\n"
    assert kdg("list") == (70, "", said)
    with pytest.raises(RuntimeError):
        kdg("list", env={"KDG_DEBUG": "1"})


def test_exit_codes_are_those_of_the_promise() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "OK": 0,
        "NOT_FOUND": 1,
        "USAGE": 2,
        "BAD_FILE": 3,
        "NOT_WRITTEN": 4,
        "FAULT": 70,
        "INTERRUPTED": 130,
        "CLOSED_PIPE": 141,
    }


def test_the_process_has_the_code_of_main(process: Process) -> None:
    assert process("list") == (0, LIST.encode(), b"")
    assert process("bogus")[0] == 2
    assert process("list", file="/nowhere.toml")[0] == 3
    code, out, err = process(stdin=b"", env={"KDG_FILE": None, "COLUMNS": "80"})
    assert (code, out.startswith(b"Usage: kdg"), err) == (0, True, b"")


def test_the_program_is_called_kdg() -> None:
    assert cli.PROG == "kdg"
