"""Every problem of a knowledge file, each with its place: syntax, structure, sense, warnings.

Floor 1, pure: bytes in, findings out. What could not be read is mended in a copy and looked at
further, so that one run tells everything; what only follows from a fault told already is left out.
"""

import re
import shlex
import unicodedata
from collections import Counter
from collections.abc import Iterator

import msgspec

from kdg.clean import printable
from kdg.positions import Positions
from kdg.rules import Problem, characters, is_node_id, tables
from kdg.sense import check as check_sense
from kdg.structure import Shape
from kdg.syntax import Fault, Mended

EXCERPT = 76
"""Of a longer line only this many columns around the fault are shown above the caret."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One problem or warning. Line and column from 1, columns in characters; `excerpt` is a line of caret."""

    line: int
    column: int
    message: str
    entry: str = ""
    field: str = ""
    warning: bool = False
    group: str = ""
    excerpt: str = ""

    @property
    def said(self) -> str:
        """The message with the entry's id."""
        return printable(f"{self.entry}: {self.message}" if self.entry else self.message)


def examine(data: bytes, *, first: bool = False) -> list[Finding]:
    """Every problem and warning of a file's bytes, from top to bottom. `first` stops after a syntax fault."""
    text, findings = _decoded(data)
    if text is None:
        return findings
    lines = text.split("\n")
    mended = Mended(text, limit=1 if first else None)
    findings += [_of_fault(lines, fault) for fault in mended.faults]
    if first and findings:
        return sorted(findings, key=_order)[:1]
    if mended.raw:
        findings += _of_content(mended)
    elif mended.raw is not None and not findings:
        findings.append(Finding(line=1, column=1, message="the file is empty; kdg new FILE writes a starter"))
    return sorted(dict.fromkeys(findings), key=_order)


def hint(name: str) -> str:
    """How to see more than the first problem."""
    return f"kdg check {shlex.quote(name)} lists every problem"


def _order(finding: Finding) -> tuple[int, int, bool]:
    return finding.line, finding.column, finding.warning


def _decoded(data: bytes) -> tuple[str | None, list[Finding]]:
    """The text, a sign in place of what is no UTF-8; None where it is no text at all."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, [Finding(line=1, column=1, message="is UTF-16; save it as UTF-8")]
    if b"\x00" in data:
        before = data[: data.index(0)].decode("utf-8", "surrogateescape")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return None, [Finding(line=line, column=column, message="is binary, no TOML text")]
    findings = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        message = "begins with a byte order mark (BOM); save it as UTF-8 without one"
        findings.append(Finding(line=1, column=1, message=message))
    return data.decode("utf-8", "surrogateescape").replace("\r\n", "\n"), findings


def _of_fault(lines: list[str], fault: Fault) -> Finding:
    excerpt = _excerpt(lines[fault.line - 1], fault.column) if fault.line <= len(lines) else ""
    entry = _entry_at(lines, fault.line - 1)
    return Finding(line=fault.line, column=fault.column, entry=entry, message=fault.message, excerpt=excerpt)


def _of_content(mended: Mended) -> Iterator[Finding]:
    raw = mended.raw or {}
    positions = Positions(mended.text)
    shape = Shape(raw)
    unsafe = {problem.where: problem for problem in characters(raw)}
    shaped = [problem for problem in shape.problems if problem.where not in unsafe]
    shape.spoiled.update(unsafe)
    sense = [problem for problem in check_sense(shape.knowledge) if not shape.has_told(problem)]
    unsaid = _unsaid(sense, _lost_ids(shape, positions, mended))
    for problem in (*unsafe.values(), *shaped, *sense):
        line, column = positions.at(problem.where, key=problem.at_key)
        if _follows(problem, line - 1, mended) or problem.absent in unsaid:
            continue
        first = f"; first in line {positions.at(problem.first)[0]}" if problem.first else ""
        yield Finding(
            line=line,
            column=column,
            entry=problem.entry,
            field=problem.field,
            message=problem.message + first,
            warning=problem.warning,
            group=problem.group,
        )


def _lost_ids(shape: Shape, positions: Positions, mended: Mended) -> Counter[str]:
    """How many entries of each table have an id that could not be read."""
    lost: Counter[str] = Counter()
    for where, _ in tables(shape.knowledge):
        way = (*where, "id")
        if way in shape.spoiled or positions.at(way)[0] - 1 in mended.guessed:
            lost[str(where[0])] += 1
    return lost


def _unsaid(problems: list[Problem], lost: Counter[str]) -> set[str]:
    """The ids that entries with a lost id probably had: what is missed most, if more than once.

    A node is missed by its number, which can be but one, so that once is enough.
    """
    unsaid: set[str] = set()
    missed = Counter(problem.absent for problem in problems if problem.absent)
    for table, many in lost.items():
        likely = [name for name, times in missed.most_common() if is_node_id(name) or times > 1]
        unsaid.update([name for name in likely if is_node_id(name) == (table == "nodes")][:many])
    return unsaid


def _follows(problem: Problem, row: int, mended: Mended) -> bool:
    """Whether a problem may only come from how a line was mended: on that line, or missing beside it."""
    if row in mended.guessed:
        return True
    if not problem.lacks:
        return False
    end = row + 1
    while end < len(mended.lines) and not mended.lines[end].startswith("["):
        end += 1
    return any(lost in mended.lost for lost in range(row, end))


_ID = re.compile(r"""\s*id\s*[=＝]?\s*["'“”＂]?([\w.-]+)""")
_TABLE = re.compile(r"\s*[\[［]{1,2}\s*(\w+)\s*[\]］]{0,2}\s*(?:#|\Z)")


def _entry_at(lines: list[str], row: int) -> str:
    """The id of the entry that a line belongs to, as far as the text shows it."""
    start = row
    while start >= 0 and not _TABLE.match(lines[start]):
        start -= 1
    for line in lines[start + 1 :] if start >= 0 else ():
        if _TABLE.match(line):
            break
        if found := _ID.match(line):
            return found[1]
    return ""


def _excerpt(line: str, column: int) -> str:
    """The line and a caret below the column; of a long line what is around it."""
    before, after = line[: column - 1], line[column - 1 :]
    if _width(line[: 2 * EXCERPT]) > EXCERPT:
        before = _cut(before[-EXCERPT:][::-1], EXCERPT // 2)[::-1]
        after = _cut(after[:EXCERPT], EXCERPT - _width(before))
    return f"    {printable(before + after)}\n    {' ' * _width(before)}^"


def _cut(text: str, width: int) -> str:
    """As much of the beginning as fits."""
    while _width(text) > width:
        text = text[:-1]
    return text


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
