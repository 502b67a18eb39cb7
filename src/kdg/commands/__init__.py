"""The commands, one module each: ask the library, return an answer. None of them prints.

Floor 3. `COMMANDS` is the one list of them, in the order of the help; only the module of the
command that was called is imported.
"""

COMMANDS = {
    "list": "the strategies: number, title, plan, period, what is in them",
    "show": "the goal tree of everything or of one node; the card of any entry",
    "search": "what matches, best first, with the reason",
    "profile": "the country profile, or the facts that a name means",
    "terms": "the glossary, or one definition",
    "notes": "every correction, limit and context note",
    "sources": "where it comes from, ready to be a footnote",
    "timeline": "strategies and events against the years",
    "browse": "full-screen look-up while typing",
    "export": "a handout (Markdown, HTML), or the whole knowledge (JSON)",
    "check": "every problem of a knowledge file, as file:line:column: message",
    "new": "a starter file for another country, or an editable copy",
    "schema": "JSON Schema of the knowledge file, or of the JSON",
    "paths": "which file, which language, and why",
}
"""Every command with what it answers. `kdg.commands.NAME` holds it as a function `command`."""
