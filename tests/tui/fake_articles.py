"""The articles of the archive in memory: a few titles and one text with a block of every kind. All is our own writing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from reader.model import TITLE_BLOCK, Block, EntityKind, Mark, Mention

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
FEEDS = ("Harbour Gazette", "The Upland Post", "Northwind Wire", "Tidewater Weekly", "Signal & Noise", "晨報 Morning")
OUTLETS = dict(enumerate(FEEDS, 1))
TITLES = (
    "Harbour bridge reopens after four months of repairs",
    "Orla Quint named head of the rail authority",
    "Grain prices fall for a third week as ships return",
    "Kestrel Robotics opens a plant in Velmora",
    "Council delays vote on the night-bus plan",
    "A small press and its very long novel",
    "Storm leaves 4,000 homes without power along the coast",
    "港口大橋維修四個月後重新開放",
)


def blocks() -> tuple[Block, ...]:
    """One article with a block of every kind, two cuts among them."""
    lead = (
        "Velmora's harbour bridge opened to traffic on Thursday, four months after inspectors found cracks in two of "
        "its bearings. Orla Quint, who took over the rail authority in June, crossed it first, in a borrowed bus."
    )
    second = (
        "The repairs cost $38 million, about 12% more than planned. Kestrel Robotics supplied the machines that set "
        "the new bearings; the company says the same method could serve eleven other bridges in the region."
    )
    return (
        Block("p", lead, marks=(Mark(10, 24, "link", "https://gazette.example/bridge"), Mark(25, 31, "em"))),
        Block("p", second),
        Block("p", "Enjoying this story? Sign up for our morning letter.", kept=False, reason="asks you to sign up"),
        Block("h2", "What was replaced"),
        Block("li", "Two bearings on the northern pier, each of nine tonnes"),
        Block("li", "The joint between the deck and the ramp", depth=0),
        Block("li", "its rubber seal, which had hardened", depth=1),
        Block("li", "Eighty metres of railing", depth=0),
        Block("quote", "“We did not hurry, and I am glad of it,” Quint said. “A bridge remembers every shortcut.”"),
        Block("h3", "The numbers"),
        Block(
            "table",
            "Item\tPlanned\tSpent\nBearings\t14.0\t16.2\nDeck joint\t9.5\t10.1\nRailing\t3.0\t2.9",
            rows=(("Item", "Planned", "Spent"), ("Bearings", "14.0", "16.2"), ("Deck joint", "9.5", "10.1"),
                  ("Railing", "3.0", "2.9")),
        ),
        Block("image", "", src="https://pictures.example/bridge.jpg", alt="The bridge at dawn, seen from the fish market"),
        Block("caption", "The bridge at dawn. Photograph by the city archive."),
        Block("p", "Engineers published the load model they used, in a few lines:"),
        Block("code", "def load(span, weight):\n    share = weight / span\n    return share * 1.35  # margin", language="python"),
        Block("li", "Traffic at half speed until Monday", number=1),
        Block("li", "Lorries from the first of December", number=2),
        Block("p", "The HARBOUR office says ferries keep their winter timetable until the inspection in March 2027."),
        Block("p", "Share this article", kept=False, reason="asks you to share"),
    )  # fmt: skip


NAMES: tuple[tuple[str, EntityKind, str], ...] = (
    ("Velmora", "place", "Velmora"), ("Orla Quint", "person", "Orla Quint"), ("Quint", "person", "Orla Quint"),
    ("Kestrel Robotics", "org", "Kestrel Robotics"), ("$38 million", "money", "$38 million"), ("12%", "percent", "12%"),
    ("rail authority", "org", "Rail Authority"), ("March 2027", "date", "March 2027"), ("Thursday", "date", "Thursday"),
)  # fmt: skip


def mentions_in(title: str, of: Sequence[Block]) -> tuple[Mention, ...]:
    found = []
    for number, text in [
        (TITLE_BLOCK, title),
        *((n, b.text) for n, b in enumerate(of) if b.kept and b.kind != "table"),
    ]:
        taken: list[tuple[int, int]] = []
        for name, kind, entity in NAMES:
            at = text.find(name)
            if at >= 0 and not any(a < at + len(name) and at < b for a, b in taken):
                taken.append((at, at + len(name)))
                found.append(Mention(number, at, at + len(name), name, kind, entity))
    return tuple(sorted(found, key=lambda m: (m.block, m.start)))
