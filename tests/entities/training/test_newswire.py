from __future__ import annotations

from reader.entities.training.newswire import newswire


def test_the_same_seed_gives_the_same_agency_copy() -> None:
    assert newswire(3, 8) == newswire(3, 8)
    assert newswire(3, 8) != newswire(4, 8)


def test_every_span_holds_a_name_and_no_gap() -> None:
    for document in newswire(1, 200):
        last = 0
        for start, end, _ in document.spans:
            name = document.text[start:end]
            assert last <= start < end
            assert name == name.strip()
            assert name[0].isalnum()
            last = end


def test_no_slot_stays_open() -> None:
    assert not any("{" in document.text or "}" in document.text for document in newswire(2, 300))


def test_a_town_is_an_organisation_where_it_plays_and_a_place_where_it_is() -> None:
    kinds: dict[str, set[str]] = {}
    for document in newswire(5, 300):
        for start, end, label in document.spans:
            kinds.setdefault(document.text[start:end].title(), set()).add(label)
    both = {name for name, found in kinds.items() if found == {"ORG", "LOC"}}
    assert len(both) > 20
    assert both & {"New York", "Los Angeles", "Chicago", "Boston", "Houston", "Dallas", "Detroit", "Toronto"}


def test_some_articles_have_their_tokens_apart() -> None:
    texts = [document.text for document in newswire(6, 60)]
    assert any(" ( " in text for text in texts)
    assert any(" (" in text and "( " not in text for text in texts)
