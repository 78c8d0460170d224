from __future__ import annotations

from datetime import timedelta

from reader.query import parse
from reader.store import Store
from tests.store.making import NOW, feed, filed

DAY = int(NOW.timestamp()) // 86_400
BIG = 2**63 - 1


SIGNS = [bytes((0, 0, 0, shingles, 0)) for shingles in range(1, 6)]
"""Fingerprints of texts of a few words."""


def test_features_are_found_by_terms_of_a_span_of_days(store: Store):
    a, b, c = filed(store, feed(store), ["a", "b", "c"])
    store.stories.save_features(a, NOW, 1, SIGNS[0], [1, 2, BIG])
    store.stories.save_features(b, NOW - timedelta(days=3), 1, SIGNS[1], [2, 3])
    store.stories.save_features(c, NOW - timedelta(days=30), 1, SIGNS[2], [2])
    assert store.stories.with_terms([2, 3, BIG], DAY - 14, DAY) == {a: [2, BIG], b: [2, 3]}
    assert store.stories.with_terms([2], DAY - 60, DAY, per_term_limit=2) == {a: [2], b: [2]}
    rows = store.stories.features([a, b])
    assert (rows[a].features, rows[a].feed_id, rows[a].story_id) == (SIGNS[0], 1, None)
    assert rows[b].published == NOW - timedelta(days=3)


def test_saving_features_again_replaces_them(store: Store):
    (a,) = filed(store, feed(store), ["a"])
    store.stories.save_features(a, NOW, 1, SIGNS[3], [1, 2])
    store.stories.save_features(a, NOW, 1, SIGNS[4], [2, 3])
    assert store.stories.features([a])[a].features == SIGNS[4]
    assert store.stories.with_terms([2, 3], DAY, DAY) == {a: [2, 3]}


def test_document_frequencies_add_up(store: Store):
    store.stories.add_df([1, 2])
    store.stories.add_df({2: 3, 5: 1}, articles=3)
    assert store.stories.df([1, 2, 3, 5]) == {1: 1, 2: 4, 5: 1}
    assert store.stories.n() == 4


def test_stories_newest_first_with_their_articles(store: Store):
    one, two = feed(store, "one"), feed(store, "two")
    a, b = filed(store, one, ["a", "b"])
    c, _ = filed(store, two, ["c", "d"])
    first, single = store.stories.new_story(), store.stories.new_story()
    store.stories.set_story({a: first, b: first, c: single})
    store.journal.mark_read([a])
    (story,) = store.stories.stories()
    assert (story.story, story.articles, story.sources, story.unread) == (first, (a, b), 1, 1)
    assert (story.first, story.last) == (NOW - timedelta(hours=2), NOW - timedelta(hours=1))
    assert len(store.stories.stories(include_single=True)) == 2
    assert len(store.stories.stories(include_single=True, limit=1)) == 1
    assert [s.story for s in store.stories.stories(parse("feed:one"))] == [first]
    assert store.stories.stories(parse("feed:two")) == []
    assert store.stories.members(first) == [b, a]


def test_the_newest_stories_are_the_first_of_all(store: Store):
    ids = filed(store, feed(store), [f"a{n}" for n in range(12)])
    stories = [store.stories.new_story() for _ in range(4)]
    store.stories.set_story({id: stories[n % 3] for n, id in enumerate(ids[:9])} | {ids[9]: stories[3]})
    everything = [story.story for story in store.stories.stories()]
    assert len(everything) == 3
    for limit in (1, 2, 3, 4):
        assert [story.story for story in store.stories.stories(limit=limit)] == everything[:limit]
    alone = [story.story for story in store.stories.stories(include_single=True)]
    assert [story.story for story in store.stories.stories(include_single=True, limit=4)] == alone


def test_an_article_that_moves_leaves_its_old_story(store: Store):
    a, b, c = filed(store, feed(store), ["a", "b", "c"])
    first, second = store.stories.new_story(), store.stories.new_story()
    store.stories.set_story({a: first, b: first, c: second})
    store.stories.set_story({b: second})
    assert [s.story for s in store.stories.stories()] == [second]
    assert store.lists.headlines([b])[0].story == second
    assert store.doctor.examine() == []


def test_links_are_remembered_for_their_stamp_only(store: Store):
    (a,) = filed(store, feed(store), ["a"])
    stamp = store.stories.stamp(a)
    store.stories.save_links(a, b"payload", stamp)
    assert store.stories.links(a, stamp) == b"payload"
    store.stories.set_story({a: store.stories.new_story()})
    assert store.stories.stamp(a) != stamp
    assert store.stories.links(a, store.stories.stamp(a)) is None


def test_the_stamp_of_links_stays_while_other_stories_grow_a_little(store: Store):
    a, b, c = filed(store, feed(store), ["a", "b", "c"])
    mine, other = store.stories.new_story(), store.stories.new_story()
    store.stories.set_story({a: mine})
    store.stories.add_df([1], articles=10_000)
    stamp = store.stories.stamp(a)
    store.stories.set_story({b: other, c: other})
    store.stories.add_df([1], articles=2)
    assert store.stories.stamp(a) == stamp
    store.stories.add_df([1], articles=2_000)
    assert store.stories.stamp(a) != stamp, "much that is new came in: there may be background in it"


def test_links_are_forgotten_when_the_article_is_fingerprinted_anew(store: Store):
    (a,) = filed(store, feed(store), ["a"])
    store.stories.save_links(a, b"payload", store.stories.stamp(a))
    store.stories.save_features(a, NOW, 1, SIGNS[3], [1])
    assert store.stories.links(a, store.stories.stamp(a)) is None


def test_clearing_forgets_stories_and_keeps_corrections(store: Store):
    a, b = filed(store, feed(store), ["a", "b"])
    store.stories.set_story(dict.fromkeys([a, b], store.stories.new_story()))
    store.stories.save_features(a, NOW, 1, SIGNS[3], [1])
    store.stories.add_df([1])
    store.journal.correct("not related", str(a), str(b), "yes", "Set two articles apart")
    store.stories.clear()
    assert store.stories.stories(include_single=True) == []
    assert store.stories.n() == 0
    assert store.lists.headlines([a])[0].story is None
    assert store.corrections.about("not related", str(a)) == {str(b): "yes"}
    assert store.doctor.examine() == []


def test_reads_inside_a_transaction_see_what_it_has_written(store: Store):
    a, b = filed(store, feed(store), ["a", "b"])
    with store.write():
        store.stories.save_features(a, NOW, 1, SIGNS[3], [4])
        assert store.stories.with_terms([4], DAY, DAY) == {a: [4]}
        story = store.stories.new_story()
        store.stories.set_story({a: story, b: story})
        assert store.stories.members(story) == [b, a]


def test_repeated_lines_of_a_source_are_counted_once_an_article(store: Store):
    store.repeats.add("one", [1, 1, BIG])
    store.repeats.add("one", [1])
    store.repeats.add("two", [1])
    assert store.repeats.times("one", [1, BIG, 3]) == {1: 2, BIG: 1}
    store.repeats.add("one", [1, 4], instead_of=[1, BIG])
    assert store.repeats.times("one", [1, BIG, 4]) == {1: 2, BIG: 0, 4: 1}
    store.repeats.prune(int(NOW.timestamp()) + 1)
    assert store.repeats.times("one", [1, BIG, 4]) == {1: 2}
