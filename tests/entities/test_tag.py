from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.entities.tag import Tagged, tag, tag_text
from reader.model import TITLE_BLOCK, Artefact, Block, EntityKind

TITLE = "Amazon Shuts Nairobi Robot Lab in Surprise Strategic Retreat"
BODY = (
    "Amazon has closed its robot laboratory in Nairobi after a nine-year run, ending work on grippers in Kenya.",
    "Ilse Marquardt, a senior engineer at AWS, confirmed the closure in a WeChat post. Marquardt said the team had "
    "published more than 80 academic papers and earned Amazon nearly $400 million.",
    "The AWS Kenya division once employed over 900 people, and in 2023 IBM and Microsoft left the country as well.",
    "Rules made by the TRUMP administration keep American firms from hiring abroad, and talent FLOW is a concern of "
    "companies like Tencent, Baidu and McKinsey.",
    "Amazon’s retreat is part of a growing exodus of US companies. America is pulling out of Kenya.",
)
SCAR = BODY[3].index("TRUMP"), BODY[3].index("FLOW")
ARTEFACTS = (
    Artefact(3, SCAR[0], SCAR[0] + 5, "Trump", "written like a ticker"),
    Artefact(3, SCAR[1], SCAR[1] + 4, "flow", "capitalised like a ticker"),
)
PROMO = Block("p", "Lantern Academy: Save Your Spot at Robot Week in Vienna", kept=False, reason="an offer")


@pytest.fixture(scope="module")
def tagged() -> Tagged:
    return tag(TITLE, [*(Block("p", text) for text in BODY), PROMO], artefacts=ARTEFACTS)


def kinds(tagged: Tagged) -> dict[str, EntityKind]:
    return {mention.text: mention.kind for mention in tagged.mentions}


def test_names_get_their_kinds(tagged: Tagged) -> None:
    found = kinds(tagged)
    for name in ("Amazon", "AWS", "IBM", "Microsoft", "Tencent", "Baidu", "McKinsey"):
        assert found[name] == "org", name
    for name in ("Nairobi", "Kenya", "US", "America"):
        assert found[name] == "place", name
    assert found["Ilse Marquardt"] == found["Marquardt"] == found["TRUMP"] == "person"
    assert found["WeChat"] == "product"
    assert found["American"] == "group"


def test_measures_are_found_with_their_adverbs(tagged: Tagged) -> None:
    found = kinds(tagged)
    assert found["nearly $400 million"] == "money"
    assert found["more than 80 academic papers"] == "quantity"
    assert found["over 900 people"] == "quantity"
    assert found["nine-year"] == "quantity"
    assert found["2023"] == "date"


def test_scars_and_headline_words_are_nobody(tagged: Tagged) -> None:
    for word in ("FLOW", "Shuts", "Surprise", "Strategic Retreat", "Rules"):
        assert word not in kinds(tagged)


def test_a_title_case_headline_is_split_into_its_names(tagged: Tagged) -> None:
    assert [m.text for m in tagged.mentions if m.block == TITLE_BLOCK] == ["Amazon", "Nairobi"]


def test_cut_blocks_are_not_read(tagged: Tagged) -> None:
    assert "Vienna" not in kinds(tagged)


def test_offsets_point_at_their_words_without_overlaps(tagged: Tagged) -> None:
    blocks = [*(Block("p", text) for text in BODY), PROMO]
    last: dict[int, int] = {}
    for mention in tagged.mentions:
        text = TITLE if mention.block == TITLE_BLOCK else blocks[mention.block].text
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= last.get(mention.block, 0)
        last[mention.block] = mention.end


def test_one_entity_has_one_name(tagged: Tagged) -> None:
    entity = {mention.text: mention.entity for mention in tagged.mentions}
    assert entity["Marquardt"] == "Ilse Marquardt"
    assert entity["TRUMP"] == "Trump"
    assert entity["US"] == entity["America"] == "United States"


def test_a_child_is_related_and_not_merged(tagged: Tagged) -> None:
    by_name = {entity.name: entity for entity in tagged.entities}
    assert by_name["AWS"].parent == "Amazon"
    assert by_name["Amazon"].parent is None
    assert by_name["Amazon"].count == 4


def test_what_a_person_called_a_name_wins() -> None:
    text = "Yesterday Lantern opened a second shop, and Lantern will open a third."
    found = tag("", [Block("p", text)], known_names={"Lantern": "org"})
    assert [(m.text, m.kind) for m in found.mentions if m.text == "Lantern"] == [("Lantern", "org")] * 2


def test_plain_text_offsets_count_from_its_start() -> None:
    text = "First line.\n\nAngela Merkel spoke in Berlin.\nShe left on Monday."
    found = tag_text(text)
    assert {m.text for m in found.mentions} >= {"Angela Merkel", "Berlin", "Monday"}
    assert all(text[m.start : m.end] == m.text and m.block == 0 for m in found.mentions)


@pytest.mark.parametrize("text", ["", "\n\n", " ", ".", "\t", "a", "-", "’s", "$"])
def test_next_to_nothing_gives_nothing(text: str) -> None:
    assert tag_text(text) == Tagged()
    assert tag("", [Block("p", text)]) == Tagged()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Deutsche Bank und der Minister trafen Angela Merkel in Berlin, und das war auch für sie neu.",
            "Angela Merkel",
        ),
        ("Le président Emmanuel Macron est arrivé à Lyon avec les ministres dans un train.", "Emmanuel Macron"),
        ("El presidente Pedro Sánchez viajó a Barcelona con los ministros en un tren.", "Pedro Sánchez"),
    ],
)
def test_names_in_other_latin_languages_are_whole(text: str, expected: str) -> None:
    assert (expected, "person") in [(m.text, m.kind) for m in tag_text(text).mentions]


@pytest.mark.parametrize(
    "text", ["上海的实验室昨天关闭了，员工们很难过。", "أغلقت الشركة مختبرها في المدينة أمس", "המעבדה נסגרה אתמול בעיר"]
)
def test_other_scripts_are_not_swallowed_by_a_name(text: str) -> None:
    assert [m for m in tag_text(text + " IBM " + text).mentions if m.text != "IBM"] == []


ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(list("ABCabc 12.,'’$%-\n\t")),
        st.sampled_from(["é", "\u0301", "ǅ", "İ", "ß", "👩", "\u200d"]),
    ),
    max_size=120,
)


@given(ODD)
@settings(max_examples=200, deadline=None)
def test_offsets_are_right_for_any_text(text: str) -> None:
    last = 0
    for mention in tag_text(text).mentions:
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        last = mention.end


@given(ODD, ODD)
@settings(max_examples=60, deadline=None)
def test_offsets_are_right_for_any_title_and_block(title: str, text: str) -> None:
    for mention in tag(title, [Block("code", "x"), Block("p", text)]).mentions:
        source = title if mention.block == TITLE_BLOCK else text
        assert mention.block in (TITLE_BLOCK, 1)
        assert source[mention.start : mention.end] == mention.text


def test_the_same_article_always_gives_the_same_mentions(tagged: Tagged) -> None:
    assert tag(TITLE, [*(Block("p", text) for text in BODY), PROMO], artefacts=ARTEFACTS) == tagged


def test_the_model_names_its_sources() -> None:
    notice = Path(__file__).parents[2] / "reader" / "entities" / "data" / "NOTICE"
    assert "CC BY-SA 4.0" in notice.read_text()
    assert sum(path.stat().st_size for path in notice.parent.iterdir()) < 5_000_000


def test_a_count_is_no_part_of_the_name_before_it():
    tagged = tag_text(
        "The inspectors, who came in May, have given Tornvik Line 60 days to mend the doors of its ferry."
    )
    assert ("60 days", "quantity") in [(m.text, m.kind) for m in tagged.mentions]
    assert "Tornvik Line" in [m.text for m in tagged.mentions]
