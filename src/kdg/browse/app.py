"""The screen as a whole: what a key does, and which query's answer is shown."""

import asyncio
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from time import monotonic, sleep
from typing import ClassVar

from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Static
from textual.worker import get_current_worker

from kdg.browse.card import Card
from kdg.browse.finding import Finder
from kdg.browse.footer import Key, Keys
from kdg.browse.help import Choice, Page
from kdg.browse.line import SearchLine
from kdg.browse.opening import open_address
from kdg.browse.outline import Outline
from kdg.browse.results import Results
from kdg.browse.rows import Rows
from kdg.browse.sheet import Sheet
from kdg.browse.terminal import driver
from kdg.clean import is_web, printable
from kdg.hits import Answer
from kdg.library import Library
from kdg.model import AnyEntry, Node, Source
from kdg.screens.paper import NARROW
from kdg.wording import Wording

BESIDE = 100
"""From this many columns the card stands beside the list, below that under it."""
LOW = 20
"""Below so many rows a short list leaves its room to the card; above, the card stays where it is while one types."""
WARMED = 500
"""Entries whose cards are drawn once in advance, while nobody types; today all of them, within two seconds."""
_COMMANDS = frozenset("/?oq ")
"""Letters that do something outside the search line; all others begin a search."""
_PAUSE = 0.2
"""Seconds after a key in which nothing is done in advance."""


class _WholeCells(ScrollBarRender):
    """A scroll bar without the part blocks, which some terminals draw two columns wide."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


class Browse(App[str]):
    """Look-up while typing. Returns the id that was chosen, if it was asked for one."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-stacked"), (BESIDE, "-beside")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012 - as Textual declares it
    # Nothing but the terminal's own two colours, bold, underlined and reversed: it reads on black and on white.
    CSS = """
    * { background: ansi_default; color: ansi_default; }
    #top { height: 1; dock: top; }
    #prompt { width: auto; padding-right: 1; text-style: bold; }
    #line { width: 1fr; }
    #line > .input--placeholder { text-style: italic; color: ansi_default; background: ansi_default; }
    #line > .input--cursor { text-style: reverse; color: ansi_default; background: ansi_default; }
    #line > .input--selection { text-style: reverse; color: ansi_default; background: ansi_default; }
    #state { width: 14; text-align: right; padding-left: 1; }
    #keys { height: 1; dock: bottom; }
    #panes { layout: vertical; height: 1fr; }
    #list { height: 2fr; min-height: 3; }
    #card { height: 3fr; margin-top: 1; }
    #said { width: 1fr; height: auto; display: none; text-style: bold; }
    #said.-said { display: block; }
    Rows, Card { overflow-x: hidden; overflow-y: scroll; }
    * {
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0;
        scrollbar-color: ansi_default; scrollbar-color-hover: ansi_default; scrollbar-color-active: ansi_default;
        scrollbar-background: ansi_default; scrollbar-background-hover: ansi_default;
        scrollbar-background-active: ansi_default;
        link-color: ansi_default; link-background: ansi_default; link-style: none;
        link-color-hover: ansi_default; link-background-hover: ansi_default; link-style-hover: reverse;
    }
    Rows { height: 1fr; }
    .-low #list { height: auto; max-height: 40%; }
    .-low Rows { height: auto; max-height: 100%; }
    .-beside.-low Rows { height: 1fr; }
    .-narrow #prompt { display: none; }
    .-beside #panes { layout: horizontal; }
    .-beside #list { width: 2fr; height: 1fr; max-height: 100%; }
    .-beside #card { width: 3fr; height: 1fr; margin: 0 0 0 2; }
    Page, Choice { align: center middle; }
    Page VerticalScroll, Choice VerticalScroll {
        width: 100%; max-width: 110; height: auto; max-height: 100%; padding: 0 1; border: ascii ansi_default;
    }
    Screen.-reading.-narrow #list, Screen.-reading.-stacked #list { display: none; }
    Screen.-reading.-narrow #card, Screen.-reading.-stacked #card { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+l", "language", show=False, priority=True),
        Binding("ctrl+o", "open", show=False, priority=True),
        Binding("f1", "help", show=False),
        Binding("escape", "leave", show=False),
        Binding("slash", "search", show=False),
        Binding("o", "open", show=False),
        Binding("question_mark", "help", show=False),
        Binding("q", "quit", show=False),
    ]

    class _Found(Message):
        """A query is answered."""

        def __init__(self, query: str, answer: Answer | None, sheet: Sheet | None) -> None:
            super().__init__()
            self.query = query
            self.answer = answer
            self.sheet = sheet

    def __init__(
        self,
        library: Library,
        language: str,
        *,
        query: str = "",
        printing: bool = False,
        opener: Callable[[str], bool] = open_address,
    ) -> None:
        super().__init__(driver_class=driver(), ansi_color=True)
        ScrollBar.renderer = _WholeCells
        self.library = library
        self.words = Wording(library, language)
        self.answered = ""
        """The query whose answer is shown."""
        self.signal = 0
        """The signal that ended the app, if one did."""
        self.fault: Exception | None = None
        """What went wrong, if something did."""
        self._query = query
        self._printing = printing
        self._opener = opener
        self._answer: Answer | None = None
        self._walked: list[AnyEntry] = []
        self._awaited: Callable[[], None] | None = None
        self._finder = Finder(library)
        self._one_search = threading.Lock()
        self._busy_until = 0.0

    # What is on the screen.

    def compose(self) -> ComposeResult:
        """Search line, list and card, keys."""
        with Horizontal(id="top"):
            yield Static("Search:", id="prompt", markup=False)
            yield SearchLine(
                self._query,
                placeholder="(type to search)",
                id="line",
                compact=True,
            )
            yield Static("", id="state", markup=False)
        with Container(id="panes"):
            with Container(id="list"):
                yield Static("", id="said", markup=False)
                yield Outline(self.words, id="outline")
                yield Results(id="results")
            yield Card(self.words, id="card")
        yield Keys(id="keys")

    @property
    def line(self) -> SearchLine:
        """The search line."""
        return self.query_one(SearchLine)

    @property
    def card(self) -> Card:
        """The card."""
        return self.query_one(Card)

    @property
    def rows(self) -> Rows:
        """The list that is in sight: hits, or the tree while nothing is looked for."""
        return self.query_one(Results if self._answer else Outline)

    @property
    def chosen(self) -> AnyEntry | None:
        """What the list is at."""
        return self.rows.entry(self.rows.chosen) if self.rows.count() else None

    def on_mount(self) -> None:
        """Begin with the tree, or with the words of the command line."""
        self.query_one(Results).display = False
        self._end_on(signal.SIGTERM)
        if hasattr(signal, "SIGHUP"):
            self._end_on(signal.SIGHUP)
        self._follow_list()
        self._say_state()
        self._say_keys()
        self._warm()
        if self._query:
            self._seek(self._query)

    def _end_on(self, number: signal.Signals) -> None:
        """Leave the terminal as it was when told to end; the command then ends as told."""

        def end() -> None:
            self.signal = number
            self.exit()

        with suppress(NotImplementedError):  # Windows
            asyncio.get_running_loop().add_signal_handler(number, end)

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print a traceback with every local variable; the command says one line."""
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    # Typing and finding.

    @on(SearchLine.Changed)
    def _typed(self, event: SearchLine.Changed) -> None:
        self._busy_until = monotonic() + _PAUSE
        self._seek(event.value)

    # One search at a time, the newest query next: the ones between are dropped before they begin.
    # The first hit's card comes along, so that both are on the screen at once and a frame earlier.
    @work(thread=True, exclusive=True, group="search")
    def _seek(self, query: str) -> None:
        worker = get_current_worker()
        with self._one_search:
            if worker.is_cancelled:
                return
            answer = self._finder.find(query)
        sheet = None
        if answer and answer.hits:
            sheet = self.card.drawn(answer.hits[0].entry, self.words, wanted=lambda: not worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self._Found(query, answer, sheet))

    # Building the search engine, and finding where lines break, is most of what the first keys would wait for.
    @work(thread=True, group="warm")
    def _warm(self) -> None:
        worker = get_current_worker()
        with self._one_search:
            self._finder.warm()
        self._finder.prepare()
        for entry in islice(self.library.entries(), WARMED):
            while monotonic() < self._busy_until:
                sleep(_PAUSE / 2)
            if worker.is_cancelled or not self.is_running:
                return
            self.card.drawn(entry, self.words, wanted=lambda: not worker.is_cancelled)

    @on(_Found)
    def _found(self, found: _Found) -> None:
        if found.query != self.line.value:  # something newer is on its way
            return
        self.answered = found.query
        self._answer = found.answer
        results, outline = self.query_one(Results), self.query_one(Outline)
        focused = isinstance(self.focused, Rows)
        if results.display is not (self._answer is not None):
            results.display, outline.display = outline.display, results.display
        if focused:
            self.rows.focus()
        if self._answer:
            results.show(self._answer, self.words)
        self._say_state()
        self._walked = []
        self.card.show(self.chosen, self.words, found.sheet)
        if self._awaited:
            act, self._awaited = self._awaited, None
            act()

    def _when_found(self, act: Callable[[], None]) -> None:
        """Act on what the line says now, even if its answer is still on its way."""
        if self.answered == self.line.value:
            act()
        else:
            self._awaited = act

    # Card and list.

    @on(Rows.Moved)
    def _follow_list(self) -> None:
        self._walked = []
        self.card.show(self.chosen, self.words)

    def _walk_to(self, entry: AnyEntry) -> None:
        if self.card.shown:
            self._walked.append(self.card.shown)
        self.card.show(entry, self.words)

    @on(Card.Followed)
    def _followed(self, event: Card.Followed) -> None:
        self._follow(event.to.entry, event.to.address)

    def _follow(self, entry_id: str, address: str) -> None:
        if entry_id:
            self._walk_to(self.library.by_id[entry_id])
        else:
            self._open(address)

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """A letter outside the search line begins another search: who types wants to find."""
        self.query_one(Keys).said = ""
        letter = event.character if event.is_printable else None
        if letter and letter not in _COMMANDS and len(self.screen_stack) == 1 and not self.line.has_focus:
            event.stop()
            self.line.focus()
            self.line.value = letter
            self.call_after_refresh(self.line.action_end)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted anywhere is looked for."""
        if len(self.screen_stack) == 1 and not self.line.has_focus:
            self.line.focus()
            self.line.value = ""
            self.line.on_paste(event)

    def on_descendant_focus(self) -> None:
        """Other keys work in another part of the screen; while a card is read, a low screen has room for no list."""
        self.screen.set_class(self.card.has_focus, "-reading")
        self._say_keys()

    def action_step(self, by: int) -> None:
        """Move in the list from the search line."""
        self.rows.action_step(by)

    def action_page(self, by: int) -> None:
        """Scroll the card from the search line."""
        self.card.action_page(by)

    def action_unfold(self) -> None:
        """Unfold the tree from the empty search line."""
        self.query_one(Outline).action_unfold()

    def action_fold(self) -> None:
        """Fold the tree from the empty search line."""
        self.query_one(Outline).action_fold()

    def action_choose(self) -> None:
        """Enter: print and leave where that was asked for, else go in."""
        self._when_found(self._leave_with_id if self._printing else self._go_in)

    def _leave_with_id(self) -> None:
        stop = self.card.stop if self.card.has_focus else None
        entry = self.card.shown if self.card.has_focus else self.chosen
        if stop and stop.entry:
            self.exit(stop.entry)
        elif entry:
            self.exit(entry.id)

    def _go_in(self) -> None:
        if self.card.has_focus:
            if stop := self.card.stop:
                self._follow(stop.entry, stop.address)
        elif isinstance(self.rows, Outline) and self.rows.action_turn():
            pass
        elif self.chosen:
            self.card.focus()

    def action_above(self) -> None:
        """To the entry that the card's hangs on."""
        above = self.library.parents(self.card.shown) if self.card.shown else []
        if above:
            self._walk_to(above[-1])

    def action_below(self) -> None:
        """To the first entry below the card's."""
        below = self.library.children(self.card.shown.id) if isinstance(self.card.shown, Node) else []
        if below:
            self._walk_to(below[0])

    def action_before(self) -> None:
        """To the card before, at the end to the list."""
        if self._walked:
            self.card.show(self._walked.pop(), self.words)
        else:
            self.rows.focus()

    def action_leave(self) -> None:
        """Esc: one step back. From the list to an empty line; from the line to the list."""
        if self.card.has_focus:
            self.rows.focus()
            self._follow_list()
        elif self.line.has_focus:
            self.rows.focus()
        else:
            self.line.value = ""
            self.line.focus()

    def action_search(self) -> None:
        """To the search line; typing replaces what stands there."""
        self.line.focus()

    def action_language(self) -> None:
        """The next language of the file."""
        codes = self.library.knowledge.languages
        at = codes.index(self.words.language)
        self.words = Wording(self.library, codes[(at + 1) % len(codes)])
        self.query_one(Outline).reword(self.words)
        self.query_one(Results).reword(self.words)
        self.card.show(self.card.shown, self.words)
        self._say_state()
        self._say_keys()

    def action_help(self) -> None:
        """What the keys do."""
        if len(self.screen_stack) == 1:
            self.push_screen(Page(printing=self._printing))

    # Sources.

    def action_open(self) -> None:
        """Open the card's source; of several ask which."""
        stop = self.card.stop if self.card.has_focus else None
        entry = self.card.shown
        if len(self.screen_stack) > 1 or not entry:
            return
        if stop and stop.address:
            self._open(stop.address)
            return
        sources = [source for source in self.library.cited(entry) if is_web(source.url)]
        sources.sort(key=lambda source: source.off_topic)
        on_topic = [source for source in sources if not source.off_topic]
        if not sources:
            self.say("no source to open here")
        elif len(sources) == 1 == len(on_topic):
            self._open(sources[0].url)
        else:
            self._choose_source(sources)

    def _choose_source(self, sources: list[Source]) -> None:
        def chosen(number: int | None) -> None:
            if number is not None:
                self._open(sources[number].url)

        self.push_screen(Choice([self._about(source) for source in sources], 0), chosen)

    def _about(self, source: Source) -> str:
        return "  ".join(
            part for part in (source.title, self.words.source_state(source), printable(source.url)) if part
        )

    @work(thread=True, group="open")
    def _open(self, address: str) -> None:
        if not is_web(address):
            return
        self.call_later(self.say, f"opening {printable(address)}")
        if not self._opener(address):
            self.call_later(self.say, f"no browser could be started for {printable(address)}")

    # What is said of it all.

    def say(self, message: str) -> None:
        """A message in place of the keys, until the next key."""
        self.query_one(Keys).said = message

    def _say_state(self) -> None:
        words, answer = self.words, self._answer
        count = words("hits", len(answer.hits)) if answer else ""
        self.query_one("#state", Static).update("  ".join(filter(None, [count, words.language])), layout=False)
        said = self.query_one("#said", Static)
        message = self._message(answer) if answer else ""
        if message or said.has_class("-said"):
            said.update(message)
            said.set_class(bool(message), "-said")

    def _message(self, answer: Answer) -> str:
        words = self.words
        if not answer.hits:
            near = f"\nnear: {', '.join(answer.near)}" if answer.near else ""
            return f'nothing for "{printable(self.answered.strip())}"{near}'
        if answer.missing:
            missing, found = "", ""
            for word in answer.words:
                if word in answer.missing:
                    missing += words("quote", word)
                else:
                    found += words("quote", word)
            return words("not_found", missing, found)
        return words("approximate_only") if answer.approximate else ""

    def _say_keys(self) -> None:
        """The keys of this part of the screen, those first that a narrow screen must still show."""
        typing = self.line.has_focus
        enter = "print" if self._printing else "go there" if self.card.has_focus else "read"
        keys = [Key("Enter", enter, "choose")]
        if typing:
            keys += [Key("^C", "quit", "quit"), Key("F1", "help", "help"), Key("^L", "lang", "language")]
            keys += [Key("Up/Down", "choose", "step(1)"), Key("Esc", "to the list", "leave")]
        elif self.card.has_focus:
            keys += [Key("Esc", "list", "leave"), Key("q", "quit", "quit"), Key("?", "help", "help")]
            keys += [Key("Up/Down", "next place", "walk(1)"), Key("Left/Right", "above/below", "below")]
        else:
            keys += [Key("/", "search", "search"), Key("q", "quit", "quit"), Key("?", "help", "help")]
            if isinstance(self.rows, Outline):
                keys += [Key("Left/Right", "fold/unfold", "unfold")]
            keys += [Key("Up/Down", "choose", "step(1)")]
        keys += [Key("^O" if typing else "o", "open source", "open")]
        if not typing:
            keys += [Key("^L", "lang", "language")]
        if self.card.has_focus:
            keys += [Key("Bksp", "back", "before")]
        self.query_one(Keys).keys = keys

    def action_walk(self, by: int) -> None:
        """The next stop of the card, for a click on the key."""
        self.card.action_step(by)
