"""Where an article names what a person watches for, each name with the sentence that does."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import TITLE_BLOCK, Block, Mention, Met
from reader.text.phrases import Phrases
from reader.text.sentences import sentence_around


def met(title: str, blocks: Sequence[Block], mentions: Sequence[Mention], watched: Phrases) -> list[Met]:
    """Each watched name once, by the first sentence of the kept text that holds it, or else by the title.

    A name also counts where another spelling of it was resolved to it: "Wang" in an article about Wang Minjie.
    """
    found: dict[str, Met] = {}
    for block in blocks:
        if block.kept and block.text:
            for hit in watched.in_text(block.text):
                if hit.phrase not in found:
                    found[hit.phrase] = Met(hit.phrase, *_sentence(block.text, hit.start, hit.end))
    for hit in watched.in_text(title):
        found.setdefault(hit.phrase, Met(hit.phrase, title, hit.start, hit.end))
    names = {_folded(phrase): phrase for phrase in watched.phrases} if mentions else {}
    for mention in mentions:
        phrase = names.get(_folded(mention.entity))
        if phrase is None or phrase in found:
            continue
        text = title if mention.block == TITLE_BLOCK else blocks[mention.block].text
        if text[mention.start : mention.end] == mention.text:
            found[phrase] = Met(phrase, *_sentence(text, mention.start, mention.end))
    return [*found.values()]


def _sentence(text: str, start: int, end: int) -> tuple[str, int, int]:
    sentence, first, last = sentence_around(text, start, end)
    return sentence.replace("\n", " "), first, last


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
