"""What a parsed feed means for the archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.feeds.decide import adopted_url, decide, next_poll, sane_date
from reader.feeds.outcome import Failed, Fetched, NotModified
from reader.model import ChangedEntry, Entry, Known, NewEntry, ParsedFeed, Poll, Rekeyed

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
POLL = Poll(1, "https://harbour.example/feed")


def entry(guid: str, url: str = "", *, age_days: float = 0.1, text: bytes = b"textaaaa") -> Entry:
    return Entry(
        guid,
        url or f"https://harbour.example/{guid}",
        guid,
        published=NOW - timedelta(days=age_days),
        digest=b"sourceaa" + text,
    )


def feed(*entries: Entry, unchanged: tuple[str, ...] = ()) -> ParsedFeed:
    return ParsedFeed("Harbour", "", entries, unchanged)


def known(*entries: Entry) -> dict[str, Known]:
    return {e.guid: Known(number, e.url, e.digest) for number, e in enumerate(entries, 1)}


def test_an_unknown_guid_is_new() -> None:
    one = entry("a")
    assert decide({}, feed(one), NOW, first=True) == [NewEntry(one, one.published or NOW)]


def test_the_same_words_are_nothing_new() -> None:
    assert decide(known(entry("a")), feed(entry("a")), NOW) == []


def test_an_edit_is_a_change_of_the_same_article() -> None:
    edited = entry("a", text=b"otheraaa")
    assert decide(known(entry("a")), feed(edited), NOW) == [ChangedEntry(edited, 1)]


def test_a_guid_twice_in_a_document_counts_once() -> None:
    assert len(decide({}, feed(entry("a"), entry("a")), NOW, first=True)) == 1


def test_when_all_guids_change_and_links_stay_nothing_is_new() -> None:
    old = [entry(f"http-{n}", f"https://harbour.example/{n}") for n in range(3)]
    new = [replace(e, guid=e.guid.replace("http", "https")) for e in old]
    intents = decide(known(*old), feed(*new), NOW)
    assert intents == [Rekeyed(f"http-{n}", f"https-{n}", n + 1) for n in range(3)]


def test_entries_that_share_the_front_page_as_link_are_not_confused() -> None:
    front = "https://harbour.example/"
    intents = decide(known(entry("a", front), entry("b", front)), feed(entry("c", front), entry("d", front)), NOW)
    assert all(isinstance(intent, NewEntry) for intent in intents)


def test_a_link_whose_old_guid_is_still_there_is_another_entry() -> None:
    [intent] = decide(
        known(entry("a", "https://h.example/live")), feed(entry("b", "https://h.example/live"), unchanged=("a",)), NOW
    )
    assert isinstance(intent, NewEntry)


def test_old_items_that_flood_in_are_back_issues() -> None:
    intents = decide(known(entry("a")), feed(*(entry(f"old{n}", age_days=90) for n in range(12)), entry("new")), NOW)
    assert [i.unread for i in intents if isinstance(i, NewEntry)] == [False] * 12 + [True]


def test_the_first_fetch_and_a_few_late_items_stay_unread() -> None:
    old = [entry(f"old{n}", age_days=90) for n in range(12)]
    assert all(i.unread for i in decide({}, feed(*old), NOW, first=True) if isinstance(i, NewEntry))
    assert all(i.unread for i in decide({}, feed(*old[:3]), NOW) if isinstance(i, NewEntry))


def test_absent_and_absurd_dates_become_first_seen() -> None:
    for date in (None, datetime(1970, 1, 1, tzinfo=UTC), NOW + timedelta(days=400)):
        assert sane_date(date, NOW) == NOW
    assert sane_date(NOW - timedelta(days=9), NOW) == NOW - timedelta(days=9)


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from(["", "u", "v", "w"]), st.binary(min_size=8, max_size=8)),
        max_size=12,
    )
)
def test_deciding_twice_changes_nothing_the_second_time(rows: list[tuple[str, str, bytes]]) -> None:
    parsed = feed(*(entry(guid, url, text=text) for guid, url, text in rows))
    after: dict[str, Known] = {}
    for intent in decide({}, parsed, NOW, first=True):
        assert isinstance(intent, NewEntry)
        after[intent.entry.guid] = Known(len(after) + 1, intent.entry.url, intent.entry.digest)
    firsts = {}
    for e in parsed.entries:
        firsts.setdefault(e.guid, e)
    assert decide(after, feed(*firsts.values()), NOW) == []


def test_an_answer_resets_failures_and_keeps_validators() -> None:
    after = next_poll(replace(POLL, failures=4), Fetched(POLL.url, b"x", etag='"e"'), NOW, HALF_HOUR)
    assert (after.failures, after.etag, after.retry_at) == (0, '"e"', None)
    assert next_poll(after, NotModified(), NOW, HALF_HOUR).etag == '"e"'


def test_failures_back_off_up_to_a_day() -> None:
    poll, waits = POLL, []
    for _ in range(12):
        poll = next_poll(poll, Failed("no"), NOW, HALF_HOUR)
        assert poll.next_at
        waits.append(poll.next_at - NOW)
    assert waits == sorted(waits)
    assert timedelta(hours=24) <= waits[-1] <= timedelta(hours=25)


def test_retry_after_is_obeyed() -> None:
    after = next_poll(POLL, Failed("busy", 429, 7200), NOW, HALF_HOUR)
    assert after.retry_at == NOW + timedelta(hours=2)
    assert after.next_at
    assert after.next_at >= after.retry_at


def test_a_move_is_adopted_after_three_confirmations_in_a_row() -> None:
    moved = Fetched("https://new.example/", b"x", moved_to="https://new.example/")
    poll = POLL
    for times in (1, 2, 3):
        assert adopted_url(poll) is None
        poll = next_poll(poll, moved, NOW, HALF_HOUR)
        assert poll.moved_times == times
    assert adopted_url(poll) == "https://new.example/"
    assert adopted_url(next_poll(poll, Fetched(POLL.url, b"x"), NOW, HALF_HOUR)) is None
