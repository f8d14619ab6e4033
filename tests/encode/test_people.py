from __future__ import annotations

from tests.encode.blocks import block
from zhinaq.encode.people import people
from zhinaq.encode.place import Context, Ids
from zhinaq.finding import Report
from zhinaq.tei import XML_LANG, text_of


def context() -> Context:
    return Context("a001", "kk", Ids("a001"), Report())


def test_parallel_bylines_merge_by_position() -> None:
    authors, _ = people([
        block("author", "А. Ойдан", 1, n=1), block("author", "Б. Қиял", 1, n=2),
        block("author", "A. Oydan", 9, "en", n=1), block("author", "B. Qiyal", 9, "en", n=2),
    ], context())  # fmt: skip
    names = [[(n.get(XML_LANG), text_of(n)) for n in a.findall("{*}persName")] for a in authors]
    assert names == [[("kk", "А. Ойдан"), ("en", "A. Oydan")], [("kk", "Б. Қиял"), ("en", "B. Qiyal")]]


def test_a_shorter_byline_merges_by_likeness_and_a_stranger_is_reported() -> None:
    c = context()
    authors, _ = people([
        block("author", "А. Ойданов", 1, n=1), block("author", "Б. Қиялбаев", 1, n=2),
        block("author", "С. Түс", 1, n=3),
        block("author", "B. Qiyalbayev", 9, "en", n=1), block("author", "N. Stranger", 9, "en", n=2),
    ], c)  # fmt: skip
    assert [len(a.findall("{*}persName")) for a in authors] == [1, 2, 1, 1]
    assert [f.code for f in c.report.findings] == ["tei-011"]


def test_an_affiliation_is_printed_for_each_author_and_named_once_as_organisation() -> None:
    authors, orgs = people([
        block("author", "А. Ойдан", 1, n=1, affiliations=(1,)), block("author", "Б. Қиял", 1, n=2, affiliations=(1, 2)),
        block("affiliation", "Ойдан университеті, Алматы, Қазақстан", 2, n=1),
        block("affiliation", "Қиял институты", 3, n=2),
        block("affiliation", "Oydan University, Almaty, Kazakhstan", 9, "en", n=1),
        block("affiliation", "Qiyal Institute", 10, "en", n=2),
    ], context())  # fmt: skip
    refs = [[(f.get("ref"), f.get("source")) for f in a.findall("{*}affiliation")] for a in authors]
    assert refs == [[("#a001-org1", "raw:1,2")], [("#a001-org1", None), ("#a001-org2", "raw:2,3")]]
    assert [[text_of(n) for n in o.findall("{*}orgName")] for o in orgs] == [
        ["Ойдан университеті", "Oydan University"], ["Қиял институты", "Qiyal Institute"],
    ]  # fmt: skip
    assert text_of(orgs[0].find("{*}placeName")) == "Алматы, Қазақстан"


def test_affiliations_without_marks_belong_to_all() -> None:
    authors, _ = people([
        block("author", "А. Ойдан", 1, n=1), block("author", "Б. Қиял", 1, n=2), block("affiliation", "Ойдан", 2, n=1),
    ], context())  # fmt: skip
    assert [len(a.findall("{*}affiliation")) for a in authors] == [1, 1]


def test_marks_of_authors_and_institutions_go_into_the_log() -> None:
    c = context()
    people([block("author", "А. Ойдан", 1, n=1, marks=("1", "*")), block("affiliation", "Ойдан", 2, n=1, mark="1")], c)
    assert [(r.kind, r.before) for r in c.report.repairs] == [("mark", "1"), ("mark", "1")]
