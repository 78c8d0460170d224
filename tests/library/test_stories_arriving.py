"""A story marked read stays read while its reports only repeat it, and opens again with the first new fact."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.demo import clock
from reader.library import Library
from reader.library.exchange import import_articles, read_articles

TITLE = "Lock gate at Hasselmoor gives way, 38 barges held back"
FIRST = (
    "The upper gate of the Hasselmoor lock gave way shortly before six on Tuesday morning, and 38 barges are held back "
    "on the Ilver canal, the Ilver Canal Board said.",
    "Nobody was hurt. The lock keeper, Benedikt Aarsund, heard the hinge break and had the towpath cleared before the "
    "water came, said board spokeswoman Mireille Osterfeld.",
    "Divers of the Hasselmoor fire brigade found that a pin of the lower hinge had rusted through. The gate was last "
    "inspected in March, and a new pin had been ordered for the autumn.",
    "The barges carry gravel, beet and malt for the breweries of Tarnstad. Their owners lose about 900 euros a day each, "
    "according to the skippers' association, which asked the board for a detour by the Olde arm.",
    "A floating crane is on its way from Port Ellan and should arrive on Thursday. Until then the canal stays closed "
    "between Hasselmoor and the bridge of Vinnes, said Ms Osterfeld.",
)
NEWS = (
    "Prosecutors in Tarnstad searched the offices of the Ilver Canal Board on Wednesday and took along the inspection "
    "books of eleven locks.",
    "Two engineers are suspected of having signed for inspections that never took place, prosecutor Halvard Brekkeli "
    "said. One of them has left the country.",
)


def line(number: int, source: str, title: str, *paragraphs: str) -> bytes:
    day = f"2026-11-{17 + number // 2:02}T{8 + number:02}:00:00Z"
    text = "\n\n".join(paragraphs)
    told = {"id": f"a{number}", "title": title, "text": text, "published": day, "source": source}
    return json.dumps({**told, "url": f"https://outlet{number}.example/lock"}).encode()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "archive.db", offline=True, clock=clock) as library:
        bring(library, line(1, "Ilver Courier", TITLE, *FIRST))
        yield library


def bring(library: Library, lines: bytes) -> int:
    import_articles(library.store, read_articles(lines, "lines"))
    library.catch_up()
    return max(library.ids())


def is_read(library: Library, id: int) -> bool:
    return library.headlines([id])[0].read


def test_a_near_copy_of_what_was_read_arrives_read(library: Library) -> None:
    [first] = library.ids()
    library.mark_read([first])
    edited = (FIRST[0].replace("shortly before six", "just before six"), *FIRST[1:4])
    copy = bring(library, line(2, "Tarnstad Mail", "Barges stuck after lock gate breaks", *edited))
    assert library.headlines([copy])[0].copies == 1
    assert is_read(library, copy)
    assert not list(library.ids("is:unread"))
    assert next(view for view in library.views() if view.name == "Unread").unread == 0


def test_a_near_copy_of_what_was_not_read_arrives_unread(library: Library) -> None:
    copy = bring(library, line(2, "Tarnstad Mail", "Barges stuck after lock gate breaks", *FIRST[:4]))
    assert library.headlines([copy])[0].copies == 1
    assert not is_read(library, copy)


def test_a_copy_with_a_new_fact_arrives_unread(library: Library) -> None:
    [first] = library.ids()
    library.mark_read([first])
    longer = bring(library, line(2, "Tarnstad Mail", "Barges stuck after lock gate breaks", *FIRST, *NEWS))
    assert not is_read(library, longer)
    assert is_read(library, first)


def test_another_report_of_a_story_that_was_read_arrives_unread(library: Library) -> None:
    [first] = library.ids()
    library.mark_read([first])
    report = bring(
        library, line(3, "Norden Wire", "Canal board searched after Hasselmoor lock gate broke", *NEWS, FIRST[0])
    )
    assert not is_read(library, report)


def test_what_a_person_marked_unread_is_not_read_by_a_rebuild(library: Library) -> None:
    [first] = library.ids()
    library.mark_read([first])
    copy = bring(library, line(2, "Tarnstad Mail", "Barges stuck after lock gate breaks", *FIRST[:4]))
    library.mark_read([copy], False)
    library.rebuild_stories()
    assert not is_read(library, copy)


def test_an_article_that_arrived_read_is_no_step_to_undo(library: Library) -> None:
    [first] = library.ids()
    library.mark_read([first])
    before = [said for said, _ in library.store.journal.history() if "read" in said]
    copy = bring(library, line(2, "Tarnstad Mail", "Barges stuck after lock gate breaks", *FIRST[:4]))
    assert is_read(library, copy)
    assert [said for said, _ in library.store.journal.history() if "read" in said] == before
