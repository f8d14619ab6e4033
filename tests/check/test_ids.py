from __future__ import annotations

from zhinaq.check.ids import ids, volume_ids
from zhinaq.tei import XML_ID, E


def tree(*content, key: str = "a001"):
    return E.TEI({XML_ID: key}, E.text(E.body(*content)))


def test_a_doubled_id_and_a_dangling_pointer_are_found() -> None:
    article = tree(E.p({XML_ID: "a001-p1"}), E.p({XML_ID: "a001-p1"}), E.p(E.ref(target="#a001-b1 #a001-b9")),
                   E.p({XML_ID: "a001-b1"}))  # fmt: skip
    found = [(f.code, dict(f.values)) for f in ids(article, {})]
    assert found == [("tei-002", {"id": "a001-p1"}), ("tei-003", {"target": "#a001-b9"})]


def test_pointers_into_the_volume_are_checked_with_the_volume() -> None:
    article = tree(E.p(E.ref(target="#sec1")), E.p(E.corr(resp="#zhinaq")))
    assert list(ids(article, {})) == []
    header = E.teiCorpus(E.p({XML_ID: "zhinaq"}))
    assert [f.values["target"] for f in volume_ids(header, [article])] == ["#sec1"]


def test_an_id_in_two_articles_is_found() -> None:
    assert [f.code for f in volume_ids(E.teiCorpus(), [tree(), tree()])] == ["tei-002"]
