"""What the user asked beside the question: which file, language, colour, format.

Floor 3. The options exist once, here; `asks` gives them to a command.
"""

import inspect
import os
import re
from collections.abc import Callable
from functools import cached_property
from typing import Annotated, Any

import msgspec
import typer

from kdg import completion, store
from kdg.answers import Answer, Plain
from kdg.clean import printable
from kdg.errors import AmbiguousError, NotFoundError, UsageError
from kdg.formats import FORMATS
from kdg.library import Library
from kdg.wording import Wording

_LARGE = 8_000_000
"""Bytes from which reading takes more than half a second on a small machine."""
COLOURS = ("always", "auto", "never")


def _choice_of(valid: tuple[str, ...]) -> Callable[[str | None], str | None]:
    def check(value: str | None) -> str | None:
        if value is not None and value not in valid:
            raise typer.BadParameter(f'"{printable(value)}" is none of {", ".join(valid)}')
        return value

    return check


def _begins(valid: tuple[str, ...]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [name for name in valid if name.startswith(incomplete)]

    return complete


def _silent(_what: str) -> None:
    """Say nothing: what a program that calls a command gets."""


def _code(named: str, languages: list[str]) -> str | None:
    """The file's language that a name means: en for EN, en-GB and en_GB.UTF-8; None where it has none of them."""
    if named in languages:
        return named
    plain = re.split(r"[-_.@]", named.casefold())[0]
    return next((code for code in languages if code.casefold() == plain), None)


class Asking(msgspec.Struct, frozen=True, dict=True):
    """The options of one call. `library` is read when first asked for."""

    file: str | None = None
    lang: str | None = None
    color: str | None = None
    format: str | None = None
    fields: tuple[str, ...] = ()
    ascii: bool = False
    progress: Callable[[str], None] = _silent
    environment: dict[str, str] = msgspec.field(default_factory=lambda: dict(os.environ))

    @cached_property
    def choice(self) -> store.Choice:
        """Which knowledge file, and why."""
        return store.choose(self.file, self.environment)

    @cached_property
    def library(self) -> Library:
        """The knowledge. Raises BadFileError."""
        size = self.choice.size()
        if size > _LARGE:
            self.progress(f"reading {size / 1e6:.0f} MB")
        return store.load(self.choice)

    @cached_property
    def language(self) -> tuple[str, str]:
        """The answer's language and why: option, environment or file. Raises UsageError."""
        languages = self.library.knowledge.languages
        if self.lang is not None:
            return self._known(self.lang), "option"
        if code := _code(self.environment.get("KDG_LANG", ""), languages):
            return code, "environment"
        return languages[0], "file"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of a handout: those that --lang names, by commas, else the answer's one. Raises UsageError."""
        named = [code.strip() for code in (self.lang or "").split(",")]
        if not any(named):
            return (self.language[0],)
        return tuple(self._known(code) for code in dict.fromkeys(filter(None, named)))

    def _known(self, code: str) -> str:
        languages = self.library.knowledge.languages
        known = _code(code, languages)
        if known is None:
            raise UsageError(f'no language "{printable(code)}" in this file', hint=f"languages: {', '.join(languages)}")
        return known

    @cached_property
    def wording(self) -> Wording:
        """Headings and texts in the answer's language."""
        return Wording(self.library, self.language[0])


FileOption = Annotated[
    str | None, typer.Option("--file", "-f", metavar="PATH", help="The knowledge file; - is standard input.")
]
LangOption = Annotated[
    str | None,
    typer.Option("--lang", "-l", metavar="CODE", help="Language of the answer.", autocompletion=completion.languages),
]
ColorOption = Annotated[
    str | None,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="always, auto or never.",
        callback=_choice_of(COLOURS),
        autocompletion=_begins(COLOURS),
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}.",
        callback=_choice_of(FORMATS),
        autocompletion=_begins(FORMATS),
    ),
]
FieldsOption = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="A,B",
        help="Only these fields; an unknown one names the valid ones.",
        autocompletion=completion.fields,
    ),
]
AsciiOption = Annotated[bool, typer.Option("--ascii", help="JSON with \\u escapes.")]

_GLOBAL: dict[str, Any] = {"file": FileOption, "lang": LangOption, "color": ColorOption}
_READING: dict[str, Any] = {
    "json": JsonOption,
    "format": FormatOption,
    "fields": FieldsOption,
    "ascii": AsciiOption,
    **_GLOBAL,
}

_JSON: dict[str, Any] = {"json": JsonOption, "ascii": AsciiOption, **_GLOBAL}


def merge(before: Asking, options: dict[str, Any]) -> Asking:
    """The options given before the command, overridden by those after it."""
    style = options.pop("format", None)
    if options.pop("json", False):
        if style not in (None, "json"):
            raise UsageError(f"--json and --format {style} ask for two formats")
        style = "json"
    fields = options.pop("fields", None)
    ascii_only = options.pop("ascii", False)
    given = {name: value for name in _GLOBAL if (value := options.pop(name, None)) is not None}
    names = tuple(name.strip() for name in fields.split(",") if name.strip()) if fields is not None else ()
    if fields is not None and not names:
        raise UsageError("--fields names no field")
    return msgspec.structs.replace(before, **given, format=style, fields=names, ascii=ascii_only)


Reply = tuple[Asking, Answer | Plain]
"""What a called command hands to `kdg.cli.main`."""


def asks(
    command: Callable[..., Answer | Plain],
    *,
    reading: bool = True,
    json: bool = False,
    nothing: Answer | None = None,
) -> Callable[..., Reply]:
    """A command function, whose first parameter is the Asking, with the common options added to its own.

    `reading` commands answer from the knowledge and take formats and fields; the others only file, lang and color,
    with `json` --json too.
    `nothing` is the empty document that JSON shows where the command found none.
    """
    extra = _READING if reading else _JSON if json else _GLOBAL
    signature = inspect.signature(command)
    own = list(signature.parameters.values())[1:]
    defaults = {"json": False, "ascii": False}
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=defaults.get(name), annotation=option)
        for name, option in extra.items()
    ]
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)

    def call(ctx: typer.Context, **options: Any) -> Reply:  # noqa: ANN401 - whatever the command takes
        mine = {name: options.pop(name) for name in list(options) if name not in extra}
        ask = merge(ctx.obj or Asking(), options)
        try:
            return ask, command(ask, **mine)
        except (NotFoundError, AmbiguousError) as error:
            if nothing is None or ask.format != "json":
                raise
            return ask, msgspec.structs.replace(nothing, error=error, code=error.code)

    parameters = [context, *(part.replace(kind=inspect.Parameter.KEYWORD_ONLY) for part in own), *added]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # how Typer learns of options
    call.__annotations__ = {part.name: part.annotation for part in parameters}
    call.__name__ = command.__name__
    call.__doc__ = command.__doc__
    return call
