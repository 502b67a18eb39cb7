"""Look-ups over the small file: what hangs where, who refers to whom, who said what."""

import msgspec
import pytest

import kdg
from kdg.library import Library, number, parent_id
from kdg.model import Country, Knowledge, Node
from running import SMALL


@pytest.fixture(scope="module")
def library() -> Library:
    return kdg.load(SMALL)


def test_numbers_sort_as_numbers() -> None:
    assert sorted(["3.10", "3.2", "10", "3", "3.2.1"], key=number) == ["3", "3.2", "3.2.1", "3.10", "10"]
    assert [parent_id(one) for one in ("1.2.2", "1.2", "1")] == ["1.2", "1", ""]


def test_children_go_by_number_not_by_file_order() -> None:
    nodes = [Node(id=name, kind="k", title={"et": name}) for name in ("1.10", "1.2", "2", "1", "1.1")]
    know = Knowledge(
        format_version=1,
        version="",
        as_of="",
        languages=["et"],
        country=Country(title={"et": "x"}),
        nodes=nodes,
    )
    library = Library(know)
    assert [node.id for node in library.children("1")] == ["1.1", "1.2", "1.10"]
    assert [node.id for node in library.children()] == ["1", "2"]
    assert library.children("1.1") == []
    assert library.contents("1") == {"k": 3}


def test_every_entry_by_its_id_and_kind(library: Library) -> None:
    kinds = {entry.id: library.kind_of(entry) for entry in library.entries()}
    assert kinds == {
        "pindala": "fact",
        "rahvaarv": "fact",
        "egdi-2020": "fact",
        "iseseisvus": "fact",
        "1": "siht",
        "1.1": "meede",
        "1.2": "meede",
        "2": "siht",
        "2.1": "meede",
        "2.2": "meede",
        "x-tee": "term",
        "riigipilv": "term",
        "e-valimised": "event",
        "arengukava": "source",
        "statistikaamet": "source",
        "uro-uuring": "source",
        "teemavaline": "source",
    }
    assert list(library.by_id) == list(kinds)
    assert library.kind_names == ["siht", "meede", "term", "fact", "event", "source"]


def test_parents(library: Library) -> None:
    def above(name: str) -> list[str]:
        return [node.id for node in library.parents(library.by_id[name])]

    assert above("1.2") == ["1"]
    assert above("1") == []
    assert above("e-valimised") == ["1"]
    assert above("x-tee") == []


def test_contents_count_by_kind(library: Library) -> None:
    assert library.contents("1") == {"meede": 2}
    assert library.contents("1.1") == {}
    assert library.contents("") == {"siht": 2, "meede": 4}


def test_who_uses_a_term_nodes_first(library: Library) -> None:
    assert [entry.id for entry in library.used_by("x-tee")] == ["1.1", "egdi-2020"]
    assert library.used_by("riigipilv") == []


def test_what_rests_on_a_source_also_through_a_note(library: Library) -> None:
    assert [entry.id for entry in library.supports("arengukava")] == ["1", "1.1", "x-tee"]
    assert [entry.id for entry in library.supports("uro-uuring")] == ["egdi-2020"]
    assert [entry.id for entry in library.supports("statistikaamet")] == ["rahvaarv"]


def test_what_an_entry_cites_the_documents_own_links_first(library: Library) -> None:
    def cited(name: str) -> list[str]:
        return [source.id for source in library.cited(library.by_id[name])]

    assert cited("1") == ["arengukava", "teemavaline"]
    assert cited("egdi-2020") == ["uro-uuring"]
    assert cited("uro-uuring") == ["uro-uuring"]
    assert cited("2.2") == []


def test_notes_on_an_entry_include_those_that_name_it(library: Library) -> None:
    know = library.knowledge
    egdi = know.facts[2]
    note = msgspec.structs.replace(egdi.notes[0], also=["2", "rahvaarv"])
    facts = [*know.facts[:2], msgspec.structs.replace(egdi, notes=[note]), *know.facts[3:]]
    again = Library(msgspec.structs.replace(know, facts=facts))
    assert [(one.level, of.id) for one, of in again.notes_on(again.by_id["2"])] == [("correction", "egdi-2020")]
    assert [(one.level, of.id) for one, of in again.notes_on(again.by_id["rahvaarv"])] == [
        ("context", "rahvaarv"),
        ("correction", "egdi-2020"),
    ]
    assert [source.id for source in again.cited(again.by_id["2"])] == ["uro-uuring"]


def test_a_text_in_a_language_or_in_the_files_own(library: Library) -> None:
    assert library.language == "et"
    assert library.say({"et": "a", "en": "b"}, "en") == ("b", "en")
    assert library.say({"et": "a"}, "en") == ("a", "et")
    assert library.say({}, "en") == ("", "et")


def test_origin_of_a_wording_is_the_entrys_own_or_the_files(library: Library) -> None:
    def origin(name: str, language: str, field: str = "title") -> str:
        return library.origin(library.by_id[name], field, language)

    assert origin("1.2", "en") == "official"
    assert origin("1.2", "et") == "document"
    assert origin("1.1", "en") == "translation"
    assert origin("1.1", "en", "text") == "added"
    assert origin("rahvaarv", "en") == ""
    assert origin("arengukava", "en") == ""


def test_what_comes_from_memory(library: Library) -> None:
    pilv = library.by_id["riigipilv"]
    assert library.is_verified(pilv, "title", "en")
    assert not library.is_verified(pilv, "text", "en")
    assert library.is_verified(library.by_id["arengukava"], "title", "en")
