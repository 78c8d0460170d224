"""Stories, copies and links of the sample archive."""

from __future__ import annotations

from itertools import chain

import pytest

from reader.library import Library
from reader.model import Headline, Related
from tests.demo.conftest import titled


def test_eight_stories_and_more_have_two_sources(library: Library) -> None:
    stories = library.stories()
    assert sum(story.sources >= 2 for story in stories) >= 8
    assert sum(story.sources >= 3 for story in stories) >= 5
    assert max(len(story.articles) for story in stories) < 10, "a story that swallows its neighbours is no story"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ferry with 412 aboard loses power", "A night on the Sankt Orla"),
        ("Ferry with 412 aboard loses power", "Tornvik Line Shares Sink"),
        ("Orrin to close Hangzhou AI lab", "Who maintains Lattice now?"),
        ("Kestrel-2 lands near", "A soft landing on a hard slope"),
        ("Code registry Quillpack pulls", "Your Line-Breaking Package"),
    ],
)
def test_one_event_in_different_words_is_one_story(heads: list[Headline], one: str, two: str) -> None:
    assert titled(heads, one).story == titled(heads, two).story is not None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kestrel-2 lands near", "Arden agency launches Kestrel-2"),
        ("Ferry with 412 aboard loses power", "Inspectors order repairs"),
        ("Ferry with 412 aboard loses power", "storm gate at Tornvik"),
    ],
)
def test_the_same_names_in_other_months_and_matters_are_other_stories(
    heads: list[Headline], one: str, two: str
) -> None:
    assert titled(heads, one).story != titled(heads, two).story


def test_wire_reports_are_copied_by_other_outlets(heads: list[Headline], related: dict[int, Related]) -> None:
    pairs = {tuple(sorted((id, row.id))) for id, found in related.items() for row in found.copies}
    assert len(pairs) >= 6
    assert sum(head.copies >= 2 for head in heads) >= 3, "one report is carried by two outlets"
    for row in chain.from_iterable(found.copies for found in related.values()):
        assert any("same text" in reason for reason in row.reasons)


def test_a_copy_cut_to_its_first_half_is_still_a_copy(heads: list[Headline], related: dict[int, Related]) -> None:
    half, whole = titled(heads, "Herring quota falls"), titled(heads, "Fisheries council cuts")
    assert half.words < 0.8 * whole.words
    assert whole.id in {row.id for row in related[half.id].copies}


def test_follow_ups_find_what_came_before_and_say_why(related: dict[int, Related]) -> None:
    assert sum(bool(found.earlier) for found in related.values()) >= 10
    for row in chain.from_iterable(found.earlier for found in related.values()):
        assert row.reasons
        assert "earlier" in row.reasons[-1]


def test_months_later_the_landing_recalls_the_launch(heads: list[Headline], related: dict[int, Related]) -> None:
    landing, launch = titled(heads, "Kestrel-2 lands near"), titled(heads, "Arden agency launches")
    assert launch.id in {row.id for row in related[landing.id].earlier}


def test_background_links_stand_on_shared_names(related: dict[int, Related]) -> None:
    assert sum(bool(found.background) for found in related.values()) >= 10


def test_one_quotation_joins_outlets_that_share_no_other_sentence(
    heads: list[Headline], related: dict[int, Related]
) -> None:
    night, boats = titled(heads, "A night on the Sankt Orla"), titled(heads, "Eleven boats went out")
    (row,) = [row for row in related[night.id].same_story if row.id == boats.id]
    assert any("walk to the stern" in reason for reason in row.reasons)
