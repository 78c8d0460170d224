"""The key table: unique, readable, a person's own keys over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from reader.config import Config
from reader.errors import ServiceError, UsageError
from reader.library import Library
from reader.tui import keys, refusals
from reader.tui.browser import command_for
from tests.tui.conftest import Running
from tests.tui.fake_library import FakeLibrary


def test_ids_are_unique_and_every_key_has_words() -> None:
    assert max(Counter(key.id for key in keys.KEYS).values()) == 1
    assert all(key.label and key.tip and key.group in keys.GROUPS for key in keys.KEYS)


@pytest.mark.parametrize("pane", ["list", "feeds", "read", "side"])
def test_no_key_means_two_things_in_one_pane(pane: str) -> None:
    bound = Counter(name for key in keys.KEYS if key.context in ("global", "move") for name in key.keys)
    assert [name for name, times in bound.items() if times > 1] == []
    own = Counter(name for key in keys.KEYS if key.context == pane for name in key.keys)
    assert [name for name, times in own.items() if times > 1] == []


def test_every_key_of_an_altgr_layer_has_a_second_way() -> None:
    for key in keys.KEYS:
        if set(key.keys) & set("[]{}\\|@"):
            assert any(len(name) > 1 for name in key.keys), key.id


async def test_a_persons_own_key_works_and_is_shown(reading: Running) -> None:
    library = FakeLibrary(config=Config(keys={"article.star": "S", "scope.all": "g x", "no.such": "k"}))
    async with reading(library) as reader:
        assert reader.footer()["S"] == "Star"
        await reader.press("S")
        assert 1 in library.starred
        await reader.press("s")
        assert 1 in library.starred
        await reader.press("g", "x")
        assert reader.screen.source.view.name == "All"
        assert 'keys."no.such" names no action' in " ".join(reader.text().split())


def test_a_browser_gets_the_address_as_one_argument() -> None:
    address = "https://a.example/?q=1&b='x';rm"
    assert command_for(address, "env -i %u") == ["env", "-i", address]
    assert command_for(address, "env") == ["env", address]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:1", "ftp://x.example", "https://", "-x"])
def test_only_web_addresses_are_opened(address: str) -> None:
    with pytest.raises(UsageError):
        command_for(address, "env")


def test_a_browser_that_does_not_exist_is_told() -> None:
    with pytest.raises(ServiceError, match=r"reading\.browser"):
        command_for("https://a.example", "no-such-browser-here")


async def test_a_key_that_does_nothing_now_says_why(reading: Running, demo: Library) -> None:
    bare = next(head for head in demo.headlines(demo.ids()) if not head.copies and demo.article(head.id).mentions)
    async with reading(demo) as reader:
        await reader.press("f")
        assert reader.status == "No links in this article"
        reader.screen.open_article(bare.id)
        await reader.settle()
        await reader.press("d")
        assert reader.status.startswith("b first shows")
        await reader.press("C")
        assert reader.status.startswith("No name at hand")
        await reader.press("c")
        assert reader.status.startswith("No other outlet")
        before = reader.status
        await reader.press("!")
        assert reader.status == before


async def test_of_an_archive_that_is_read_only_marks_say_so(
    reading: Running, copy_of_sample: Callable[..., Library]
) -> None:
    copy_of_sample().close()
    async with reading(copy_of_sample(read_only=True)) as reader:
        await reader.press("s")
        assert reader.status == refusals.READ_ONLY


def test_every_refusal_belongs_to_a_key() -> None:
    assert {*refusals.WHY} <= {key.action.removeprefix("screen.") for key in keys.KEYS}


async def test_the_footer_says_what_a_key_takes_away_again(reading: Running, demo: Library) -> None:
    async with reading(demo) as reader:
        head = reader.screen.current_headline()
        assert head is not None
        assert reader.footer()["s"] == ("Unstar" if head.starred else "Star")
        await reader.press("s")
        assert reader.footer()["s"] == ("Star" if head.starred else "Unstar")
        await reader.press("4", "W")
        assert reader.footer()["W"] == "Unwatch"
        await reader.press("W")
        assert reader.footer()["W"] == "Watch"
