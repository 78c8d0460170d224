from __future__ import annotations

import threading
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.query import parse
from reader.store import Interrupted, Store
from tests.store.making import feed, filed


@pytest.fixture
def shelf(store: Store) -> dict[str, int]:
    titles = {
        "ferry": "Ferry to the islands delayed by fog",
        "tram": "Night tram returns to the old harbour",
        "bread": "Bakers argue over the price of rye",
        "tokyo": "東京で新しい図書館が開館",
        "thai": "Library opens",
        "accent": "Café Zürich closes its doors",
    }
    bodies = [
        "Passengers waited while the harbour master watched the fog. Ferries run again at noon.",
        "The tram runs until three. Drivers asked for longer breaks.",
        "Rye is dear this year, and the mills are running late.",
        "市民は朝から並んだ。図書館には五万冊の本がある。",
        "ห้องสมุดใหม่เปิดแล้ววันนี้",
        "An end after eighty years.",
    ]
    return dict(zip(titles, filed(store, feed(store), [*titles.values()], bodies), strict=True))


def found(store: Store, query: str, live: bool = False) -> list[int]:
    return [id for id, _ in store.search.search(query, live=live)]


def test_words_find_titles_and_bodies_in_any_form(store: Store, shelf: dict[str, int]):
    assert set(found(store, "harbour")) == {shelf["ferry"], shelf["tram"]}
    assert set(found(store, "running")) == {shelf["ferry"], shelf["tram"], shelf["bread"]}
    assert found(store, "ferry noon") == [shelf["ferry"]]
    assert found(store, "cafe zurich") == [shelf["accent"]]


def test_a_word_in_the_title_weighs_more(store: Store, shelf: dict[str, int]):
    assert found(store, "harbour")[0] == shelf["tram"]


def test_phrases_beginnings_negation_and_or(store: Store, shelf: dict[str, int]):
    assert found(store, '"night tram"') == [shelf["tram"]]
    assert found(store, '"tram night"') == []
    assert found(store, "passen*") == [shelf["ferry"]]
    assert found(store, "harbour -fog") == [shelf["tram"]]
    assert set(found(store, "fog OR rye")) == {shelf["ferry"], shelf["bread"]}
    assert shelf["ferry"] not in found(store, "-fog")
    assert len(found(store, "-fog")) == 5
    assert found(store, "title:harbour") == [shelf["tram"]]


def test_words_and_fields_together(store: Store, shelf: dict[str, int]):
    store.journal.star([shelf["tram"]])
    assert found(store, "harbour is:starred") == [shelf["tram"]]
    assert found(store, "harbour feed:99") == []


def test_a_run_of_chinese_or_thai_is_found_in_the_middle(store: Store, shelf: dict[str, int]):
    assert found(store, "図書館") == [shelf["tokyo"]]
    assert found(store, "五万冊") == [shelf["tokyo"]]
    assert found(store, "館図") == []
    assert found(store, "図", live=True) == [shelf["tokyo"]]
    assert found(store, "ใหม่") == [shelf["thai"]]


def test_the_half_typed_word_is_a_beginning_in_titles(store: Store, shelf: dict[str, int]):
    assert found(store, "fer", live=True) == [shelf["ferry"]]
    assert found(store, "harbour tr", live=True) == [shelf["tram"]]
    assert found(store, "noon fer", live=True) == [shelf["ferry"]], "a whole word of the text, a half one of the title"
    assert found(store, "noon", live=True) == [shelf["ferry"]], "the last word as it stands in the text"
    assert found(store, '"night tr', live=True) == []
    assert found(store, "feed:", live=True) != []


def test_punctuation_alone_is_no_search_and_no_error(store: Store, shelf: dict[str, int]):
    for query in ("-", "!!!", '"', "* *", 'a"b', "NEAR", "^x", "'"):
        store.search.search(query, live=True)


@given(st.text(max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_in_the_search_box_is_an_error(store: Store, text: str):
    for id, _ in store.search.search(text, live=True):
        store.search.snippets(text, [id])


def test_snippets_show_what_matched(store: Store, shelf: dict[str, int]):
    shown = store.search.snippets("ferry", [shelf["ferry"], shelf["bread"]])
    snippet = shown[shelf["ferry"]]
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["Ferries"]
    assert shown[shelf["bread"]].marks == ()
    assert shown[shelf["bread"]].text.startswith("Rye is dear")


def test_a_snippet_of_unspaced_text_points_at_the_right_characters(store: Store, shelf: dict[str, int]):
    snippet = store.search.snippets("図書館", [shelf["tokyo"]])[shelf["tokyo"]]
    assert "".join(snippet.text[a:b] for a, b in snippet.marks) == "図書館"
    assert "\u200b" not in snippet.text


def test_a_snippet_deep_in_a_text_is_the_passage_with_most_matches(store: Store):
    body = (
        "Nothing here. " * 60
        + "A lamp. "
        + "More of nothing. " * 60
        + "The lamp beside the other lamp shone. "
        + "End. " * 90
    )
    (id,) = filed(store, feed(store), ["Light"], [body])
    snippet = store.search.snippets("lamp", [id])[id]
    assert len(snippet.marks) == 2
    assert all(snippet.text[a:b] == "lamp" for a, b in snippet.marks)
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) < 200


def test_only_listed_articles_are_found(store: Store, shelf: dict[str, int]):
    store.journal.remove_feed(1)
    assert found(store, "harbour") == []
    assert found(store, "har", live=True) == []


def test_the_whole_index_can_be_made_anew(store: Store, shelf: dict[str, int]):
    store.search.clear()
    assert found(store, "harbour") == []
    store.search.index(store.waiting.next("index"))
    assert set(found(store, "harbour")) == {shelf["ferry"], shelf["tram"]}
    assert store.waiting.next("index") == []


def test_a_search_can_be_interrupted_from_another_thread(store: Store):
    filed(store, feed(store), [f"tram {n}" for n in range(50)], ["tram " * 50] * 50)
    db = store.read()
    # A query that would run for ages: the interruption is what ends it.
    slow = "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n"
    outcome: list[type[BaseException]] = []

    def run() -> None:
        try:
            with store.search._interruptible() as mine:
                running.set()
                mine.number(slow)
        except Interrupted as error:
            outcome.append(type(error))

    running = threading.Event()
    worker = threading.Thread(target=run)
    worker.start()
    running.wait(5)
    while worker.is_alive():
        store.search.stop()
        time.sleep(0.01)
    assert outcome == [Interrupted]
    assert db.number("select 1") == 1


def test_a_query_as_a_tree_filters_lists_by_words_too(store: Store, shelf: dict[str, int]):
    assert {*store.lists.ids(parse("harbour OR is:starred"))} == {shelf["ferry"], shelf["tram"]}
    assert [*store.lists.ids(parse("(harbour -tram) -is:read"))] == [shelf["ferry"]]
