"""What a wrapped contact line leaves behind is no institution."""

from __future__ import annotations

from tests.lines import lines_of
from zhinaq.recognise.front.people.people import read_people


def test_the_label_and_the_name_of_a_wrapped_contact_are_not_taken_for_institutions() -> None:
    text = """
    1 Shore University, Northmere
    * Corresponding author:
    nobody@example.org
    ORCID:
    A.B. Nobody
    """
    people = read_people(lines_of(text))
    assert [a.text.chars for a in people.affiliations] == ["Shore University, Northmere"]
