"""Corrections of names over what was found: pure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Entity, Mention
from reader.store.corrected import APART, KIND, NOT, SAME, NameRules, corrected, key_of, rules_of

FOUND = (
    Mention(0, 0, 11, "Wang Minjie", "person", "Wang Minjie"),
    Mention(0, 20, 24, "Wang", "person", "Wang Minjie"),
    Mention(1, 0, 6, "Pellux", "person", "Pellux"),
    Mention(1, 10, 19, "Pellux AG", "org", "Pellux AG"),
    Mention(1, 30, 34, "2024", "date", "2024"),
)
ENTITIES = (
    Entity("Wang Minjie", "person", 2, ("Wang",)),
    Entity("Pellux", "person", 1),
    Entity("Pellux AG", "org", 1, (), "Pellux"),
)


def under(
    *rows: tuple[str, str, str, str], article: int = 1
) -> tuple[list[tuple[str, str]], dict[str, tuple[str, int]]]:
    mentions, entities = corrected(FOUND, ENTITIES, rules_of(rows, article))
    return [(m.text, m.entity) for m in mentions], {e.name: (e.kind, e.count) for e in entities}


def test_without_rules_nothing_changes() -> None:
    assert corrected(FOUND, ENTITIES, NameRules()) == (FOUND, ENTITIES)


def test_no_name_takes_mentions_and_the_entity_with_its_last_one() -> None:
    mentions, entities = under((NOT, "*", key_of("PELLUX"), "Pellux"))
    assert ("Pellux", "Pellux") not in mentions
    assert "Pellux" not in entities
    assert entities["Pellux AG"] == ("org", 1)


def test_no_name_here_leaves_other_articles_alone() -> None:
    row = (NOT, "1", key_of("Wang"), "Wang")
    assert under(row)[1]["Wang Minjie"] == ("person", 1)
    assert under(row, article=2)[1]["Wang Minjie"] == ("person", 2)


def test_two_merged_names_are_one_of_one_kind() -> None:
    mentions, entities = under((SAME, "*", key_of("Pellux"), "Pellux AG"), (KIND, "*", key_of("Pellux AG"), "org"))
    assert entities["Pellux AG"] == ("org", 2)
    assert ("Pellux", "Pellux AG") in mentions
    assert "Pellux" not in entities


def test_a_name_split_off_stands_for_itself() -> None:
    _, entities = under((APART, key_of("Wang Minjie"), key_of("Wang"), "Wang"))
    assert entities["Wang"] == ("person", 1)
    assert entities["Wang Minjie"] == ("person", 1)


def test_names_merged_one_after_the_other_and_in_a_circle_come_to_an_end() -> None:
    chain = rules_of([(SAME, "*", key_of("A"), "B"), (SAME, "*", key_of("B"), "C")])
    assert chain.name_of("a") == "C"
    assert rules_of([(SAME, "*", key_of("A"), "B"), (SAME, "*", key_of("B"), "A")]).name_of("A") in ("A", "B")


NAMES = st.sampled_from([m.entity for m in FOUND] + ["Wang", "New Name"])
ROWS = st.lists(
    st.one_of(
        st.tuples(st.just(NOT), st.sampled_from(["*", "1", "2"]), NAMES.map(key_of), NAMES),
        st.tuples(st.just(SAME), st.just("*"), NAMES.map(key_of), NAMES),
        st.tuples(st.just(APART), NAMES.map(key_of), NAMES.map(key_of), NAMES),
        st.tuples(st.just(KIND), st.just("*"), NAMES.map(key_of), st.sampled_from(["org", "place", "no kind"])),
    ),
    max_size=6,
)


@given(ROWS)
def test_whatever_the_rules_places_stay_and_every_entity_counts_its_mentions(
    rows: list[tuple[str, str, str, str]],
) -> None:
    mentions, entities = corrected(FOUND, ENTITIES, rules_of(rows, 1))
    places = {(m.block, m.start, m.end, m.text) for m in FOUND}
    assert {(m.block, m.start, m.end, m.text) for m in mentions} <= places
    for entity in entities:
        assert entity.count == sum((m.entity, m.kind) == (entity.name, entity.kind) for m in mentions)
    assert len({(e.name, e.kind) for e in entities}) == len(entities)
