"""`kdg browse`, through Textual's pilot: what a key, a click and a size do to the screen."""

import asyncio
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.pilot import Pilot

from kdg import store
from kdg.browse.app import Browse
from kdg.browse.finding import Finder
from kdg.library import Library
from kdg.model import Source
from running import REAL, SMALL, Kdg, surroundings

if TYPE_CHECKING:
    from conftest import Golden

Play = Callable[[Browse, Pilot[str]], Awaitable[None]]
WIDE, MIDDLE, NARROW = (140, 30), (80, 24), (40, 14)


def load(path: Path) -> Library:
    return store.load(store.Choice(path, "file"))


def play(
    keys: Play | None = None,
    *,
    file: Path = SMALL,
    size: tuple[int, int] = WIDE,
    query: str = "",
    language: str = "",
    printing: bool = False,
    opened: list[str] | None = None,
) -> Browse:
    """Start it on a file, wait for the first answer, do something; the app after it."""
    library = load(file)

    def opener(address: str) -> bool:
        if opened is not None:
            opened.append(address)
        return opened is not None

    app = Browse(library, language or library.language, query=query, printing=printing, opener=opener)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await settled(app, pilot)
            if keys:
                await keys(app, pilot)

    asyncio.run(run())
    return app


async def settled(app: Browse, pilot: Pilot[str]) -> None:
    """Until nothing is looked for or drawn any more."""
    for _ in range(500):
        await pilot.pause(0.01)
        if not app.is_running or (
            app.answered == app.line.value and not any(worker.is_running for worker in app.workers)
        ):
            break
    await pilot.pause()


async def typed(app: Browse, pilot: Pilot[str], text: str) -> None:
    for letter in text:
        app.post_message(events.Key(letter, letter))
    await settled(app, pilot)


async def pressed(app: Browse, pilot: Pilot[str], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(app, pilot)


def shown(app: Browse) -> list[str]:
    """The letters on the screen, row by row."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what Textual's own tests look at
    return [strip.text.rstrip() for strip in strips]


def on_screen(app: Browse) -> str:
    return "\n".join(shown(app))


def chosen(app: Browse) -> str:
    entry = app.chosen
    return entry.id if entry else ""


def carded(app: Browse) -> str:
    entry = app.card.shown
    return entry.id if entry else ""


def test_it_begins_with_the_folded_tree_and_the_first_card() -> None:
    async def look(app: Browse, _: Pilot[str]) -> None:
        rows = shown(app)
        assert rows[0].startswith("Search: (type")
        assert rows[1].startswith("> + 1  Digiriik igaühele  2020-2027")
        assert "1.1" not in "\n".join(row[:50] for row in rows)
        assert carded(app) == "1"
        assert "Nähtamatu riik." in on_screen(app)
        assert app.line.has_focus

    play(look)


def test_words_of_the_command_line_are_looked_for() -> None:
    async def look(app: Browse, _: Pilot[str]) -> None:
        assert chosen(app) == carded(app) == "x-tee"
        assert "Andmevahetuskiht" in on_screen(app)

    play(look, query="X-Road")


def test_typing_shows_the_best_first_with_its_kind_and_id() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "x-tee")
        assert shown(app)[1].startswith("> term")
        assert "x-tee" in shown(app)[1]
        assert carded(app) == "x-tee"

    play(look)


def test_a_word_being_typed_is_found_from_its_first_letter() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        for letter in "iseseis":
            await typed(app, pilot, letter)
            assert app.rows.count() > 0, app.line.value

    play(look, file=SMALL)


@pytest.mark.parametrize(
    ("begun", "meant"),
    [
        ("ゼ", "zero-stop"),
        ("ぜろs", "zero-stop"),
        ("va", "6"),
        ("백시", "6"),
        ("데잍", "data-map"),
        ("paburik", "public-data"),
        ("O2", "o2o"),
        ("予", "6.1"),
    ],
)
def test_half_typed_kana_jamo_romaji_and_letters_find(begun: str, meant: str) -> None:
    answer = Finder(load(REAL)).find(begun)
    assert answer is not None
    assert meant in [hit.entry.id for hit in answer.hits]


def test_gibberish_has_no_beginning_either() -> None:
    answer = Finder(load(REAL)).find("qqzzxx")
    assert answer is not None
    assert not answer.hits


def test_nothing_found_says_so_and_shows_no_card() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "qqzzxx")
        assert 'nothing for "qqzzxx"' in on_screen(app)
        assert carded(app) == ""
        await pressed(app, pilot, "down", "enter", "escape", "o", "enter")
        assert app.is_running

    play(look)


def test_an_emptied_line_shows_the_tree_again() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "x-tee")
        await pressed(app, pilot, "ctrl+u")
        assert shown(app)[1].startswith("> + 1  Digiriik")
        assert carded(app) == "1"

    play(look)


def test_the_newest_query_wins() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        for text in ("pindala", "rahvaarv", "iseseisvus"):
            app.line.value = text
        await settled(app, pilot)
        assert app.answered == "iseseisvus"
        assert carded(app) == "iseseisvus"

    play(look)


def test_arrows_choose_from_the_search_line_and_the_card_follows() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "data")
        before = chosen(app)
        await pressed(app, pilot, "down")
        assert app.line.has_focus
        assert chosen(app) == carded(app) != before
        await pressed(app, pilot, "up", "up")
        assert chosen(app) == carded(app) == before

    play(look, language="en")


def test_the_tree_unfolds_and_folds_from_the_empty_line() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await pressed(app, pilot, "right")
        assert any(row.startswith("      1.1  ") for row in shown(app))
        await pressed(app, pilot, "right")
        assert chosen(app) == carded(app) == "1.1"
        await pressed(app, pilot, "left")
        assert chosen(app) == "1"
        await pressed(app, pilot, "left")
        assert not any(row.startswith("      1.1  ") for row in shown(app))
        await pressed(app, pilot, "enter")
        assert any(row.startswith("      1.1  ") for row in shown(app))

    play(look)


def test_a_card_is_walked_up_down_and_back() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "1.1")
        await pressed(app, pilot, "enter")
        assert app.card.has_focus
        await pressed(app, pilot, "left")
        assert carded(app) == "1"
        await pressed(app, pilot, "right")
        assert carded(app) == "1.1"
        await pressed(app, pilot, "backspace", "backspace")
        assert carded(app) == "1.1"
        await pressed(app, pilot, "down", "down")
        assert app.card.stop
        assert app.card.stop.entry == "1.2"
        await pressed(app, pilot, "enter")
        assert carded(app) == "1.2"
        await pressed(app, pilot, "escape")
        assert carded(app) == chosen(app) == "1.1"

    play(look)


def test_escape_and_tab_leave_the_line_and_a_letter_comes_back_to_it() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "x-tee")
        await pressed(app, pilot, "escape")
        assert app.rows.has_focus
        await pressed(app, pilot, "tab")
        assert app.card.has_focus
        await typed(app, pilot, "p")
        assert app.line.has_focus
        assert app.line.value == "p"
        await typed(app, pilot, "indala")
        assert carded(app) == "pindala"
        await pressed(app, pilot, "escape", "escape")
        assert app.line.has_focus
        assert app.line.value == ""

    play(look)


def test_a_slash_goes_to_the_line_and_typing_replaces_what_stands_there() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "x-tee")
        await pressed(app, pilot, "escape", "slash")
        await typed(app, pilot, "pindala")
        assert app.line.value == "pindala"

    play(look)


def test_printable_keys_type_while_the_cursor_is_in_the_line() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "/?qo")
        assert app.line.value == "/?qo"
        assert app.is_running

    play(look)


def test_ctrl_l_goes_round_the_languages_of_the_file() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "x-tee")
        await pressed(app, pilot, "ctrl+l")
        assert shown(app)[0].endswith("en")
        assert "The data exchange layer" in on_screen(app)
        assert "X-Road" in shown(app)[1]
        await pressed(app, pilot, "ctrl+l")
        assert "Andmevahetuskiht" in on_screen(app)

    play(look)


def test_help_opens_and_closes() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await pressed(app, pilot, "f1")
        assert "Ctrl-L" in on_screen(app)
        await pressed(app, pilot, "q")
        assert app.is_running
        await pressed(app, pilot, "escape", "question_mark")
        assert "Ctrl-L" in on_screen(app)
        await pressed(app, pilot, "escape")
        assert "Ctrl-L" not in on_screen(app)

    play(look)


@pytest.mark.parametrize("keys", [["ctrl+c"], ["escape", "q"], ["escape", "tab", "q"], ["f1", "ctrl+c"]])
def test_leaving(keys: Sequence[str]) -> None:
    async def leave(app: Browse, pilot: Pilot[str]) -> None:
        await pressed(app, pilot, *keys)
        assert not app.is_running

    assert play(leave, printing=True).return_value is None


def test_enter_with_print_leaves_with_the_chosen_id() -> None:
    async def choose(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "x-tee")
        await pressed(app, pilot, "enter")

    assert play(choose, printing=True).return_value == "x-tee"


def test_enter_waits_for_the_answer_to_what_the_line_says() -> None:
    async def choose(app: Browse, pilot: Pilot[str]) -> None:
        for letter in "pindala":
            app.post_message(events.Key(letter, letter))
        app.post_message(events.Key("enter", None))
        await settled(app, pilot)

    assert play(choose, printing=True).return_value == "pindala"


def test_print_takes_the_place_that_is_marked_on_a_card() -> None:
    async def choose(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "1.1")
        await pressed(app, pilot, "tab", "tab", "down", "enter")

    assert play(choose, printing=True).return_value == "1"


def test_a_source_is_opened_and_one_off_topic_only_when_chosen() -> None:
    opened: list[str] = []

    async def open_it(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "x-tee")
        await pressed(app, pilot, "ctrl+o")
        assert opened == ["https://www.mkm.example/arengukava"]
        await pressed(app, pilot, "ctrl+u")
        await pressed(app, pilot, "escape", "o")
        assert "Open which source?" in on_screen(app)
        assert "> 1 Digiühiskonna arengukava" in on_screen(app)
        await pressed(app, pilot, "enter")
        assert opened == ["https://www.mkm.example/arengukava"] * 2
        await pressed(app, pilot, "o", "2")
        assert opened[2:] == ["http://digi.example/"]

    play(open_it, opened=opened)


def test_an_address_that_is_no_web_address_is_never_opened() -> None:
    opened: list[str] = []
    library = load(SMALL)
    source = library.by_id["arengukava"]
    assert isinstance(source, Source)

    async def open_it(app: Browse, pilot: Pilot[str]) -> None:
        for address in ("file:///etc/passwd", "javascript:alert(1)", "ssh://host", ""):
            app._open(address)  # noqa: SLF001 - what every way to an address ends in
        await settled(app, pilot)

    play(open_it, opened=opened)
    assert opened == []


def test_a_browser_that_does_not_start_is_said() -> None:
    async def open_it(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "x-tee")
        await pressed(app, pilot, "ctrl+o")
        assert shown(app)[-1].startswith("no browser could be started for https://www.mkm.example")

    play(open_it, opened=None)


def test_markup_in_data_is_shown_and_nothing_else() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "Andmesaatkond")
        assert "[/x] [bold]Andmesaatkond[/bold] *Luksemburgis* | `varu`" in on_screen(app)
        await pressed(app, pilot, "ctrl+u", "down")
        assert "Riigipilv [draft] :smile:" in on_screen(app)
        await typed(app, pilot, "[bold]zz[/x]")
        assert 'nothing for "[bold]zz[/x]"' in on_screen(app)
        await pressed(app, pilot, "ctrl+u")
        await typed(app, pilot, "arengukava")
        await pressed(app, pilot, "ctrl+o")

    play(look, opened=[])


def test_a_paste_of_several_lines_is_one_line_without_control_characters() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        app.post_message(events.Paste("e-valimised\r\n\tvõi\x1b[31m\nEGDI"))
        await settled(app, pilot)
        assert app.line.value == "e-valimised või�[31m EGDI"
        await pressed(app, pilot, "escape")
        app.post_message(events.Paste("x-tee"))
        await settled(app, pilot)
        assert app.line.value == "x-tee"
        assert carded(app) == "x-tee"

    play(look)


def test_wide_letters_are_typed() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "ワクチン　予算")
        assert chosen(app) == "6.1"
        assert app.cursor_position.x >= len("Search: ") + 2 * len("ワクチン　予算")  # where an input method shows
        await pressed(app, pilot, "backspace")
        assert app.line.value == "ワクチン　予"

    play(look, file=REAL)


def test_a_click_chooses_and_the_cursor_stays_in_the_line() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await pilot.click("#outline", offset=(5, 1))
        await settled(app, pilot)
        assert carded(app) == "2"
        assert any(row.startswith("      2.1  ") for row in shown(app))
        assert app.line.has_focus
        row = next(number for number, row in enumerate(shown(app)) if "2.2" in row[50:])
        await pilot.click("#card", offset=(12, row - 1))
        await settled(app, pilot)
        assert carded(app) == "2.2"
        await pilot.click("#keys", offset=(shown(app)[-1].index("^L"), 0))
        await settled(app, pilot)
        assert shown(app)[0].endswith("en")

    play(look)


@pytest.mark.parametrize("width", range(200, 29, -10))
def test_at_no_width_is_anything_cut(width: int) -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "1.2")
        squeezed = "".join(on_screen(app).split())
        assert "kõikvajalikudteenusedühes" in squeezed or width >= 100
        assert max(map(len, shown(app))) <= width
        below = [number for number, row in enumerate(shown(app)) if "Strateegiline" in row or "Meede" in row]
        assert below
        beside = app.card.region.x > 0
        assert beside == (width >= 100)
        assert ("Meede" in shown(app)[1][:20]) == (width >= 60)

    play(look, size=(width, 40))


def test_resizing_keeps_what_is_chosen() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await typed(app, pilot, "data")
        await pressed(app, pilot, "down")
        entry = chosen(app)
        for width, height in (
            (200, 50),
            (120, 30),
            (99, 24),
            (80, 24),
            (59, 20),
            (40, 14),
            (30, 10),
            (20, 5),
            (140, 40),
        ):
            await pilot.resize_terminal(width, height)
            await settled(app, pilot)
            assert chosen(app) == carded(app) == entry
            assert len(shown(app)) == height
        await pressed(app, pilot, "enter")
        await pilot.resize_terminal(40, 14)
        await settled(app, pilot)
        assert carded(app) == entry
        assert not app.query_one("#list").region

    play(look, language="en")


def test_keys_that_leave_and_help_are_in_the_last_line_at_any_width() -> None:
    async def look(app: Browse, pilot: Pilot[str]) -> None:
        for width in (140, 80, 40, 34):
            await pilot.resize_terminal(width, 14)
            await pilot.pause()
            assert "^C quit" in shown(app)[-1]
            assert "F1 help" in shown(app)[-1]

    play(look)


def test_a_file_without_nodes_can_be_browsed(tmp_path: Path) -> None:
    file = tmp_path / "empty.toml"
    file.write_text(
        'format_version = 1\nversion = "1"\nas_of = "2020"\nlanguages = ["en"]\n[country]\ntitle.en = "X"\n',
        encoding="utf-8",
    )

    async def look(app: Browse, pilot: Pilot[str]) -> None:
        await pressed(app, pilot, "down", "right", "left", "enter", "end", "pagedown", "escape", "end", "home", "o")
        await typed(app, pilot, "a")
        assert app.is_running

    play(look, file=file)


def test_a_fault_is_kept_for_the_command_to_say() -> None:
    def broken(_: str) -> None:
        raise RuntimeError("on purpose")

    async def look(app: Browse, pilot: Pilot[str]) -> None:
        app._finder.find = broken  # type: ignore[method-assign, assignment]  # noqa: SLF001
        app.line.value = "x"
        await pilot.pause(0.3)

    with pytest.raises(Exception, match="on purpose"):
        play(look)


@pytest.mark.parametrize("args", [("browse",), ("browse", "x-tee"), ("browse", "--print")])
def test_without_a_terminal_it_is_one_clear_line(kdg: Kdg, args: tuple[str, ...]) -> None:
    said = "kdg: browse needs a terminal, and standard input is none\n     kdg search answers anywhere\n"
    assert kdg(*args) == (2, "", said)


def test_a_terminal_that_cannot_draw_is_told(kdg: Kdg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kdg.commands.browse.is_terminal", lambda _: True)
    ran = kdg("browse", env={"TERM": "dumb"})
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kdg: browse needs a terminal that can draw, and TERM is dumb\n")


def test_without_textual_one_line_says_how_to_install_it(kdg: Kdg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kdg.commands.browse.is_terminal", lambda _: True)
    monkeypatch.setattr("kdg.commands.browse.find_spec", lambda _: None)
    assert kdg("browse") == (2, "", "kdg: browse needs Textual: pip install 'kdg[browse]'\n")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux here")
class TestTerminal:
    """In a real terminal: tmux, with its own server that ends with the test."""

    @pytest.fixture
    def tmux(self, tmp_path: Path) -> Iterator["Tmux"]:
        terminal = Tmux(tmp_path / "socket")
        yield terminal
        terminal("kill-server")

    @pytest.mark.parametrize("columns", [40, 80, 140])
    def test_screens(self, tmux: "Tmux", golden: "Golden", columns: int) -> None:
        """Captured as a person sees them: the tree, an answer, its card."""
        tmux.start(columns, 24, "browse")
        screens = [tmux.until("(type")]
        tmux.keys("-l", "x-t")
        tmux.until("x-t ")
        tmux.keys("-l", "ee")
        screens.append(tmux.until("Andmevahetuskiht"))
        tmux.keys("Enter")
        screens.append(tmux.until("Esc list"))
        golden.check(f"browse-{columns}.txt", f"{'=' * columns}\n".join(screens))

    def test_print_leaves_the_id_and_the_terminal_as_it_was(self, tmux: "Tmux") -> None:
        tmux.start(
            100, 24, "browse", "--print", before="stty -g > before; echo above; echo id=$(", after="); stty -g > after"
        )
        tmux.until("(type")
        tmux.keys("-l", "pindala")
        tmux.keys("Enter")
        said = tmux.until("id=pindala")
        assert "above" in said
        assert "Search" not in said
        assert tmux.read("before") == tmux.read("after")

    @pytest.mark.parametrize("key", ["C-c", "q"])
    def test_leaving_restores_the_screen(self, tmux: "Tmux", key: str) -> None:
        tmux.start(100, 24, "browse", before="echo above;", after="; echo code=$?")
        tmux.until("(type")
        if key == "q":
            tmux.keys("Tab")
            tmux.until("q quit")
        tmux.keys(key)
        said = tmux.until("code=0")
        assert "above" in said
        assert "Search" not in said

    def test_nothing_is_dim_and_no_colour_is_set(self, tmux: "Tmux") -> None:
        tmux.start(80, 24, "browse")
        tmux.until("(type")
        tmux.keys("-l", "data")
        tmux.until("data")
        codes = set(";".join(re.findall(r"\x1b\[([\d;]*)m", tmux("capture-pane", "-p", "-e"))).split(";"))
        assert codes <= {"", "0", "1", "3", "4", "7", "39", "49"}, "only bold, italic, underlined, reversed"


class Tmux:
    """One terminal of tmux, driven from outside."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket

    def __call__(self, *args: str) -> str:
        tmux = ["tmux", "-S", str(self.socket), "-f", "/dev/null", *args]
        return subprocess.run(tmux, capture_output=True, timeout=20, check=False).stdout.decode()

    def start(self, columns: int, rows: int, *args: str, before: str = "", after: str = "") -> None:
        """Run kdg in a shell of this size, beside the socket, so that what it leaves can be seen."""
        command = f"{before} {shlex.join([sys.executable, '-m', 'kdg', *args])} {after}; sleep 60"
        env = [f"{name}={value}" for name, value in surroundings(file=SMALL).items()]
        shell = shlex.join(["env", *env, "TERM=screen-256color", "sh", "-c", f"cd {self.socket.parent}; {command}"])
        self("new-session", "-d", "-x", str(columns), "-y", str(rows), shell)
        self("set-option", "-g", "status", "off")

    def keys(self, *keys: str) -> None:
        self("send-keys", *keys)

    def read(self, name: str) -> str:
        return (self.socket.parent / name).read_text()

    def until(self, text: str) -> str:
        """The screen, once it shows a text and has stopped changing."""
        end = time.monotonic() + 20
        before = ""
        while time.monotonic() < end:
            time.sleep(0.15)
            now = self("capture-pane", "-p")
            if text in now and now == before:
                return now
            before = now
        pytest.fail(f"no {text!r} on the screen:\n{before}")
