"""Run `kdg check` over the shared TOML test suite, a checkout of toml-lang/toml-test given as an argument.

    python bench/toml_suite.py PATH/toml-test

Each document must get an answer: exit code 0 or 3, every line with file, line and column, no traceback.
What tomli refuses must be refused as syntax; what is TOML 1.0 must not be; TOML 1.1 must be called that.
The files stay where they are: none is copied into the project.
"""

import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

from kdg import cli, store
from kdg.check import examine
from kdg.errors import BadFileError

ANSWER = re.compile(r".+:[1-9][0-9]*:[1-9][0-9]*: .+|    .*|.+: no problem.*")


def asked(path: Path) -> tuple[int, str, str]:
    """`kdg check PATH` in this process: code, standard output, standard error."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main(["check", str(path)])
    texts = [stream.buffer.getvalue().decode() for stream in (out, err) if isinstance(stream.buffer, BytesIO)]
    return code, texts[0], texts[1]


def refused(path: Path) -> bool:
    """Whether tomli, or reading as UTF-8, refuses a document."""
    try:
        store.parse("", store.decode_text("", path.read_bytes()))
    except BadFileError:
        return True
    return False


def judged(path: Path) -> Iterator[str]:
    """What is wrong with the answer for one document."""
    try:
        code, out, err = asked(path)
    except BaseException as error:  # noqa: BLE001 - any of them is a finding
        yield f"raised {type(error).__name__}: {error}"
        return
    if code not in (0, 3) or "fault of kdg" in err or "Traceback" in out + err:
        yield f"code {code}: {err.strip()}"
    if strange := [line for line in out.splitlines() if not ANSWER.fullmatch(line)]:
        yield f"a line without a place: {strange[0]}"
    findings = [finding for finding in examine(path.read_bytes()) if not finding.warning]
    syntax = [finding for finding in findings if finding.excerpt or finding.message.startswith(("begins", "is "))]
    said = syntax[0].message if syntax else ""
    if refused(path) and not syntax:
        yield "refused by tomli, not by kdg check"
    elif not refused(path) and is_plain(path) and syntax and "character U+" not in said:
        yield f"TOML 1.0, but: {said}"  # control and direction characters kdg refuses in comments too
    elif not refused(path) and not is_plain(path) and not any("TOML 1.1" in finding.message for finding in syntax):
        yield "TOML 1.1, and not called that"


def is_plain(path: Path) -> bool:
    """Whether a document is TOML 1.0, by the standard library's parser (1.0 up to Python 3.14)."""
    try:
        tomllib.loads(path.read_bytes().decode())
    except (ValueError, RecursionError):
        return False
    return True


def main(root: Path) -> int:
    """Print a line for each wrong answer and the numbers; 1 if there was one."""
    tests = root / "tests"
    count: Counter[str] = Counter()
    begun = time.perf_counter()
    for path in sorted(tests.glob("*valid/**/*.toml")):
        name = path.relative_to(tests).as_posix()
        kind = name.partition("/")[0]
        count[kind] += 1
        count[f"{kind}, refused by tomli"] += refused(path)
        count[f"{kind}, TOML 1.1 alone"] += not refused(path) and not is_plain(path)
        for fault in judged(path):
            count["wrong answers"] += 1
            print(f"{name}: {fault}")
    for what, many in sorted(count.items()):
        print(f"{many:5} {what}")
    print(f"{time.perf_counter() - begun:5.1f} seconds")
    return 1 if count["wrong answers"] or not count["valid"] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
