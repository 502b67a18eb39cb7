"""The shells that complete kdg's words: bash, zsh and fish. What each is given and in what form it takes an offer.

Floor 3, pure. The scripts only carry: the command line up to the cursor in COMP_WORDS, and back one offer
a line. Words are split and quoted here, so that no shell ever evaluates a text of a knowledge file.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kdg.clean import printable

FILES = "\t"
"""The line that stands for: the shell's own file names."""

_BASH = r"""
_kdg_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == $'\t' ]]; then
            compopt -o default -o filenames 2>/dev/null
            return
        fi
        COMPREPLY+=("$line")
    done < <(env _KDG_COMPLETE=complete_bash COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_WORD="$2" \
        COMP_TYPE="$COMP_TYPE" "$1" 2>/dev/null)
}
complete -o nosort -F _kdg_completion kdg 2>/dev/null || complete -F _kdg_completion kdg
"""

_ZSH = r"""
#compdef kdg
_kdg() {
    local line value
    local -a plain told
    local typed="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX"
    while IFS= read -r line; do
        if [[ $line == $'\t' ]]; then
            _files
            return
        fi
        value="${line%%$'\t'*}"
        if [[ $line == *$'\t'* ]]; then
            told+=("${${value//\\/\\\\}//:/\\:}:${line#*$'\t'}")
        else
            plain+=("$value")
        fi
    done < <(env _KDG_COMPLETE=complete_zsh COMP_WORDS="$typed" "${~${(Q)words[1]}}" 2>/dev/null)
    (( $#plain )) && compadd -V kdg -a plain
    (( $#told )) && _describe -V kdg told
}
if [[ $funcstack[1] == _kdg ]]; then
    _kdg "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _kdg kdg
fi
"""

_FISH = r"""
function __kdg_complete
    set -l lines (env _KDG_COMPLETE=complete_fish COMP_WORDS=(commandline -cp | string collect) kdg 2>/dev/null)
    if test "$lines" = \t
        __fish_complete_path (commandline -ct)
    else if set -q lines[1]
        printf '%s\n' $lines
    end
end
complete --command kdg --no-files --keep-order --arguments '(__kdg_complete)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""What turns completion on, by shell."""


class Typed(NamedTuple):
    """A command line up to the cursor: whole words, and the one that is being typed, unquoted and as it stands."""

    words: list[str]
    last: str
    raw: str
    quote: str


_PIECE = re.compile(
    r"""(?P<space>[\ \t\n]+)
    |\\(?P<escaped>.)
    |'(?P<single>[^']*)(?P<singly>'|\Z)
    |"(?P<double>(?:\\.|[^"\\])*)(?P<doubly>"|\\?\Z)
    |(?P<plain>\\\Z|[^\ \t\n\\'"]+)""",
    re.DOTALL | re.VERBOSE,
)


def typed(line: str) -> Typed:
    """A line as the three shells split it, an open quote at its end included; the command itself is left out.

    What only an expansion would tell (variables, globs) stays as it is written.
    """
    words: list[str] = []
    now, start, quote, begun = "", 0, "", False
    for piece in _PIECE.finditer(line):
        if piece["space"] is not None:
            if begun:
                words.append(now)
            now, start, begun, quote = "", piece.end(), False, ""
            continue
        begun, quote = True, ""
        if piece["single"] is not None:
            now += piece["single"]
            quote = "" if piece["singly"] else "'"
        elif piece["double"] is not None:
            now += re.sub(r'\\(["\\$`])', r"\1", piece["double"])
            quote = "" if piece["doubly"] == '"' else '"'
        else:
            now += piece["escaped"] or piece["plain"] or ""
    while words and re.match(r"\w+=", words[0]):  # KDG_LANG=en kdg show
        del words[0]
    return Typed(words[1:], now, line[start:], quote)


_SPECIAL = re.compile(r"[ \\\"'$`;|&()<>*?\[\]{}#~!^]")


def for_shell(shell: str, offers: Sequence[tuple[str, str]], line: Typed, environment: Mapping[str, str]) -> str:
    """Offers, each a whole word and what it means, as the lines that a script reads."""
    rows = [(printable(value), printable(about)) for value, about in offers]
    if shell == "bash":
        told = environment.get("COMP_TYPE") in _BASH_LISTS and len(rows) > 1
        mine = environment.get("COMP_WORD", line.raw)
        rows = [(_for_bash(value, line, mine), about if told else "") for value, about in rows]
        return "".join(f"{value}  ({about})\n" if about else f"{value}\n" for value, about in rows)
    return "".join(f"{value}\t{about}\n" if about else f"{value}\n" for value, about in rows)


_BASH_LISTS = {str(ord(sign)) for sign in "?!@"}
"""COMP_TYPE where bash shows a list. Elsewhere it would put the meaning on the command line."""


def _for_bash(value: str, line: Typed, mine: str) -> str:
    """The part of a word that bash replaces, quoted: it takes a word apart at `=`, `:` and `@`."""
    before = line.raw[: len(line.raw) - len(mine)] if line.raw.endswith(mine) else ""
    value = value.removeprefix(typed(f"kdg {before}").last)
    if line.quote == "'":
        return value.replace("'", r"'\''")
    if line.quote:
        return re.sub(r'([\\"$`])', r"\\\1", value)
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", value)
