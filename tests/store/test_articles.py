from __future__ import annotations

from datetime import timedelta

from reader.model import ChangedEntry, Enclosure, Known, NewEntry, Poll, Rekeyed
from reader.store import Store
from reader.store.texts import unpack
from reader.store.urls import url_key
from tests.store.making import NOW, entry, feed, filed, new, text


def test_new_entries_get_ids_in_the_order_of_the_intents_that_ascend_with_time(store: Store):
    feed_id = feed(store)
    applied = store.articles.apply(feed_id, [new("young", hours=1), new("old", hours=9), new("middle", hours=5)], NOW)
    young, old, middle = applied.new_ids
    assert old < middle < young
    assert [*store.lists.ids()] == [young, middle, old]
    assert store.articles.known(feed_id)["old"] == Known(
        article_id=old, digest=b"old", url="https://harbour.example/old"
    )


def test_the_same_address_in_two_feeds_is_one_article_with_two_entries(store: Store):
    one, two = feed(store, "one"), feed(store, "two")
    (first,) = store.articles.apply(one, [new("a", url="https://x.example/story?id=4")], NOW).new_ids
    applied = store.articles.apply(two, [new("b", url="http://www.x.example/story?id=4&utm_source=two#top")], NOW)
    assert applied.new_ids == (first,)
    assert applied.merged_ids == {first}
    assert [*store.lists.ids()] == [first]
    extras = store.articles.extras(first)
    assert extras is not None
    assert extras.feeds == ("One", "Two")
    assert [f.entries for f in store.feeds.all()] == [1, 1]


def test_entries_of_one_feed_that_share_an_address_stay_apart(store: Store):
    feed_id = feed(store)
    same = "https://harbour.example/live"
    applied = store.articles.apply(feed_id, [new("a", url=same), new("b", url=same)], NOW)
    assert len(set(applied.new_ids)) == 2
    assert applied.merged_ids == frozenset()


def test_the_front_page_as_a_link_joins_nothing(store: Store):
    for name in ("one", "two"):
        store.articles.apply(feed(store, name), [new(name, url="https://x.example/")], NOW)
    assert len(store.lists.ids()) == 2


def test_a_guid_given_twice_is_filed_once(store: Store):
    feed_id = feed(store)
    applied = store.articles.apply(feed_id, [new("a"), new("a")], NOW)
    assert len(set(applied.new_ids)) == 1
    again = store.articles.apply(feed_id, [new("a")], NOW)
    assert again.new_ids == applied.new_ids[:1]
    assert again.merged_ids == {again.new_ids[0]}
    assert store.lists.stats()["entries"] == 1
    assert store.doctor.examine() == []


def test_a_back_issue_comes_in_as_read(store: Store):
    feed_id = feed(store)
    store.articles.apply(feed_id, [new("a", unread=False), new("b")], NOW)
    assert store.feeds.all()[0].unread == 1
    assert store.lists.stats()["unread"] == 1


def test_an_edited_entry_keeps_the_old_text_as_a_revision_and_a_persons_marks(store: Store):
    feed_id = feed(store)
    (id,) = filed(store, feed_id, ["Ferry delayed"], ["The ferry waits in the fog."])
    store.journal.mark_read([id])
    store.journal.star([id])
    guid = next(iter(store.articles.known(feed_id)))
    applied = store.articles.apply(feed_id, [ChangedEntry(entry(guid, "Ferry cancelled"), id)], NOW)
    store.texts.save(id, text("The ferry stays in port."), 1)
    store.search.index([id])
    assert applied.updated_ids == (id,)
    (headline,) = store.lists.headlines([id])
    assert (headline.title, headline.read, headline.starred) == ("Ferry cancelled", True, True)
    (revision,) = store.articles.revisions(id)
    assert revision.title == "Ferry delayed"
    assert revision.body is not None
    assert unpack(revision.body) == text("The ferry waits in the fog.")
    assert store.search.search("fog") == []
    assert store.search.search("delayed") == []
    assert [hit for hit, _ in store.search.search("cancelled port")] == [id]
    assert store.doctor.examine() == []


def test_a_live_page_keeps_ten_revisions(store: Store):
    feed_id = feed(store)
    (id,) = filed(store, feed_id, ["Version 0"])
    guid = next(iter(store.articles.known(feed_id)))
    for n in range(1, 15):
        store.articles.apply(feed_id, [ChangedEntry(entry(guid, f"Version {n}"), id)], NOW + timedelta(minutes=n))
    assert [r.title for r in store.articles.revisions(id)] == [f"Version {n}" for n in range(13, 3, -1)]


def test_a_rekeyed_entry_is_the_same_article(store: Store):
    feed_id = feed(store)
    (id,) = store.articles.apply(feed_id, [new("http://a")], NOW).new_ids
    store.articles.apply(feed_id, [Rekeyed("http://a", "https://a", id)], NOW)
    assert {guid: known.article_id for guid, known in store.articles.known(feed_id).items()} == {"https://a": id}
    assert store.doctor.examine() == []


def test_enclosures_and_categories_are_kept(store: Store):
    feed_id = feed(store)
    sound = Enclosure("https://x.example/a.mp3", "audio/mpeg", 12)
    intent = NewEntry(entry("a", enclosures=(sound,), categories=("sea", "fog")), NOW)
    (id,) = store.articles.apply(feed_id, [intent], NOW).new_ids
    extras = store.articles.extras(id)
    assert extras is not None
    assert extras.enclosures == (sound,)
    assert extras.categories == ("sea", "fog")


def test_apply_and_text_can_share_one_transaction(store: Store):
    feed_id = feed(store)
    try:
        with store.write():
            (id,) = store.articles.apply(feed_id, [new("a")], NOW).new_ids
            store.texts.save(id, text("words"), 1)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert store.articles.known(feed_id) == {}
    assert store.waiting.counts() == {}


def test_waiting_work_is_newest_first_and_done_once(store: Store):
    feed_id = feed(store)
    ids = store.articles.apply(feed_id, [new("old", hours=9), new("young"), new("mid", hours=4)], NOW).new_ids
    old, young, mid = ids
    assert store.waiting.next("names", 2) == [young, mid]
    store.waiting.done("names", [young])
    store.waiting.add("page", [old, old])
    assert store.waiting.next("names") == [mid, old]
    assert store.waiting.counts() == {"index": 3, "names": 2, "page": 1}
    for _ in range(3):
        store.waiting.put_off("page", [old])
    assert store.waiting.next("page") == []


def test_polls_remember_what_fetches_taught(store: Store):
    one, two = feed(store, "one"), feed(store, "two")
    learned = Poll(one, "https://one.example/feed", "etag", "Sun", b"hash", NOW + timedelta(hours=1), 0)
    store.feeds.save_polls([learned], NOW)
    assert store.feeds.polls() == [learned, Poll(two, "https://two.example/feed")]
    store.feeds.note_failure(Poll(two, "https://two.example/feed", failures=2), "the server answered 500")
    first, second = store.feeds.all()
    assert (first.last_ok, first.error) == (NOW, None)
    assert second.error == "the server answered 500"
    store.feeds.save_polls([Poll(two, "https://two.example/feed")], NOW)
    assert store.feeds.all()[1].error is None


def test_a_feed_that_is_gone_is_paused_and_not_polled(store: Store):
    one = feed(store, "one")
    (poll,) = store.feeds.polls()
    store.feeds.note_failure(poll, "gone for good", pause=True)
    assert store.feeds.all()[0].paused
    assert store.feeds.polls() == []
    assert len(store.feeds.polls([one])) == 1
    store.feeds.pause(one, False)
    assert len(store.feeds.polls()) == 1


def test_a_feed_of_imported_articles_is_never_polled(store: Store):
    store.feeds.add("newsdeck:import/wire", title="Wire")
    assert store.feeds.polls() == []
    assert [f.title for f in store.feeds.all()] == ["Wire"]


def test_a_moved_feed_takes_its_new_address_unless_it_is_taken(store: Store):
    one, _ = feed(store, "one"), feed(store, "two")
    assert store.feeds.relocate(one, "https://new.example/feed")
    assert not store.feeds.relocate(one, "https://two.example/feed")
    assert store.feeds.by_url("https://new.example/feed") is not None


def test_the_key_of_an_address_ignores_what_does_not_name_the_article():
    plain = url_key("https://x.example/a?b=1&c=2")
    assert plain == url_key("http://www.X.example:80/a/?c=2&b=1&utm_medium=rss#part")
    assert plain != url_key("https://x.example/a?b=1")
    assert plain != url_key("https://x.example:8080/a?b=1&c=2")
    for nameless in ("https://x.example", "https://x.example/", "/a/b", "mailto:a@x.example", "http://[bad/a", ""):
        assert url_key(nameless) is None
