"""Other encodings than UTF-8, and bytes that are none: no crash anywhere, what cannot be written stays visible, JSON whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from asked import REAL_ASKED
from running import Kdg, Process, call, surroundings

NARROW = ("cp932", "cp949", "ascii", "latin-1", "utf-8:strict", "utf-16-le")
QUESTIONS = {name: next(iter(asked.values())) for name, asked in REAL_ASKED.items()}


@pytest.mark.parametrize("encoding", NARROW)
@pytest.mark.parametrize("name", QUESTIONS)
def test_every_command_in_every_encoding(kdg: Kdg, real: Path, name: str, encoding: str) -> None:
    codec = encoding.partition(":")[0]
    plain = kdg(*QUESTIONS[name], file=real)
    ran = kdg(*QUESTIONS[name], file=real, encoding=codec)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == plain.out.encode(codec, "backslashreplace").decode(codec)
    whole = kdg(*QUESTIONS[name], "--json", file=real)
    assert whole.code == 0


@pytest.mark.parametrize("encoding", NARROW)
def test_a_process_in_an_encoding(process: Process, real: Path, encoding: str) -> None:
    codec = encoding.partition(":")[0]
    env = {"PYTHONIOENCODING": encoding}
    plain = process("list", file=real)[1].decode()
    assert process("list", file=real, env=env) == (0, plain.encode(codec, "backslashreplace"), b"")
    json_ = process("list", "--json", file=real)
    assert process("list", "--json", file=real, env=env) == json_
    drawn = process("show", "1", "--lang", "ko", "--color", "always", file=real, env=env)
    assert (drawn[0], drawn[2]) == (0, b"")
    assert "전자정부".encode(codec, "backslashreplace") in drawn[1]
    code, out, err = process("show", "ゼロゼロゼロ한", file=real, env=env)
    assert (code, out) == (1, b"")
    assert err.startswith('kdg: no entry "'.encode(codec))


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1", "nonsense"])
def test_a_locale_crashes_nothing_and_json_is_the_same_bytes(process: Process, real: Path, locale: str) -> None:
    env = {"LANG": locale, "LC_ALL": locale}
    for args in (("search", "O2O"), ("show", "1.2.2", "--color", "always")):
        code, out, err = process(*args, env=env, file=real)
        assert (code, err) == (0, b"")
        assert out
    assert process("show", "--json", env=env, file=real) == process("show", "--json", file=real)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp932"])
@pytest.mark.parametrize("command", ["search", "show", "terms", "profile", "notes", "sources"])
def test_bytes_that_are_no_utf_8_in_an_argument(kdg: Kdg, real: Path, command: str, encoding: str) -> None:
    ran = kdg(command, "\udcff\udcfe", file=real, encoding=encoding)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kdg: no")
    assert ran.err.count("\n") <= 3
    code, out, _ = call((command, "O2O\udcff", "--json"), file=real, encoding=encoding)
    assert code in (0, 1)
    json.loads(out)


@pytest.mark.parametrize(
    "args",
    [
        ("\udcff",),
        ("list", "--lang", "\udcff"),
        ("list", "--fields", "\udcff"),
        ("list", "--color", "\udcff"),
        ("list", "\udcff"),
    ],
)
def test_bytes_that_are_no_utf_8_are_wrong_usage(kdg: Kdg, args: tuple[str, ...]) -> None:
    ran = kdg(*args)
    assert (ran.code, ran.out) == (2, "")
    assert "\udcff" not in ran.err


@pytest.mark.parametrize("utf8_mode", ["0", "1"])
def test_bytes_that_are_no_utf_8_from_a_shell(process: Process, utf8_mode: str) -> None:
    env = {"PYTHONUTF8": utf8_mode, "PYTHONIOENCODING": "utf-8:strict"}
    said = 'kdg: nothing for "\ufffd\ufffd"\n'
    assert process("search", b"\xff\xfe", env=env) == (1, b"", said.encode())
    code, out, err = process("--file", b"/nowhere/\xff.toml", "list", env=env)
    assert (code, out, err.splitlines()[0]) == (3, b"", "kdg: /nowhere/\ufffd.toml: no such file or directory".encode())


def test_a_file_name_that_is_no_utf_8(process: Process, tmp_path: Path, real: Path) -> None:
    path = bytes(tmp_path) + b"/\xff.toml"
    with open(path, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(real.read_bytes())
    code, out, err = process("--file", path, "profile", "gdp-nominal", "--value")
    assert (code, out, err) == (0, b"1630820\n", b"")
    code, out, err = process("--file", path, "paths")
    assert (code, err) == (0, b"")
    assert b"\xff" not in out
    assert process("--file", path, "paths", "--json")[0] == 0


def test_a_stream_without_a_codec_of_that_name() -> None:
    code = (
        "import sys, io\n"
        "class Odd(io.TextIOWrapper):\n"
        "    encoding = 'no-such-codec'\n"
        "from kdg import output\n"
        "print(output.encoded('é', Odd(io.BytesIO())), output.encoded('\\udcff', None))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=surroundings(), check=True, timeout=60)
    assert done.stdout == b"b'\\xc3\\xa9' b'\\\\udcff'\n"


def test_csv_and_markdown_follow_the_stream_json_never_does(kdg: Kdg, real: Path) -> None:
    for form in ("csv", "tsv", "md", "text"):
        ran = kdg("list", "--format", form, "--lang", "ko", file=real, encoding="ascii")
        assert "\\u" in ran.out
    for form in ("json", "jsonl"):
        code, out, err = call(["list", "--format", form], file=real, encoding="ascii")
        assert (code, err) == (0, b"")
        assert "戦略" in out.decode()
