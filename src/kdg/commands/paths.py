"""`kdg paths`."""

from kdg import __version__, store
from kdg.answers import Answer, Screen
from kdg.asking import Asking
from kdg.clean import printable
from kdg.contract import SCHEMA_VERSION, PathItem
from kdg.errors import BadFileError, UsageError
from kdg.wording import Wording

_REASONS = {
    "file": "named by --file",
    "environment": "named by KDG_FILE",
    "configuration": "your own copy",
    "packaged": "nothing else is named",
}
_LANGUAGE_REASONS = {"option": "--lang", "environment": "KDG_LANG", "file": "the file's own language"}


def command(ask: Asking) -> Answer:
    """Say which knowledge file and which language are used, and why. Works on a broken file too.

    \b
    Examples:
      kdg paths
      kdg paths --json | jq -r '.items[] | select(.name == "file") | .value'
    """
    rows = [("file", ask.choice.name, _REASONS[ask.choice.reason])]
    try:
        know = ask.library.knowledge
    except BadFileError as error:
        rows.append(("problem", error.problem, f"line {error.line}" if error.line else ""))
    else:
        rows.append(("version", know.version, _age(ask, know.version)))
        try:
            language, why = ask.language
            rows.append(("language", language, _language_reason(ask, why)))
        except UsageError as error:
            rows.append(("language", "", error.message))
        rows.append(("languages", ", ".join(know.languages), "what --lang takes"))
    rows.append(("own copy", printable(str(store.configured_path())), "used from there if it exists"))
    rows.append(("packaged", printable(str(store.packaged_path())), "what came with kdg"))
    items = [PathItem(name=name, value=value, reason=reason) for name, value, reason in rows]
    return Answer(kind="paths", items=items, screen=Screen("paths", (rows,)), wording=Wording.blank())


def _language_reason(ask: Asking, why: str) -> str:
    wanted = ask.environment.get("KDG_LANG")
    if why == "file" and wanted:
        return f"KDG_LANG names {printable(wanted)}, which this file does not have"
    return _LANGUAGE_REASONS[why]


def _age(ask: Asking, version: str) -> str:
    """What to know of a copy: from which knowledge it comes, and which is packaged."""
    if ask.choice.reason == "packaged":
        return "the packaged knowledge"
    try:
        packaged = store.load(store.Choice(store.packaged_path(), "packaged")).knowledge
    except BadFileError:
        return ""
    is_copy = packaged.country.title == ask.library.knowledge.country.title
    if is_copy and packaged.version == version and ask.choice.reason == "configuration":
        return "this copy comes from the packaged knowledge"
    if not is_copy or packaged.version == version:
        return ""
    return f"this file comes from knowledge {version}; packaged is {packaged.version}"


def version_lines(ask: Asking) -> str:
    """What `--version` prints: tool, knowledge and JSON, one a line."""
    try:
        version = ask.library.knowledge.version
        age = _age(ask, version)
        about = f" ({age})" if age and ask.choice.reason != "packaged" else ""
        knowledge = f"{printable(version)}{about}"
    except BadFileError as error:
        knowledge = f"unreadable: {error.message}"
    return f"kdg {__version__}\nknowledge {knowledge}\nJSON {SCHEMA_VERSION}\n"
