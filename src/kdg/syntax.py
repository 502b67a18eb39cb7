"""Every syntax fault of a TOML text, not only the first: say it, mend it, read on.

Floor 1, pure. tomli judges (`kdg.store.parse`); a line that it refuses is said in words for a keeper and
mended in a copy, so that the rest can be looked at. A line is never added or taken away: places stay true.
"""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from kdg.clean import UNSAFE
from kdg.errors import BadFileError
from kdg.model import TABLES
from kdg.positions import Positions
from kdg.store import parse

MAX_FAULTS = 200
"""After so many syntax faults the rest of a file is not looked at: it is another kind of file."""

MAX_BRACKETS = 400
"""tomli's own bound of brackets in brackets."""

_LISTS = ("kinds", *(table.name for table in TABLES), "notes")
"""What stands in double brackets, [[ ]]."""


_REREAD = 32 * 2**20
"""Characters that are read again and again, once a fault, before the rest is not looked at: some seconds …"""
_FEWEST = 3
"""… but so many faults are told of any file."""


class Fault(msgspec.Struct, frozen=True):
    """A line that is no TOML 1.0. Line and column from 1."""

    line: int
    column: int
    message: str


class Mended:
    """What can be read of a text; `raw` is None where that is nothing.

    `guessed` are lines, from 0, whose content is a guess, `lost` those of which nothing is left.
    """

    def __init__(self, text: str, *, limit: int | None = None) -> None:
        self.lines = text.split("\n")
        self.faults: list[Fault] = []
        self.guessed: set[int] = set()
        self.lost: set[int] = set()
        self.raw: dict[str, object] | None = None
        self._controls()
        for _ in range(limit or min(2 * MAX_FAULTS, max(_FEWEST, _REREAD // max(len(text), 1)))):
            try:
                self.raw = parse("", self.text)
            except BadFileError as error:
                self._mend(error)
            else:
                self._newer()
                return
            if len(self.faults) >= MAX_FAULTS:
                break
        if limit is None:
            self._tell(self.faults[-1].line, 1, "the rest is not looked at: too much of it is no TOML")

    @property
    def text(self) -> str:
        """The text as far as it is mended, line by line the same."""
        return "\n".join(self.lines)

    def _tell(self, line: int, column: int, message: str) -> None:
        self.faults.append(Fault(line, max(column, 1), message))

    def _controls(self) -> None:
        """Raw control and direction characters, in comments too: they hide what a file says."""
        for index, line in enumerate(self.lines):
            found = next((found for found in UNSAFE.finditer(line) if found[0] != "\t"), None)
            if found:
                self._tell(index + 1, found.start() + 1, _unsafe(found[0]))
                self.lines[index] = _without_controls(line)
                self.guessed.add(index)

    def _mend(self, error: BadFileError) -> None:
        """Say one fault and mend it."""
        line, column, said = _located(error, self.text)
        row = line - 1
        start, end = self._statement(row)
        if row in self.guessed:  # the guess was no better: leave the statement out
            self._leave_out(start, end)
            self.lost.update(range(start, end + 1))
        elif self._slips(start, row, column):
            pass
        elif said.startswith(_TWICE):
            self._twice(line, column, said, start, end)
        else:
            fault = self._worded(line, column, said, start)
            self._tell(*fault)
            self._guess(*self._statement(fault[0] - 1))

    # Which lines belong together

    def _statement(self, row: int) -> tuple[int, int]:
        """The first line of the statement on a line: where what is open there was opened. Its last: before the next."""
        opened = self._opened(row, 1)
        start = opened[0] - 1 if opened else row
        end = row
        while end + 1 < len(self.lines) and not _BEGINS.match(self.lines[end + 1]):
            end += 1
        while end > row and re.match(r"\s*(#|\Z)", self.lines[end]):
            end -= 1
        return start, end

    def _leave_out(self, start: int, end: int) -> None:
        for row in range(start, end + 1):
            self.lines[row] = "#" + self.lines[row][1:]
            self.guessed.add(row)

    # The slips of an input method

    def _slips(self, start: int, row: int, column: int) -> bool:
        """Whether such slips are the fault: said by name, all of a line at once, and put right.

        Signs behind the fault are not: a text whose first quote is missing has many.
        """
        for index in range(start, row + 1):
            mended, slips = slips_of(self.lines[index])
            if slips and (index < row or slips[0][0] < column or mended.startswith("[")):
                names = dict.fromkeys(named(char) for _, char in slips)
                self._tell(index + 1, slips[0][0] + 1, "; ".join(names))
                self.lines[index] = mended
                return True
        return False

    # The same key twice

    def _twice(self, line: int, column: int, said: str, start: int, end: int) -> None:
        repeat = Positions(self.text).repeat_in(line - 1)
        if repeat is None:
            if not self._parted(start):
                self._tell(*self._worded(line, column, said, start))
            self._leave_out(start, end)
            return
        place, first = repeat.place, repeat.first
        if not repeat.header:
            self._tell(*place, f'key "{repeat.key}" stands twice; first in line {first[0]}')
            self._cut(repeat.rows, repeat.columns, whole=(start, end))
        elif self.lines[place[0] - 1].lstrip()[:2] != "[[" and repeat.key.split(".")[-1] in _LISTS:
            self._tell(*place, f"[{repeat.key}] must be [[{repeat.key}]]: one for each")
            self.lines[place[0] - 1] = f"[[{repeat.key}]]"
        else:
            self._tell(*place, f"table [{repeat.key}] stands twice; first in line {first[0]}")
            last = place[0] - 1
            while last + 1 < len(self.lines) and not self.lines[last + 1].lstrip().startswith("["):
                last += 1
            self._leave_out(place[0] - 1, last)

    def _parted(self, row: int) -> bool:
        """Say of `title = "…"` above `title.en = "…"` that it lacks its language: it is the one that is wrong."""
        found = re.match(rf"\s*({_KEY})\s*=", self.lines[row])
        whole, _, _ = found[1].rpartition(".") if found else ("", "", "")
        above = row - 1
        while whole and above >= 0 and not self.lines[above].lstrip().startswith("["):
            if re.match(rf"\s*{re.escape(whole)}\s*=\s*[^\s\[{{]", self.lines[above]):
                if above not in self.guessed:
                    column = len(self.lines[above]) - len(self.lines[above].lstrip()) + 1
                    parts = f"{found[1]} follows in line {row + 1}" if found else ""
                    self._tell(above + 1, column, f"{whole} has a value, and {parts}: it lacks its language")
                    self.guessed.add(above)
                return True
            above -= 1
        return False

    def _cut(self, rows: tuple[int, int], columns: tuple[int, int], whole: tuple[int, int]) -> None:
        """Take a repeated pair out: all of its lines, or its part of an inline table."""
        row, line = rows[0], self.lines[rows[0]]
        before, after = line[: columns[0] - 1], line[columns[1] - 1 :]
        if rows[0] == rows[1] and before.strip():
            self.lines[row] = re.sub(r",\s*\Z", "", before) + after
        else:
            self._leave_out(*whole)

    # Everything else

    def _worded(self, line: int, column: int, said: str, start: int) -> tuple[int, int, str]:
        """Where a keeper looks, and what there is to do."""
        row = line - 1
        rest = self.lines[row][column - 1 :]
        header = self.lines[start].lstrip().startswith("[")
        opened = self._opened(row, 1) or (None if header else self._opened(row, column))
        if opened and opened[2] in _QUOTES and said.startswith(("illegal character '\\n'", "unterminated")):
            return opened[0], opened[1], f"the text is not closed: {opened[2]} is missing"
        if opened and opened[2] in "[{" and (opened[0] < line or not rest.strip()):
            closing = {"[": "]", "{": "}"}[opened[2]]
            return opened[0], opened[1], f"{opened[2]} is not closed: {closing} is missing, or a comma"
        if said.startswith("invalid value"):
            return line, column, _value(rest)
        if said.startswith("expected newline"):
            return line, *_trailing(self.lines[row], column, header=header)
        if said.startswith(("unescaped", "invalid hex", "escaped")):  # tomli's place is behind the escape
            column = self.lines[row].rfind("\\", 0, column - 1) + 1
        if said.startswith("invalid statement") and rest[:1].isalpha():
            said = "invalid initial character for a key part"
        return line, column, next((words for begins, words in _WORDS if said.startswith(begins)), said)

    def _opened(self, row: int, column: int) -> tuple[int, int, str] | None:
        return _opened(self.text, sum(len(above) + 1 for above in self.lines[:row]) + column - 1)

    def _guess(self, start: int, end: int) -> None:
        """Put what the lines may have meant in their place, or leave them out."""
        whole = " ".join(self.lines[start : end + 1])
        guess = guessed(whole)
        self._leave_out(start, end)
        if guess and not self._refused(guess):
            self.lines[start] = guess
        else:
            self.lost.update(range(start, end + 1))

    @staticmethod
    def _refused(line: str) -> bool:
        try:
            parse("", line)
        except BadFileError:
            return True
        return False

    # TOML 1.1

    def _newer(self) -> None:
        """What tomli takes and TOML 1.0 does not; the text is whole here."""
        for offset, message, instead in newer_forms(self.text):
            row = self.text.count("\n", 0, offset)
            column = offset - (self.text.rfind("\n", 0, offset) + 1)
            self._tell(row + 1, column + 1, f"{message} is TOML 1.1: {instead}")
            if message.startswith("the escape"):
                self.guessed.add(row)
        # For the positions alone, which know TOML 1.0: the same length, no such escape.
        self.lines = [re.sub(r"(?<!\\)((?:\\\\)*)\\[ex]", r"\1\\t", line) for line in self.lines]


_BEGINS = re.compile(
    r"""\s*(?:\[\[?\s*[A-Za-z_]|［|[A-Za-z_][\w.-]*(?:\s*[:：]|\s+["'“”0-9\[{])|(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*[.．]\s*(?:[\w-]+|"[^"]*"|'[^']*'))*\s*[=＝])"""
)
"""A line that begins a statement, slips of an input method allowed for."""

_TWICE = ("cannot overwrite", "cannot declare", "duplicate inline", "cannot mutate", "cannot redefine")
_QUOTES = ('"', "'", '"""', "'''")

_WORDS = (
    ("expected '='", "after the key an = is missing"),
    ("invalid statement", "neither a key = value nor a [table]"),
    ("invalid initial character for a key part", "a key is a-z, A-Z, 0-9, _ and -, or in quotes"),
    ("expected newline", "something stands after the end of the value"),
    ("expected ']'", "the table's name is not closed: ] is missing"),
    ("expected ']]'", "the table's name is not closed: ]] is missing"),
    ("unclosed array", "the list is not closed: ] or a comma is missing"),
    ("unclosed inline table", "{ } is not closed: } or a comma is missing"),
    ("unescaped '\\'", 'this \\ is no escape: in "…" a backslash is written \\\\'),
    ("invalid hex value", "this \\u escape lacks digits"),
    ("escaped character", "this \\u escape is no character"),
    ("invalid date", "no such date or time"),
    ("unterminated string", "the text is not closed: a quote is missing"),
    ("illegal character '\\n'", "the text is not closed: a quote is missing"),
    ("cannot overwrite", "this key has a value already"),
    ("cannot declare", "this table stands twice"),
    ("cannot mutate", "this table or list is complete already: nothing can be added"),
    ("cannot redefine", "this table or list is complete already: nothing can be added"),
)


def _located(error: BadFileError, text: str) -> tuple[int, int, str]:
    """The place and sentence of tomli's error and sentence; the place that its sentence is about where it has none."""
    if error.line:
        return error.line, error.column, error.problem
    offset, said = 0, error.problem
    if "digits" in said:
        found = re.search(r"[0-9][0-9_]{4300,}", text)
        offset, said = (found.start() if found else 0), "a whole number of thousands of digits does not fit in 64 bits"
    elif "nested" in said:
        offset, said = _deepest(text), "nested too deeply"
    before = text[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n"), said


def _value(rest: str) -> str:
    """What may be wrong with a value that is none."""
    word = re.split(r"[\s,\]}#]", rest, maxsplit=1)[0]
    if not word:
        return "a value is missing"
    if word.lower() in ("true", "false"):
        return f"write {word.lower()}, in small letters"
    if word.lower() in ("none", "null", "nil"):
        return "there is no empty value: leave the key out"
    if re.match(r"[+-]?[0-9.]", word):
        return f'"{word}" is no number; a text stands in quotes'
    return f'"{word}" is no value: a text stands in quotes'


def _trailing(line: str, column: int, *, header: bool) -> tuple[int, str]:
    """What stands where a statement should have ended, and where it begins."""
    if header:
        return column, "a table's [name] stands alone on its line"
    if line[column - 1] == ",":
        return column, "no comma after a value: each key has a line of its own"
    start = len(re.split(r"(.*[\s=])", line[: column - 1], maxsplit=1)[1]) if column > 1 else 0
    word = re.split(r"[\s,#]", line[start:], maxsplit=1)[0]
    if line[column - 2 : column - 1].isspace() or not re.match(r"[+-]?[0-9]", word):
        return column, "something stands after the end of the value"
    if re.match(r"[0-9]{4}-|[0-9]{2}:", word):
        return start + 1, f"{word} is no date or time; a text stands in quotes"
    zero = re.match(r"[+-]?0[0-9]", word)
    return start + 1, f'"{word}" is no number{": no 0 in front" if zero else "; a text stands in quotes"}'


def _unsafe(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # how a byte that is no UTF-8 was decoded
        return f"byte 0x{ord(char) - 0xDC00:02x} is no UTF-8"
    return f"control or direction character U+{ord(char):04X}: take it out"


def _without_controls(line: str) -> str:
    """The line with a sign in place of each in texts and comments, and with a space elsewhere."""
    spans = [found.span() for found in _tokens(line, len(line)) if found.lastgroup in ("text", "comment")]

    def instead(found: re.Match[str]) -> str:
        inside = any(start < found.start() < end for start, end in spans)
        return "\t" if found[0] == "\t" else "?" if inside else " "

    return UNSAFE.sub(instead, line)


# What a line may have meant


_KEY = r"""(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*"""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def guessed(line: str) -> str:
    """A statement that a broken one may have meant, "" for none."""
    if header := re.match(r"\s*\[+\s*([\w-]+(?:\s*\.\s*[\w-]+)*)", line):
        name = re.sub(r"\s", "", header[1])
        return f"[[{name}]]" if name.split(".")[-1] in _LISTS else f"[{name}]"
    found = re.match(rf"""[^"'=]*?({_KEY})\s*[=:]\s*(.*)""", line) or re.match(rf"\s*({_KEY})\s*(.*)", line)
    return f"{found[1]} = {_guessed_value(found[2])}" if found else ""


def _guessed_value(value: str) -> str:
    if value.startswith("["):
        return f"[{', '.join(_STRING.findall(value))}]"
    if value.startswith("{"):
        pairs = re.findall(rf"({_KEY})\s*=\s*({_STRING.pattern})", value)
        return f"{{{', '.join(f'{key} = {text}' for key, text in dict(pairs).items())}}}"
    if number := re.match(r"[+-]?[0-9][0-9_]*", value):
        return number[0].lstrip("0") or "0"
    if whole := _STRING.match(value):
        value = whole[0]
    words = re.sub(r"\\.?|[\"'\x00-\x1f]", "", re.sub(r"\s#.*", "", value)).strip()
    return f'"{words}"'


# Slips of an input method: full-width signs and curly quotes outside of texts and comments


_DOUBLE = "“”„‟＂〝〞〟″"
_SINGLE = "‘’‚‛＇′"
_SPACES = {"\u3000": "full-width space", "\u00a0": "no-break space", "\u200b": "zero-width space", "\ufeff": "BOM"}
_SIGNS = {"、": ",", "。": ".", "【": "[", "】": "]", "「": '"', "」": '"', "『": '"', "』": '"', "：": "=", "−": "-"}


def _plain(char: str) -> str:
    """What a slip was meant to be; the character itself where it is none."""
    if char in _DOUBLE or char in "「」『』":
        return '"'
    if char in _SINGLE:
        return "'"
    if char in _SPACES:
        return " "
    if char in _SIGNS:
        return _SIGNS[char]
    return unicodedata.normalize("NFKC", char) if "！" <= char <= "～" else char


def named(char: str) -> str:
    """The slip by name, and what to write."""
    plain = _plain(char)
    if char in _SPACES:
        return f"{_SPACES[char]} (U+{ord(char):04X}): write a plain space"
    kind = "curly quote" if char in "“”„‟‘’‚‛" else "full-width"
    return f"{kind} {char} (U+{ord(char):04X}): write {plain}"


def slips_of(line: str) -> tuple[str, list[tuple[int, str]]]:
    """A line with its slips put right, and where each stood. One character for one: columns stay."""
    chars = list(line)
    slips: list[tuple[int, str]] = []

    def put(at: int) -> None:
        slips.append((at, line[at]))
        chars[at] = _plain(line[at])

    at = 0
    while at < len(line):
        char = line[at]
        if char == "#":
            break
        if char in "\"'":
            end = _closing(line, at)
            if end < 0:  # closed by a slip, or not at all
                end = next((back for back in range(len(line) - 1, at, -1) if line[back] in _DOUBLE + _SINGLE), -1)
                if end < 0:
                    break
                slips.append((end, line[end]))
                chars[end] = char
            at = end
        elif _plain(char) in ('"', "'"):
            put(at)
            opened = chars[at]
            ends = (_SINGLE if opened == "'" else "」』" if char in "「『" else _DOUBLE) + opened
            end = next((ahead for ahead in range(at + 1, len(line)) if line[ahead] in ends), -1)
            if end >= 0 and line[end] != opened:
                put(end)
            at = max(at, end)
        elif _plain(char) != char:
            put(at)
        at += 1
    return "".join(chars), sorted(slips)


def _closing(line: str, at: int) -> int:
    """Where the text that opens here closes on this line, -1 for nowhere."""
    quote = line[at]
    if line.startswith(quote * 3, at):
        end = line.find(quote * 3, at + 3)
        return end + 2 if end >= 0 else -1
    found = re.compile(r'"(?:[^"\\]|\\.)*"' if quote == '"' else "'[^']*'").match(line, at)
    return found.end() - 1 if found else -1


# A plain look at brackets and texts


_TOKEN = re.compile(
    r"""(?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|(?!\"{3}|'{3})(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'))"""
    r"""|(?P<comment>\#[^\n]*)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<line>\n)"""
    r"""|(?P<time>(?<![\w:.])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ])?[0-9]{2}:[0-9]{2}(?![:0-9]))"""
    r"""|(?P<quote>\"{3}|'{3}|["'])|(?P<word>[^\s\[\]{},=\#"']+?)(?=[\s\[\]{},=\#"']|\Z)""",
    re.DOTALL,
)


def _tokens(text: str, stop: int) -> Iterator[re.Match[str]]:
    yield from (found for found in _TOKEN.finditer(text, 0, stop) if found.lastgroup)


def _opened(text: str, stop: int) -> tuple[int, int, str] | None:
    """The innermost bracket or quote that is open at an offset: line, column and sign."""
    stack: list[tuple[int, str]] = []
    for found in _tokens(text, stop):
        if found.lastgroup == "open":
            stack.append((found.start(), found[0]))
        elif found.lastgroup == "close" and stack:
            stack.pop()
        elif found.lastgroup == "quote":
            stack.append((found.start(), found[0]))
            break
    if not stack:
        return None
    offset, sign = stack[-1]
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), sign


def _deepest(text: str) -> int:
    """Where more brackets are open than tomli takes, or a key has as many parts."""
    depth = 0
    for found in _tokens(text, len(text)):
        depth += {"open": 1, "close": -1}.get(found.lastgroup or "", 0)
        if depth > MAX_BRACKETS:
            return found.start()
    key = re.search(rf"(?:[\w-]+\.){{{MAX_BRACKETS},}}", text)
    return key.start() if key else 0


def newer_forms(text: str) -> Iterator[tuple[int, str, str]]:
    """What TOML 1.1 allows and 1.0 does not, in a text that is TOML: offset, what it is, what to do."""
    braces: list[tuple[str, int]] = []
    told: set[int] = set()
    comma = -1
    for found in _tokens(text, len(text)):
        kind, at = found.lastgroup, found.start()
        inline = bool(braces) and braces[-1][0] == "{"
        if kind == "text" and found[0].startswith('"'):
            for escape in re.finditer(r"\\(.)", found[0], re.DOTALL):
                if escape[1] in "ex":
                    yield at + escape.start(), f"the escape \\{escape[1]}", "write \\u and four digits"
        elif kind == "time":
            yield at, f"a time without seconds ({found[0]})", "add :00"
        elif kind == "open":
            braces.append((found[0], at))
        elif kind == "close" and braces:
            if inline and comma >= 0 and braces[-1][1] not in told:
                yield comma, "a comma before }", "take it out"
            braces.pop()
        elif kind == "line" and inline and braces[-1][1] not in told:
            told.add(braces[-1][1])
            yield braces[-1][1], "a line break in { }", "write it on one line, or as dotted keys"
        if kind not in ("line", "comment"):
            comma = at if kind == "comma" else -1
