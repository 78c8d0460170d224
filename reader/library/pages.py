"""One article and one name, gathered from the archive for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.errors import NothingFound
from reader.model import TITLE_BLOCK, Article, EntityMention, EntityPage, EntityRow, Extracted
from reader.store.corrected import key_of
from reader.text.apply import decide, decided
from reader.text.sentences import sentence_around

if TYPE_CHECKING:
    from reader.config import Config
    from reader.model import Block, EntityKind, Headline, Mention
    from reader.store import Store

SENTENCES = 60
STORIES, STORIES_AMONG = 8, 200
OTHERS = 6
COMPANIONS_AMONG = 500
"""The newest articles in which companions are counted."""
UNREADABLE = "the kept text is damaged and cannot be read; it is read again from what else is kept, or from its source"
LONGEST_SHOWN = 60
"""Of a name in a message."""


def article(store: Store, config: Config, article_id: int) -> Article:
    """Blocks kept and cut in order, with the person's own decisions applied. Raises NothingFound."""
    heads = store.lists.headlines([article_id])
    if not heads:
        raise NothingFound(f"there is no article {article_id}")
    text = store.texts.get(article_id)
    if text is None:
        text = Extracted((), origin="none", why=UNREADABLE) if store.texts.is_unreadable(article_id) else Extracted(())
    extras = store.articles.extras(article_id)
    decisions = store.corrections.cut_decisions(article_id)
    blocks = decide(text.blocks, decisions, heads[0].feed)
    return Article(
        headline=heads[0],
        blocks=blocks,
        asides=_dimmed(store, config, heads[0].feed_id, blocks),
        decided=decided(text.blocks, decisions, heads[0].feed),
        mentions=standing(store.entities.mentions(article_id), heads[0].title, blocks),
        entities=store.entities.of_article(article_id),
        artefacts=text.artefacts,
        language=text.language or (extras.language if extras else ""),
        site=text.site,
        image=text.image,
        note=store.statuses.note(article_id),
        origin=text.origin,
        why=text.why,
        feeds=extras.feeds if extras else (),
        enclosures=extras.enclosures if extras else (),
        revisions=store.articles.count_revisions(article_id),
    )


def standing(mentions: Iterable[Mention], title: str, blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """The mentions that stand where they say: of a text that was just made anew, those of the old one do not, and its
    own are found behind the reading."""

    def text_of(block: int) -> str:
        return title if block == TITLE_BLOCK else blocks[block].text if 0 <= block < len(blocks) else ""

    return tuple(m for m in mentions if text_of(m.block)[m.start : m.end] == m.text)


def _dimmed(store: Store, config: Config, feed_id: int, blocks: Sequence[Block]) -> tuple[tuple[int, int, int], ...]:
    """The asides, where this feed or the config wants them dimmed."""
    feed = store.feeds.get(feed_id)
    wanted = feed.settings.get("asides", config.cleaning.asides) if feed is not None else config.cleaning.asides
    if wanted != "dim":
        return ()
    from reader.text.asides import find_asides

    return tuple((aside.block, aside.start, aside.end) for aside in find_asides(blocks))


def entity_page(store: Store, name: str, kind: EntityKind | None = None) -> EntityPage:
    """The entity of that name or alias that most articles hold; with `kind`, just that one. Raises NothingFound."""
    rows = store.entities.find(name)
    if not rows:
        raise unknown(store, name)
    row = next((row for row in rows if (row.name, row.kind) == (name, kind)), rows[0])
    mentions: list[EntityMention] = []
    for article_id in store.entities.articles(row.id, SENTENCES):
        found = _sentence(store, article_id, row.name)
        if found is not None:
            mentions.append(found)
    mentions.sort(key=lambda mention: mention.published, reverse=True)
    return EntityPage(
        row,
        tuple(mentions),
        tuple(store.name_pages.companions(row.id, among=COMPANIONS_AMONG)),
        tuple(store.name_pages.sources(row.id)),
        tuple(store.name_pages.weeks(row.id)),
        row.name.casefold() in map(str.casefold, store.watched_names.names()),
        _stories(store, row.id),
        store.name_pages.family(row),
        _others(store, row, rows),
    )


def _others(store: Store, row: EntityRow, written_so: Sequence[EntityRow]) -> tuple[EntityRow, ...]:
    """Names that share a spelling with this one: those written so, and "Moor" alone on the page of Lena Moor."""
    alone = store.entities.named(row.aliases, OTHERS + 1)
    others = {other.id: other for other in (*written_so, *alone) if other.id != row.id}
    return tuple(others.values())[:OTHERS]


def unknown(store: Store, name: str) -> NothingFound:
    """What to say of a name that no article has: a person took it for none, or one much like it is known."""
    if not name.strip():
        return NothingFound("an empty name names nothing")
    shown = f"“{show_name(name)}”"
    if key_of(name) in store.corrections.name_rules().no_names:
        return NothingFound(f"{shown} is no name, as you said")
    near = store.name_pages.near(name)
    hint = f"; there is {', '.join(map(show_name, near))}" if near else ""
    return NothingFound(f"no article names {shown}{hint}")


def show_name(name: str) -> str:
    return name if len(name) <= LONGEST_SHOWN else name[: LONGEST_SHOWN - 1] + "…"


def _stories(store: Store, entity_id: int) -> tuple[tuple[int, Headline, int], ...]:
    """Of the newest articles that name it."""
    told: dict[int, list[Headline]] = {}
    for head in store.lists.headlines(store.entities.articles(entity_id, STORIES_AMONG)):
        if head.story is not None:
            told.setdefault(head.story, []).append(head)
    return tuple((story, heads[0], len(heads)) for story, heads in told.items() if len(heads) > 1)[:STORIES]


def _sentence(store: Store, article_id: int, name: str) -> EntityMention | None:
    """The first sentence of the article that names the entity; its title when only that does."""
    text = store.texts.get(article_id)
    heads = store.lists.headlines([article_id])
    if text is None or not heads:
        return None
    head = heads[0]
    found = standing(store.entities.mentions(article_id), head.title, text.blocks)
    mentions = [m for m in found if m.entity == name]
    body = next((m for m in mentions if m.block != TITLE_BLOCK and m.block < len(text.blocks)), None)
    if body is None:
        if not mentions:
            return None
        title = mentions[0]
        return EntityMention(article_id, head.title, head.feed, head.published, head.title, title.start, title.end)
    source = text.blocks[body.block].text
    sentence, start, end = sentence_around(source, body.start, body.end)
    return EntityMention(article_id, head.title, head.feed, head.published, sentence, start, end)
