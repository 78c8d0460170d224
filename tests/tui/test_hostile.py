"""Text from outside is shown whole and does nothing: no markup, no control character, no override of direction."""

from __future__ import annotations

import unicodedata

import pytest

from reader.model import Block, Mark
from tests.tui.conftest import Reader, Running
from tests.tui.fake_library import FakeLibrary

TITLES = (
    "[/]",
    "[/etc/passwd] leaked",
    "[PDF] Annual report",
    "[@click=app.quit]x[/]",
    "[a='b]",
    "[bold red",
    "Breaking\x1b]52;c;ZXZpbA==\x07 news",
    "Red \x1b[31malert\x1b[0m",
    "C1 \x9b31m here \x9d0;title\x9c",
    "Turned \u202egnol\u202c round",
    "Hid\u200bden \u2066isolate\u2069",
    "Tag \U000e0041\U000e0042 end",
    "Zalgo " + "e" + "\u0301" * 40,
    "$(reboot) `id` {0} %s {name}",
)
PLAIN = ("[/]", "[/etc/passwd] leaked", "[PDF] Annual report", "[@click=app.quit]x[/]", "[a='b]", "[bold red")


def no_controls(reader: Reader) -> None:
    for line in reader.text().split("\n"):
        for c in line:
            assert unicodedata.category(c) not in ("Cc", "Cs"), f"{c!r} in {line!r}"
            assert c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"
            assert not 0xE0000 <= ord(c) <= 0xE007F


def hostile(*titles: str) -> FakeLibrary:
    """One article for each title, which stands in every place a feed can write to."""
    library = FakeLibrary(max(12, len(titles)))
    for number, title in enumerate(titles, 1):
        body = (
            Block("p", f"{title} in the body", marks=(Mark(0, 2, "link", "javascript:alert(1)"),)),
            Block("quote", title),
            Block("code", title + "\n\tsecond\x1b[2J line"),
            Block("table", title, rows=((title, "b"), ("1", title))),
            Block("image", title, src="file:///etc/passwd"),
            Block("caption", title),
            Block("p", title, kept=False, reason=title),
        )
        library.overrides[number] = {"title": title, "author": title, "feed": title, "blocks": body, "tags": (title,)}
    library.feed_titles[2] = titles[0]
    return library


@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_hostile_text_is_harmless_in_every_pane(reading: Running, size: tuple[int, int]) -> None:
    async with reading(hostile(*TITLES), size=size) as reader:
        no_controls(reader)
        for number, title in enumerate(TITLES, 1):
            reader.screen.open_article(number)
            await reader.settle()
            no_controls(reader)
            if title in PLAIN:
                assert title in reader.text()
            reader.screen.action_toggle_cuts()
            reader.screen.action_cycle_names()
            reader.screen.action_why()
            await reader.pilot.pause()
            no_controls(reader)
        assert reader.app.is_running


@pytest.mark.parametrize("title", TITLES[:8:3])
async def test_hostile_text_is_harmless_in_dialogs_and_lists(reading: Running, title: str) -> None:
    async with reading(hostile(title)) as reader:
        await reader.press("t")
        no_controls(reader)
        await reader.press("escape", "4")
        no_controls(reader)
        await reader.press("g", "f", "ctrl+p")
        no_controls(reader)
        assert reader.app.is_running


async def test_a_hostile_feed_name_stands_whole_in_the_left_pane(reading: Running) -> None:
    library = FakeLibrary()
    library.feed_titles[1] = "[/] [PDF] x"
    async with reading(library) as reader:
        assert "[/] [PDF] x" in reader.text()


async def test_an_error_with_markup_in_it_is_a_plain_toast(reading: Running) -> None:
    async with reading(FakeLibrary(failing="[/] cannot write [@click=app.quit]x[/]\x1b[31m")) as reader:
        await reader.press("s")
        assert "[/] cannot write" in reader.text()
        no_controls(reader)


async def test_search_text_and_hits_are_plain(reading: Running) -> None:
    library = hostile("[/] bridge \x1b[31m")
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("bridge")
        no_controls(reader)
        await reader.press("enter")
        no_controls(reader)


async def test_only_web_addresses_become_links(reading: Running) -> None:
    library = FakeLibrary()
    marks = (
        Mark(0, 3, "link", "javascript:alert(1)"),
        Mark(4, 7, "link", "https://good.example/\x1b]8;;evil"),
        Mark(8, 13, "link", "https://good.example/a"),
    )
    library.overrides[1] = {"blocks": (Block("p", "one two three four", marks=marks),)}
    async with reading(library) as reader:
        await reader.press("enter")
        page = reader.screen.view.page
        assert page is not None
        assert page.links == ("https://good.example/a",)
        links = {s.style.link for strip in reader.app.screen._compositor.render_strips() for s in strip if s.style}
        assert links <= {None, "https://good.example/a"}


async def test_a_file_address_is_not_opened_in_the_browser(reading: Running) -> None:
    library = FakeLibrary()
    library.overrides[1] = {"url": "file:///etc/passwd"}
    async with reading(library) as reader:
        await reader.press("o")
        assert reader.status == "No web address to open"


async def test_offsets_beyond_the_text_are_ignored(reading: Running) -> None:
    library = FakeLibrary()
    blocks = (Block("p", "short", marks=(Mark(2, 99, "em"), Mark(-4, 2, "strong"))),)
    library.overrides[1] = {"blocks": blocks, "mentions": ()}
    async with reading(library) as reader:
        await reader.press("enter")
        assert "short" in reader.text()
