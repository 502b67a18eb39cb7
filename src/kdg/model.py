"""What kdg knows: one frozen class for each table of a knowledge file.

Floor 0: imports nothing of kdg. The TOML keys, these fields, the JSON keys and the
headings use the same words. Types and spelling of keys are checked while decoding
(`kdg.store`, `kdg.structure`); what a type cannot say is checked by `kdg.rules` and `kdg.sense`.
"""

from typing import Annotated, Literal, TypeAlias, get_args

import msgspec
from msgspec import Meta

FORMAT_VERSION = 1

# Spelling, for `kdg.rules` and for editors (`kdg schema`). Decoding does not ask for it, so that
# `kdg check` can say what is wrong in words of its own.
NODE_ID = r"[1-9][0-9]{0,5}(\.[1-9][0-9]{0,5}){0,15}"
SLUG = r"(?=[0-9-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*"
DATE = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
ADDRESS = r"https?://[^\s/]+\S*"


def _spelt(pattern: str) -> Meta:
    return Meta(extra_json_schema={"pattern": f"^{pattern}$"})


Text: TypeAlias = Annotated[
    dict[str, str], Meta(extra_json_schema={"propertyNames": {"pattern": f"^{LANGUAGE}$"}, "minProperties": 1})
]
"""One text in several languages, by language code. The file's own language is required."""

NodeId: TypeAlias = Annotated[str, _spelt(NODE_ID)]
Slug: TypeAlias = Annotated[str, _spelt(SLUG)]
Date: TypeAlias = Annotated[str, _spelt(DATE)]
Language: TypeAlias = Annotated[str, _spelt(LANGUAGE)]

Level: TypeAlias = Literal["correction", "limit", "context"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""In the order of `kdg notes`: what to change, what to mind, what to know."""
Basis: TypeAlias = Literal["calculation", "primary", "press", "reference", "inference", "memory"]
Origin: TypeAlias = Literal["document", "official", "translation", "added"]
SourceKind: TypeAlias = Literal["primary", "press", "reference"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A table of the knowledge file. Unknown keys are refused."""


class Period(Record, frozen=True, kw_only=True):
    """Years, both included."""

    start: Annotated[int, Meta(description="First year.")]
    end: Annotated[int, Meta(description="Last year, included.")]


class Note(Record, frozen=True, kw_only=True):
    """What a reader must know beside what the document says."""

    level: Annotated[
        Level,
        Meta(
            description="correction: the right value is shown first, the document's below; "
            "limit: the document's value stands, with a limit; context: on the card only."
        ),
    ]
    field: Annotated[
        str, Meta(description="The key of the entry that the note is about, such as value, rank_of, period or title.")
    ] = ""
    source_value: Annotated[
        str | int | float | None, Meta(description="What the document itself says. Kept, never deleted.")
    ] = None
    short: Annotated[Text, Meta(description="The note in one line of 12 to 30 characters.")]
    text: Annotated[Text, Meta(description="The note in full: why, and how it is known.")] = {}
    basis: Annotated[Basis, Meta(description="What the note rests on.")]
    sources: Annotated[list[Slug], Meta(description="Ids of the sources that the note rests on.")] = []
    also: Annotated[list[str], Meta(description="Ids of further entries that the note concerns.")] = []


class Entry(Record, frozen=True, kw_only=True):
    """What every entry has."""

    id: Annotated[
        str, Meta(description="Unique over the file: 1.2.2 for a node, else a slug with at least one letter.")
    ]
    notes: Annotated[list[Note], Meta(description="Corrections, limits and context.")] = []


class Worded(Entry, frozen=True, kw_only=True):
    """What an entry with a title in several languages has."""

    title: Annotated[Text, Meta(description="The title. A document's own title is a quotation.")]
    short: Annotated[
        Text, Meta(description="A short heading of kdg's for lists and trees, where the title is longer than a line.")
    ] = {}
    reading: Annotated[str, Meta(description="The title in kana. Search by sound and the 五十音 order rest on it.")] = (
        ""
    )
    aliases: Annotated[
        list[str],
        Meta(description="Abbreviations, other spellings, and what people ask for that the document does not say."),
    ] = []
    text: Annotated[Text, Meta(description="The explanation, definition or value in words.")] = {}
    since: Annotated[Text, Meta(description="What happened after the document's date.")] = {}
    remark: Annotated[Text, Meta(description="A word to the reader about the entry and what hangs below it.")] = {}
    sources: Annotated[list[Slug], Meta(description="Ids of the sources that the entry rests on.")] = []
    origin: Annotated[
        dict[str, dict[str, Origin]],
        Meta(description="Where a wording comes from, by field and language, if not as the file's [origin] says."),
    ] = {}
    unverified: Annotated[
        list[str],
        Meta(description="Fields (text) or texts (title.ko) that come from memory and that no source confirms."),
    ] = []
    mended: Annotated[
        dict[str, str],
        Meta(description="The document's own spelling of a field (title, vision …) where a slip of it was mended."),
    ] = {}
    chapter: Annotated[int | None, Meta(description="The chapter of the document that the entry stands in.")] = None


class Plan(Record, frozen=True, kw_only=True):
    """The official plan behind a strategy."""

    title: Annotated[Text, Meta(description="The plan's official name.")]
    issued_by: Annotated[Text, Meta(description="The body that issued the plan.")] = {}
    published: Annotated[Date, Meta(description="When it was published: a year, month or day, such as 2016-04.")] = ""
    period: Annotated[Period | None, Meta(description="The years that the plan itself covers, targets included.")] = (
        None
    )


class Node(Worded, frozen=True, kw_only=True):
    """A strategy or what hangs below it; the id says where: 1.2.2 hangs on 1.2."""

    kind: Annotated[str, Meta(description="One of the file's own [[kinds]].")]
    aim: Annotated[Text, Meta(description="What the strategy is for, in one sentence.")] = {}
    vision: Annotated[Text, Meta(description="The vision that the plan announces.")] = {}
    period: Annotated[Period | None, Meta(description="The years that the document gives.")] = None
    plan: Annotated[Plan | None, Meta(description="The official plan behind the strategy.")] = None
    ogp_id: Annotated[str, Meta(description="The commitment's number at the Open Government Partnership.")] = ""
    lead: Annotated[Text, Meta(description="The body in charge.")] = {}
    rank: Annotated[int | None, Meta(description="The country's rank, 1 is best.")] = None
    rank_of: Annotated[int | None, Meta(description="How many countries were ranked.")] = None
    score: Annotated[float | None, Meta(description="The country's score, in the index's own scale.")] = None
    terms: Annotated[list[Slug], Meta(description="Ids of the glossary terms that the entry uses.")] = []


class Fact(Worded, frozen=True, kw_only=True):
    """A figure or statement of the country profile."""

    value: Annotated[
        int | float | None,
        Meta(description="The figure in the plain unit (51780000 人), or in the unit that the document prints apart."),
    ] = None
    unit: Annotated[Text, Meta(description="The unit of the value.")] = {}
    year: Annotated[int | None, Meta(description="The year that the figure is of.")] = None
    rank: Annotated[int | None, Meta(description="The country's rank, 1 is first.")] = None
    rank_of: Annotated[int | None, Meta(description="How many countries were ranked.")] = None
    as_written: Annotated[str, Meta(description="The document's own wording, whole.")] = ""
    history: Annotated[bool, Meta(description="History or narrative: shown by profile --all only.")] = False
    terms: Annotated[list[Slug], Meta(description="Ids of the glossary terms that the entry uses.")] = []


class Term(Worded, frozen=True, kw_only=True):
    """A glossary term; text is its definition."""


class Event(Worded, frozen=True, kw_only=True):
    """Something dated."""

    date: Annotated[Date, Meta(description="A year, month or day: 2022, 2016-04 or 2014-07-15.")]
    strategy: Annotated[str, Meta(description="The id of the strategy that the event belongs to.")] = ""


class Source(Entry, frozen=True, kw_only=True):
    """Where knowledge comes from. Title and publisher stand as the source prints them."""

    title: Annotated[str, Meta(description="The source's own title, in its own language.")]
    publisher: Annotated[str, Meta(description="Who published it.")] = ""
    date: Annotated[Date, Meta(description="When it was published: a year, month or day.")] = ""
    url: Annotated[
        str, _spelt(ADDRESS), Meta(description="Its public http or https address, without tracking parts.")
    ] = ""
    kind: Annotated[SourceKind, Meta(description="primary, press or reference.")]
    in_document: Annotated[bool, Meta(description="The document itself links to it.")] = False
    seen: Annotated[bool, Meta(description="Somebody has opened it for this knowledge.")] = False
    seen_on: Annotated[Date, Meta(description="The day it was opened, where that is known.")] = ""
    off_topic: Annotated[bool, Meta(description="It does not explain what it is linked from.")] = False
    pairing_inferred: Annotated[
        bool, Meta(description="Which word of the document the link hangs on is inferred from the order of links.")
    ] = False
    remark: Annotated[Text, Meta(description="A word about the source.")] = {}


class Kind(Record, frozen=True, kw_only=True):
    """A kind of node, named by the file itself."""

    id: Annotated[Slug, Meta(description="A slug, such as strategy or goal.")]
    title: Annotated[Text, Meta(description="The kind's name.")]
    short: Annotated[Text, Meta(description="The name where space is short.")] = {}
    plural: Annotated[Text, Meta(description="The short name for several, in languages that tell one from many.")] = {}


class Country(Record, frozen=True, kw_only=True):
    """Whom the file is about."""

    title: Annotated[Text, Meta(description="The country's name.")]
    text: Annotated[str, Meta(description="The name as the profile's heading prints it after the title.")] = ""
    aliases: Annotated[
        list[str], Meta(description="Its other names. In a question about it they tell search nothing, like the title.")
    ] = []


class Document(Record, frozen=True, kw_only=True):
    """The document that the knowledge comes from."""

    title: Annotated[Text, Meta(description="Its title.")]
    publisher: Annotated[Text, Meta(description="Who published it.")] = {}
    published: Annotated[Date, Meta(description="When: a year, month or day.")] = ""


class Knowledge(Record, frozen=True, kw_only=True):
    """A whole knowledge file."""

    format_version: Annotated[int, Meta(description="The version of this file format: 1.")]
    version: Annotated[str, Meta(description="The version of the knowledge.")]
    as_of: Annotated[Date, Meta(description="The date up to which the knowledge holds: a year, month or day.")]
    languages: Annotated[
        list[Language], Meta(description="Language codes. The first is the file's own, required everywhere.")
    ]
    terms_of_use: Annotated[Text, Meta(description="Under which terms the content may be used.")] = {}
    country: Annotated[Country, Meta(description="Whom the file is about.")]
    document: Annotated[Document | None, Meta(description="The document that the knowledge comes from.")] = None
    origin: Annotated[
        dict[str, dict[str, dict[str, Origin]]],
        Meta(
            description="Where wordings come from unless an entry says otherwise: by table (nodes, facts, terms, "
            "events), field and language."
        ),
    ] = {}
    kinds: Annotated[list[Kind], Meta(description="The kinds of nodes, from the top of the tree down.")] = []
    facts: Annotated[list[Fact], Meta(description="The country profile, in the order of the document.")] = []
    nodes: Annotated[
        list[Node], Meta(description="Strategies and what hangs below, in the order of the document.")
    ] = []
    terms: Annotated[list[Term], Meta(description="The glossary.")] = []
    events: Annotated[list[Event], Meta(description="Dated events.")] = []
    sources: Annotated[list[Source], Meta(description="Where the knowledge comes from.")] = []


AnyWorded: TypeAlias = Node | Fact | Term | Event
"""An entry with a title in several languages."""

AnyEntry: TypeAlias = AnyWorded | Source


class Table(msgspec.Struct, frozen=True):
    """A table of entries: what is the same for all of them is derived from these four."""

    name: str
    """Its key in the file, and the kind of JSON document that lists its entries."""
    entry: type[AnyEntry]
    kind: str
    """The kind of one entry, in JSON and for `--kind`; of a node only where its own, the file's, is not meant."""
    rank: int
    """Which of several namesakes is meant: a definition first, then the figure, then the goal."""

    def of(self, know: Knowledge) -> list[AnyEntry]:
        """Its entries, in file order."""
        entries: list[AnyEntry] = getattr(know, self.name)
        return entries


TABLES = (
    Table("facts", Fact, "fact", 1),
    Table("nodes", Node, "node", 2),
    Table("terms", Term, "term", 0),
    Table("events", Event, "event", 3),
    Table("sources", Source, "source", 4),
)
"""Every table of entries, in the order of the file. tests/test_tables.py says what each of them needs."""
TABLE_OF: dict[type, Table] = {table.entry: table for table in TABLES}


def sources_of(entry: AnyEntry) -> list[str]:
    """The ids of what an entry itself rests on; a source rests on nothing."""
    return [] if isinstance(entry, Source) else entry.sources


def terms_of(entry: AnyEntry) -> list[str]:
    """The ids of the terms that an entry uses: a table's entries do where they have the field `terms`."""
    terms: list[str] = getattr(entry, "terms", [])
    return terms
