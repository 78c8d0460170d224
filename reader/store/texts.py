"""The text of articles, packed: JSON, compressed from four kilobytes up. Lists never come here.

A block is `[kind, text]`, with a third member only when it has more to say, so that a long article unpacks in well
under a millisecond.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, get_args

from reader.model import Artefact, Block, BlockKind, Extracted, Mark, MarkKind
from reader.store.damage import UNREADABLE
from reader.store.part import Part, id_list, maybe_moment, maybe_seconds

_PACK_FROM = 4_096
_XZ = b"\xfd7zXZ"
_KINDS = frozenset(get_args(BlockKind))
_MARKS = frozenset(get_args(MarkKind))
GIVEN_UP = -1
"""In place of a cleaner's version: the text cannot be read, and nothing more can be done about it here."""
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class PackedText:
    """A text as it is kept; packing in a worker process saves the main one the work and the copying of blocks."""

    body: bytes
    words: int
    language: str
    author: str


class Texts(Part):
    def save(self, article_id: int, extracted: Extracted, cleaner_version: int) -> None:
        """Put the text in place of an earlier one; names and index are made anew behind."""
        with self.store.write() as db:
            self.store.search.forget(db, (article_id,))
            self.save_packed([(article_id, packed(extracted))], cleaner_version)
            self.store.waiting.add("names", (article_id,))
            self.store.waiting.add("index", (article_id,))

    def save_packed(self, texts: Iterable[tuple[int, PackedText]], cleaner_version: int) -> None:
        """First texts of articles that were just filed, which wait for names and index already."""
        rows = list(texts)
        with self.store.write() as db:
            db.executemany(
                "insert or replace into texts (article_id, cleaner_version, body) values (?, ?, ?)",
                [(article_id, cleaner_version, text.body) for article_id, text in rows],
            )
            db.executemany(
                """update articles set words = :words, language = iif(:language <> '', :language, language),
                          author = iif(author <> '', author, :author) where id = :id""",
                [
                    {"words": text.words, "language": text.language, "author": text.author, "id": article_id}
                    for article_id, text in rows
                ],
            )

    def get(self, article_id: int) -> Extracted | None:
        """None also where it cannot be read: it is mended behind the reading, if anything is left to do that from."""
        return self.of((article_id,)).get(article_id)

    def of(self, ids: Iterable[int]) -> dict[int, Extracted]:
        """Of several articles at once; those without a readable text are left out."""
        found = {}
        for id, body, version in self.store.read().all(
            "select article_id, body, cleaner_version from texts where article_id in (select value from json_each(?))",
            (id_list(ids),),
        ):
            text = unpacked(body)
            if text is not None:
                found[id] = text
            elif version != GIVEN_UP:
                self.store.damage.note("mend", id)
        return found

    def is_unreadable(self, article_id: int) -> bool:
        row = self.store.read().one("select body from texts where article_id = ?", (article_id,))
        return row is not None and unpacked(row[0]) is None

    def give_up(self, article_id: int) -> None:
        """Nothing is kept from which a damaged text could be made: its feed gives it once more, if it still has it. The
        row stays."""
        with self.store.write() as db:
            db.execute("update texts set cleaner_version = ? where article_id = ?", (GIVEN_UP, article_id))
            db.execute("update entries set digest = x'' where article_id = ?", (article_id,))

    def of_source(self, feed_id: int, limit: int) -> list[int]:
        """The newest articles of a source that have a text; those it only carries of another source are not its own."""
        return [
            *self.store.read().column(
                """select e.article_id from entries e join articles a on a.id = e.article_id and a.feed_id = e.feed_id
                     join texts t on t.article_id = a.id
                    where e.feed_id = ?
                    group by e.article_id order by max(e.published_at) desc, e.article_id desc limit ?""",
                (feed_id, limit),
            )
        ]

    def older_than(self, cleaner_version: int, limit: int = 1000) -> list[int]:
        """Articles whose text an earlier cleaner made, newest first."""
        return [
            *self.store.read().column(
                "select article_id from texts where cleaner_version < ? order by article_id desc limit ?",
                (cleaner_version, limit),
            )
        ]

    def save_page(self, article_id: int, page: bytes, origin: str = "page") -> None:
        """Keep the source: `page` for the web page, `feed` for the feed's own content."""
        body = _tightly(page) if origin == "page" else zlib.compress(page, 6)
        with self.store.write() as db:
            db.execute(
                "insert or replace into pages (article_id, origin, body) values (?, ?, ?)", (article_id, origin, body)
            )

    def keep_feed_text(self, article_id: int, text: Extracted) -> None:
        """The feed's own text, when another one takes its place: a person may want it back."""
        self.save_page(article_id, pack(text), "feed")

    def feed_text(self, article_id: int) -> Extracted | None:
        """What `keep_feed_text` kept."""
        body = self.page(article_id, "feed")
        return None if body is None else unpacked(body)

    def keep_page_text(self, article_id: int, text: Extracted) -> None:
        """A page's text that gives way to another one, where the page itself is not kept to make it anew."""
        self.save_page(article_id, pack(text), "page-text")

    def page_text(self, article_id: int) -> Extracted | None:
        """What `keep_page_text` kept."""
        body = self.page(article_id, "page-text")
        return None if body is None else unpacked(body)

    def drop_pages(self) -> None:
        """Forget all kept pages; the feed's own texts stay, which nothing could bring back."""
        with self.store.write() as db:
            db.execute("delete from pages where origin = 'page'")

    def page(self, article_id: int, origin: str = "page") -> bytes | None:
        row = self.store.read().one("select body from pages where article_id = ? and origin = ?", (article_id, origin))
        return None if row is None else _loosened(row[0])


def _tightly(page: bytes) -> bytes:
    """Pages are by far the most of what is kept and are seldom opened: an eighth less is worth eight milliseconds."""
    try:
        import lzma
    except ImportError:  # some Pythons are built without it
        return zlib.compress(page, 6)
    # A page seldom has more than this to look back on; without `pb` text packs a little better.
    packer = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 18, "pb": 0}]
    return lzma.compress(page, lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=packer)


def _loosened(body: bytes) -> bytes | None:
    """Pages kept by an earlier version are packed by zlib. None where this Python cannot open what another has kept,
    and where what was kept is damaged; it stays kept."""
    try:
        if not body.startswith(_XZ):
            return zlib.decompress(body)
        import lzma
    except (ImportError, zlib.error):
        return None
    try:
        return lzma.decompress(body)
    except (lzma.LZMAError, EOFError):
        return None


def words_in(text: str) -> int:
    """Words between spaces; of Chinese, Japanese and Korean text without spaces two characters count as one word."""
    words = len(text.split())
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


def packed(extracted: Extracted) -> PackedText:
    words = sum(words_in(block.text) for block in extracted.blocks if block.kept)
    return PackedText(pack(extracted), words, extracted.language, extracted.author)


def pack(extracted: Extracted) -> bytes:
    whole = [
        extracted.title, extracted.author, maybe_seconds(extracted.published), extracted.site, extracted.language,
        extracted.image, extracted.canonical_url, extracted.origin, extracted.why,
        [(a.block, a.start, a.end, a.ordinary, a.reason) for a in extracted.artefacts],
        [_packed(block) for block in extracted.blocks],
    ]  # fmt: skip
    body = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return zlib.compress(body, 3) if len(body) > _PACK_FROM else body


def unpacked(body: bytes) -> Extracted | None:
    """As `unpack`; None where the text cannot be read."""
    try:
        return unpack(body)
    except UNREADABLE:
        return None


def unpack(body: bytes) -> Extracted:
    whole = json.loads(body if body[:1] == b"[" else zlib.decompress(body))
    title, author, published, site, language, image, canonical_url, origin, why, artefacts, blocks = whole
    if blocks and {*map(type, map(itemgetter(1), blocks))} != {str}:
        raise ValueError("no texts")
    for row in blocks:
        if row[0] not in _KINDS:  # a flipped bit: the words are worth more than what they are
            row[0] = "p"
    return Extracted(
        tuple(Block(row[0], row[1]) if len(row) == 2 else _unpacked(*row) for row in blocks),
        title, author, maybe_moment(published), site, language, image, canonical_url,
        tuple(Artefact(*row) for row in artefacts), origin, why,
    )  # fmt: skip


def _packed(block: Block) -> list[Any]:
    more: dict[str, Any] = {}
    if not block.kept:
        more["cut"] = 1
    if block.reason is not None:
        more["reason"] = block.reason
    if block.marks:
        more["marks"] = [
            (mark.start, mark.end, mark.kind) if mark.href is None else (mark.start, mark.end, mark.kind, mark.href)
            for mark in block.marks
        ]
    if block.depth:
        more["depth"] = block.depth
    if block.number is not None:
        more["number"] = block.number
    if block.language is not None:
        more["language"] = block.language
    if block.src is not None:
        more["src"] = block.src
    if block.rows:
        more["rows"] = block.rows
    if block.alt:
        more["alt"] = block.alt
    return [block.kind, block.text, more] if more else [block.kind, block.text]


def _unpacked(kind: Any, text: str, more: dict[str, Any]) -> Block:
    return Block(
        kind, text, "cut" not in more, more.get("reason"),
        tuple(Mark(*mark) for mark in more.get("marks", ()) if mark[2] in _MARKS),
        more.get("depth", 0), more.get("number"), more.get("language"), more.get("src"),
        tuple(tuple(row) for row in more.get("rows", ())), more.get("alt", ""),
    )  # fmt: skip
