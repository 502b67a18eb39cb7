"""`kdg check`."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import UNSET

from kdg import store
from kdg.answers import Answer, Plain
from kdg.asking import Asking
from kdg.clean import printable
from kdg.contract import ProblemItem
from kdg.errors import BadFileError, ExitCode, ProblemsError
from kdg.wording import Wording

if TYPE_CHECKING:  # tree-sitter and the rules are imported when a file is examined
    from kdg.check import Finding

READING = False
JSON = True


def command(
    ask: Asking,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="Knowledge files; - is standard input. Without one, the file in use.",
            show_default=False,
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings are problems.")] = False,
) -> Answer | Plain:
    """List every problem of a knowledge file as file:line:column: message. Exit code 3 if there is one.

    \b
    Examples:
      kdg check
      kdg check estonia.toml --strict
      kdg check data/*.toml --json | jq -r '.items[] | [.line, .message] | @tsv'
    """
    choices = [store.choose(name) for name in files] if files else [ask.choice]
    found = [(choice.name, _examined(choice)) for choice in choices]
    wrong = sum(strict or not finding.warning for _, findings in found for finding in findings)
    code = ExitCode.BAD_FILE if wrong else ExitCode.OK
    error = ProblemsError(_counted(wrong, "problem")) if wrong else None
    if ask.format == "json":
        items = [_item(name, finding) for name, findings in found for finding in findings]
        return Answer(kind="problems", items=items, wording=Wording.blank(), code=code, error=error)
    text = "".join(_lines(name, findings, strict=strict) for name, findings in found)
    return Plain(text, code=code, error=error)


def _examined(choice: store.Choice) -> "list[Finding]":
    from kdg.check import Finding, examine

    try:
        return examine(store.read_bytes(choice))
    except BadFileError as error:
        return [Finding(line=1, column=1, message=error.problem)]


def _item(name: str, finding: "Finding") -> ProblemItem:
    return ProblemItem(
        file=name,
        line=finding.line,
        column=finding.column,
        entry=finding.entry or UNSET,
        field=finding.field or UNSET,
        message=printable(finding.message),
        warning=finding.warning,
    )


def _lines(name: str, findings: "list[Finding]", *, strict: bool) -> str:
    """The findings of a file, a caret below what is no TOML; a file without problem ends with a line that says so."""
    lines = []
    for finding in findings:
        kind = "warning: " if finding.warning and not strict else ""
        lines.append(f"{name}:{finding.line}:{finding.column}: {kind}{finding.said}\n")
        if finding.excerpt:
            lines.append(f"{finding.excerpt}\n")
    if not any(strict or not finding.warning for finding in findings):
        lines.append(f"{name}: no problem{_warnings(findings)}\n")
    return "".join(lines)


def _warnings(findings: "list[Finding]") -> str:
    if not findings:
        return ""
    groups = Counter(finding.group for finding in findings)
    return f", {_counted(len(findings), 'warning')} ({', '.join(f'{many} {group}' for group, many in groups.items())})"


def _counted(many: int, what: str) -> str:
    return f"{many} {what}{'s' if many > 1 else ''}"
