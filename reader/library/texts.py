"""What a person can do about texts: decide about cuts, look at a source, at revisions, choose another text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.config import Config
from reader.library import choice, revisions, sources
from reader.library.jobs import Jobs
from reader.model import Block, Change, CutScope, Edit, Extracted, SourcePage, TextChoice, TextOffers
from reader.store import Store

LINE_SHOWN = 300
"""Characters of a decided line that are remembered for lists of decisions."""


class Texts:
    def __init__(self, store: Store, config: Config, jobs: Jobs) -> None:
        self.store = store
        self.config = config
        self.jobs = jobs

    # ------------------------------------------------------------------ cuts

    def decide_cut(self, article_id: int, block_key: str, keep: bool | None, scope: CutScope = "article") -> Change:
        """Keep or cut a line here, in this source or everywhere; None lets newsdeck decide again.

        For more than one article the line's figures do not matter: "12 comments" is "9 comments". This article is
        searched as it reads now from the same write on; others follow behind, and so do names.
        """
        block = self._block(article_id, block_key)
        with self.store.write(durable=True):
            change = self._decide(article_id, block, block_key, keep, scope)
            self._search_as_read((article_id,))
        return change

    def _decide(
        self, article_id: int, block: Block | None, block_key: str, keep: bool | None, scope: CutScope
    ) -> Change:
        journal = self.store.journal
        if scope == "article" or block is None:
            return journal.decide_cut(article_id, block_key, keep, scope)
        nearer = [(str(article_id), block.key), (str(article_id), block.line_key)]
        if scope == "everywhere":
            feed = self.store.lists.headlines([article_id])[0].feed_id
            nearer += [(f"feed:{feed}", block.key), (f"feed:{feed}", block.line_key)]
        return journal.decide_cut(article_id, block.line_key, keep, scope, line=_shown(block), nearer=nearer)

    def forget_decision(self, article_id: int, block_key: str) -> Change:
        """Whatever was decided about this line of this article, the nearest decision goes. Nothing to change: none."""
        decisions = self.store.corrections.cut_decisions(article_id)
        block = self._block(article_id, block_key)
        keys = [block_key] if block is None else [block.key, block.line_key]
        for scope in ("article", "source", "everywhere"):
            for key in keys:
                if key in decisions and decisions[key].scope == scope:
                    with self.store.write(durable=True):
                        change = self.store.journal.decide_cut(article_id, key, None, decisions[key].scope)
                        self._search_as_read((article_id,))
                    return change
        return Change("Nothing was decided about this line", (), "cut")

    # ------------------------------------------------------------------ sources

    def source(self, feed_id: int) -> SourcePage:
        """What is cut from a source, what was decided for it, how its texts come out. Raises NothingFound."""
        return sources.page(self.store, feed_id)

    def decide_line(
        self, feed_id: int, line_key: str, keep: bool | None, *, everywhere: bool = False, line: str = ""
    ) -> Change:
        """Keep or cut a line in all articles of a source, or of every source; None takes that back."""
        return self.store.journal.decide_line(None if everywhere else feed_id, line_key, keep, line[:LINE_SHOWN])

    # ------------------------------------------------------------------ revisions

    def edits(self, article_id: int) -> tuple[Edit, ...]:
        """What the publisher changed, newest first, word by word. Raises NothingFound."""
        return revisions.edits(self.store, article_id)

    # ------------------------------------------------------------------ which text

    def offers(self, article_id: int) -> TextOffers:
        """The texts that an article could show. Raises NothingFound."""
        return choice.offers(self.store, self.config, article_id, offline=self.jobs.offline)

    def choose(self, article_id: int, chosen: TextChoice) -> Change:
        """Show this text from now on, whatever later extraction finds better; "auto" lets newsdeck choose again.

        Raises NothingFound when there is no such text, ServiceError when its page would have to be fetched and cannot.
        """
        return choice.choose(self.store, self.config, article_id, chosen, offline=self.jobs.offline)

    def follow(self, change: Change | None) -> Change | None:
        """What undo and redo do after a step: a text follows the choice that is in force now, the index the lines."""
        if change is not None and change.kind == "cut":
            self._search_as_read(change.ids)
        if change is not None and change.kind == "text":
            choice.follow(self.store, self.config, change.ids)
        return change

    # ------------------------------------------------------------------ parts

    def _search_as_read(self, ids: Sequence[int]) -> None:
        """Lines that were restored are found from now on, lines that were cut no longer; names wait to be found."""
        with self.store.write():
            self.store.waiting.add("names", self.store.search.index(ids))

    def _block(self, article_id: int, block_key: str) -> Block | None:
        text = self.store.texts.get(article_id) or Extracted(())
        return next((block for block in text.blocks if block_key in (block.key, block.line_key)), None)


def _shown(block: Block | None) -> str:
    return "" if block is None else block.text[:LINE_SHOWN] or block.alt[:LINE_SHOWN] or (block.src or "")[:LINE_SHOWN]
