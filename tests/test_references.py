"""What a REF means, in every spelling that people use; what is said when it means nothing or several things."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kdg as package
from kdg.errors import KdgError
from kdg.numbering import Numbering
from kdg.references import find, find_facts, find_number
from kdg.search import Searcher, split_words
from running import REAL, SMALL, Kdg, Process

SPELLINGS = [
    "1.2.2", "１．２．２", "1-2-2", "１－２－２", "1‐2‐2", "1−2−2", "1・2・2", "1。2。2", "1、2、2", "1,2,2", "1/2/2", "1_2_2",
    "1 2 2", "1　2　2", "01.02.02", " 1.2.2 ",
    "戦略1目的2目標2", "戦略１目的２目標２", "戦略1 目的2 目標2", "戦略1、目的2、目標2", "戦略1　目的2　目標2", "目標1.2.2", "戦略目標1.2.2",
    "戦略1戦略目的2戦略目標2", "goal 1.2.2", "Goal 1.2.2", "GOAL 1-2-2", "goal1.2.2",
    "목표 1.2.2", "전략1 목적2 목표2", "戦略1の目的2の目標2", "戦略一目的二目標二", "戰略1目的2目標2", "目標1‐2‐2", "目標01.02.02",
]  # fmt: skip


@pytest.mark.parametrize("ref", SPELLINGS)
def test_every_spelling_of_a_number(kdg: Kdg, real: Path, ref: str) -> None:
    wanted = "1.2.2 時間や空間の制約を受けないO2O行政を実現する。\n"
    assert kdg("show", ref, file=real) == (0, wanted, "")


@pytest.mark.parametrize("ref", SPELLINGS)
def test_search_reads_numbers_as_a_ref_does(ref: str) -> None:
    library = package.load(REAL)
    hits = Searcher(library).search(split_words([ref])).hits
    assert hits[0].entry is find_number(library, ref)
    assert hits[0].match.how == "exact"


@pytest.mark.parametrize(
    ("ref", "names", "sure"),
    [
        ("目的2", ["1.2", "4.2", "6.2"], True),
        ("戦略1目標2", ["1.1.2", "1.2.2", "1.3.2", "1.4.2", "1.5.2"], True),
        ("目標1.2", ["1.1.2", "4.1.2", "5.1.2"], True),
        ("戦略9", [], True),
        ("9.9", [], True),
        ("9", [], False),
        ("目標1 2", [], False),
        ("目標", [], False),
        ("", [], False),
    ],
)
def test_a_number_means_one_node_or_it_is_no_ref(ref: str, names: list[str], sure: bool) -> None:
    numbering = Numbering(package.load(REAL))
    assert sorted(node.id for node in numbering.nodes(ref)) == names
    assert numbering.is_number(ref) is sure
    assert find_number(package.load(REAL), ref) is None


def test_a_number_in_several_words(kdg: Kdg, real: Path) -> None:
    wanted = kdg("show", "1.2.2", file=real)
    assert kdg("show", "1", "2", "2", file=real) == wanted
    assert kdg("show", "戦略1", "目的2", "目標2", file=real) == wanted
    assert kdg("show", "goal", "1.2.2", file=real) == wanted


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("戦略3実施項目12", "3.12"), ("実施項目5", "3.5"), ("実施項目 5", "3.5"), ("commitment 5", "3.5"), ("strategy 2", "2"),
        ("戦略２", "2"), ("전략 2", "2"), ("Strategies 2", "2"),
        ("o2o", "o2o"), ("O2O", "o2o"), ("Ｏ２Ｏ", "o2o"), ("O2O行政", "o2o"), ("zero-stop", "zero-stop"),
        ("ゼロ・ストップ", "zero-stop"), ("ゼロストップ", "zero-stop"), ("ｾﾞﾛｽﾄｯﾌﾟ", "zero-stop"), ("ぜろすとっぷ", "zero-stop"),
        ("제로스톱", "zero-stop"), ("zero stop", "zero-stop"), ("oecd-dgi-2019", "oecd-dgi-2019"),
        ("OECD-DGI-2019", "oecd-dgi-2019"), ("g7-summit", "g7-summit"), ("kdevelopedia", "kdevelopedia"),
    ],
)  # fmt: skip
def test_names_ids_and_numbers_within_a_kind(ref: str, name: str) -> None:
    assert find(package.load(REAL), [ref]).id == name


def test_every_id_finds_its_own_entry() -> None:
    for path in (SMALL, REAL):
        library = package.load(path)
        assert [find(library, [name]).id for name in library.by_id] == list(library.by_id)


def test_every_node_is_found_by_its_spelled_number() -> None:
    library = package.load(REAL)
    for node in library.knowledge.nodes:
        chain = [*library.parents(node), node]
        names = {kind.id: kind.title["ja"] for kind in library.knowledge.kinds}
        spelled = "".join(f"{names[one.kind]}{one.id.rpartition('.')[2]}" for one in chain)
        found = find_number(library, spelled)
        assert found is node, spelled
        assert find_number(library, node.id.replace(".", "-")) is node


@pytest.mark.parametrize("ref", ["1.2.9", "1.2.2.1", "目標9.9", "戦略9", "実施項目13"])
def test_a_number_that_is_not_there(kdg: Kdg, real: Path, ref: str) -> None:
    assert kdg("show", ref, file=real) == (1, "", f'kdg: no entry "{ref}"\n     kdg show lists them all\n')


@pytest.mark.parametrize("ref", ["0", "7", "."])
def test_a_lone_number_may_be_a_name_too(kdg: Kdg, real: Path, ref: str) -> None:
    ran = kdg("show", ref, file=real)
    assert (ran.code, ran.out) == (1, "")
    first, hint = ran.err.splitlines()
    assert first == f'kdg: no entry "{ref}"'
    assert hint.startswith(("     did you mean ", "     kdg search ", "     kdg show lists them all"))


def test_a_number_of_another_kind_is_not_taken() -> None:
    library = package.load(REAL)
    assert find_number(library, "目標1.2") is None
    assert find_number(library, "戦略1.2") is None
    assert find_number(library, "実施項目1.2") is None


def test_the_kinds_are_those_of_the_file(kdg: Kdg) -> None:
    wanted = kdg("show", "2")
    for ref in ("siht 2", "Siht2", "aim 2", "AIMS 2", "sihid 2", "strateegiline siht 2", "Strategic aim 2"):
        assert kdg("show", ref) == wanted
    assert kdg("show", "siht 2 meede 1") == kdg("show", "2.1")
    assert kdg("show", "戦略2").code == 1


# Names.


def test_a_name_in_any_language_finds_its_entry(kdg: Kdg) -> None:
    wanted = kdg("show", "x-tee")
    for ref in ("X-tee", "X-Road", "xtee", "x road", "ｘ－ｔｅｅ", "iks-tee"):
        assert kdg("show", ref) == wanted
    assert kdg("terms", "xtee") == wanted
    assert kdg("terms", "X-Road") == wanted


def test_words_need_no_quotes(kdg: Kdg) -> None:
    assert kdg("show", "government", "cloud") == kdg("show", "government cloud") == kdg("show", "government　cloud")


def test_a_term_goes_before_a_fact_before_a_node(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "namesakes.toml"
    text = SMALL.read_text(encoding="utf-8")
    path.write_text(text.replace('title.et = "Rahvaarv"', 'title.et = "X-tee"'), encoding="utf-8")
    assert kdg("show", "X-tee", file=path).out.startswith("x-tee\t")
    text = text.replace('title.et = "Rahvaarv"', 'title.et = "Kolmik"')
    path.write_text(text, encoding="utf-8")
    assert kdg("show", "Kolmik", file=path).out.startswith("rahvaarv\t")


def test_what_stays_ambiguous_lists_its_candidates_and_takes_none(kdg: Kdg, real: Path) -> None:
    said = (
        'kdg: "GDP" means 4 entries; name one by its id\n'
        "     gdp-per-capita  一人当たりGDP（名目）\n"
        "     gdp-per-capita-ppp  一人当たりGDP（購買力平価とみられる値）\n"
        "     gdp-nominal  GDP（名目）\n"
        "     gdp-rank  GDPの世界順位\n"
    )
    assert kdg("show", "GDP", file=real) == (1, "", said)
    ran = kdg("show", "GDP", "--json", file=real)
    assert (ran.code, ran.err) == (1, said)
    assert json.loads(ran.out)["item"] is None


def test_profile_shows_all_the_facts_that_a_name_means(kdg: Kdg, real: Path) -> None:
    def ids(*words: str) -> list[str]:
        ran = kdg("profile", *words, "--json", file=real)
        assert (ran.code, ran.err) == (0, "")
        return [item["id"] for item in json.loads(ran.out)["items"]]

    gdp = ["gdp-per-capita", "gdp-per-capita-ppp", "gdp-nominal", "gdp-rank"]
    assert ids("GDP") == ids("gdp") == ids("ＧＤＰ") == gdp
    assert ids("DGI") == ["oecd-dgi-2019"]
    assert ids("gdp-nominal") == ["gdp-nominal"]
    assert "population-density" not in ids("人口")
    assert "population" in ids("人口")
    assert ids("人口密度") == ["population-density"]
    assert ids("EGDI") == ["un-egdi-2020"]
    assert ids("幸福度") == ["world-happiness-2021"]


def test_value_of_one_fact(kdg: Kdg, real: Path) -> None:
    assert kdg("profile", "gdp-nominal", "--value", file=real) == (0, "1630820\n", "")
    assert kdg("profile", "population", "--value", file=real) == (0, "51780000\n", "")
    assert kdg("profile", "un-egdi-2020", "--value", file=real) == (0, "2\n", "")
    assert kdg("profile", "oecd-dgi-2019", "--value", file=real).out == "1\n"
    ran = kdg("profile", "GDP", "--value", file=real)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kdg: --value prints one number; name the fact by its id\n     gdp-per-capita  ")


def test_terms_takes_terms_only(kdg: Kdg) -> None:
    for ref in ("egdi-2020", "1.1", "arengukava"):
        ran = kdg("terms", ref)
        assert (ran.code, ran.out, ran.err.splitlines()[0]) == (1, "", f'kdg: no term "{ref}"')
    ran = kdg("profile", "x-tee")
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (1, "", 'kdg: no fact "x-tee"')


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("show", "egdi-2021"), "did you mean egdi-2020?"),
        (("show", "e-valimised-2005"), "did you mean e-valimised?"),
        (("show", "1.1", "1.2"), "did you mean 1.1, 1.2?"),
        (("show", "zzzzqq"), "kdg search zzzzqq looks in all texts"),
        (("notes", "zzzzqq"), "kdg search zzzzqq looks in all texts"),
        (("sources", "zzzzqq"), "kdg search zzzzqq looks in all texts"),
        (("terms", "zzzzqq"), "kdg search zzzzqq looks in all texts"),
        (("profile", "zzzzqq"), "kdg search zzzzqq looks in all texts"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_not_found_has_one_hint(kdg: Kdg, args: tuple[str, ...], hint: str) -> None:
    what = {"terms": "term", "profile": "fact"}.get(args[0], "entry")
    assert kdg(*args) == (1, "", f'kdg: no {what} "{" ".join(args[1:])}"\n     {hint}\n')


@pytest.mark.parametrize("ref", ["", " ", "　", "\t"])
def test_an_empty_ref_is_not_found_and_gets_no_empty_hint(kdg: Kdg, ref: str) -> None:
    for command in ("show", "terms", "profile", "notes", "sources"):
        ran = kdg(command, ref)
        assert (ran.code, ran.out) == (1, "")
        assert "kdg search  " not in ran.err


LONG = [
    "1." * 5000,
    "戦略1" * 3000 + "x",
    "1 " * 5000 + "x",
    "目標" * 600,
    "1.2.2" * 2000 + "a",
    "9" * 10_000,
    "." * 10_000,
]


@pytest.mark.parametrize("ref", LONG, ids=lambda ref: ref[:6])
def test_a_very_long_ref_ends_soon(process: Process, ref: str) -> None:
    start = time.perf_counter()
    assert find_number(package.load(REAL), ref) is None
    assert time.perf_counter() - start < 1
    code, out, err = process("show", "--", ref, file=REAL, timeout=5)
    assert (code, out) == (1, b"")
    assert err.count(b"\n") <= 2


@given(st.text(max_size=30))
def test_any_text_is_one_entry_or_an_error_of_ours(text: str) -> None:
    library = package.load(SMALL)
    for look in (lambda: find(library, [text]), lambda: find_facts(library, [text])):
        try:
            look()
        except KdgError as error:
            assert error.code == 1
            assert "\n" not in error.message
