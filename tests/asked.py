"""Questions for every command, so that a command added to COMMANDS is held to all promises by existing.

`SMALL_ASKED` is answered from small.toml, `REAL_ASKED` from the packaged knowledge. Each name is
also the name of its golden screens and documents.
"""

SMALL_ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "list": {"list": ("list",)},
    "show": {
        "show": ("show",),
        "show-depth-0": ("show", "--depth", "0"),
        "show-1": ("show", "1"),
        "show-1-depth-0": ("show", "1", "--depth", "0"),
        "show-1.2": ("show", "1.2"),
        "show-2": ("show", "2"),
        "show-2.1": ("show", "2.1"),
        "show-term": ("show", "x-tee"),
        "show-fact": ("show", "egdi-2020"),
        "show-event": ("show", "e-valimised"),
        "show-source": ("show", "teemavaline"),
    },
    "search": {
        "search-tee": ("search", "tee"),
        "search-words": ("search", "digiriik", "arengukava"),
        "search-missing-word": ("search", "digiriik igaühele", "zzzzqq"),
        "search-number": ("search", "1331000"),
        "search-limit": ("search", "digi", "--limit", "1"),
    },
    "profile": {
        "profile": ("profile",),
        "profile-all": ("profile", "--all"),
        "profile-fact": ("profile", "egdi-2020"),
    },
    "terms": {"terms": ("terms",), "terms-word": ("terms", "x-tee")},
    "notes": {"notes": ("notes",), "notes-1": ("notes", "1"), "notes-none": ("notes", "2.2")},
    "sources": {"sources": ("sources",), "sources-1": ("sources", "1"), "sources-none": ("sources", "2.2")},
    "timeline": {"timeline": ("timeline",), "timeline-from": ("timeline", "--from", "2004", "--to", "2021")},
    "paths": {"paths": ("paths",)},
}

REAL_ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "list": {"list": ("list",)},
    "show": {
        "show-1": ("show", "1"),
        "show-1-depth-0": ("show", "1", "--depth", "0"),
        "show-1.2.2": ("show", "1.2.2"),
        "show-3": ("show", "3"),
        "show-5": ("show", "5"),
        "show-event": ("show", "g7-summit"),
    },
    "search": {
        "search-o2o": ("search", "O2O"),
        "search-vaccine-budget": ("search", "ワクチン", "予算"),
        "search-zero-stop": ("search", "ゼロ・ストップ"),
    },
    "profile": {
        "profile": ("profile",),
        "profile-gdp": ("profile", "GDP"),
        "profile-dgi": ("profile", "DGI"),
    },
    "terms": {"terms-o2o": ("terms", "O2O")},
    "notes": {"notes": ("notes",)},
    "sources": {"sources-3.5": ("sources", "3.5")},
    "timeline": {"timeline": ("timeline",)},
    "paths": {"paths": ("paths",)},
}

WITH_MACHINE_PATHS = {"paths"}
"""Commands whose answers name this machine's folders: no golden files."""
NO_READING = {"export", "check", "new", "schema", "browse"}
"""Commands that take no --json of their own."""


def small_asked() -> dict[str, tuple[str, ...]]:
    return {name: args for by_name in SMALL_ASKED.values() for name, args in by_name.items()}


def real_asked() -> dict[str, tuple[str, ...]]:
    return {name: args for by_name in REAL_ASKED.values() for name, args in by_name.items()}
