"""Scars of ticker auto-linkers: "the TRUMP administration", "talent FLOW", "its Core research operations".

Stage: text. Programs that turn coin and share names into links also capitalise ordinary words. Such words are noted,
never rewritten: the article shows what was published, and the recogniser of names is not fooled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model import Artefact, Block

REASON_TICKER = "capitalised like a ticker, read as an ordinary word"
REASON_NAME = "written like a ticker, read as the name"

# Ordinary English nouns, verbs and adjectives that are also tickers or coin names. Words that writers like to shout
# (BIG, NOW, ALL, REAL) and words that are acronyms too (AID, WHO, ACT, IT) are left out.
_TICKER_WORDS = frozenset(
    """
    flow core near link sand land gas mask wave waves dash band rose magic bond blur portal pixel storm order cake
    maker move movement grass drift cloud layer prompt audio hive loom reef dent hook render graph compound harmony
    stacks origin status request ocean fetch beam flux power prime blast mode base chain gala token block stake stack
    swap bridge vault anchor mirror shadow spell ghost pepper dusk dawn orbit orbs quant index match mine mint rally
    fusion fuel cash coin trade spark stellar optimism cosmos avalanche radiant pendle verge nexus cortex
    matrix oasis horizon zen loop ring reserve saga vine bean rare chess clover dodo mango orca serum star stargate
    target ally cars eat wolf snow square zoom crown dream edge fast flex gold grid hub kin lever lift
    lunch peak plug pool post pure rapid ray root safe sail seed shift shop sky snap solo solar sound spin steel
    step stone storage sun surf tap team tide time toast tower track trail tree unit valor verse vice view web wind wing
    wood work yield zero growth launch people school research market labor talent supply demand energy hype meme
    """.split()
)
_TICKER_NAMES = {
    "TRUMP": "Trump",
    "MELANIA": "Melania",
    "MUSK": "Musk",
    "BIDEN": "Biden",
    "APPLE": "Apple",
    "TESLA": "Tesla",
}
# Beside these a capitalised word is meant: "the Core team", "FLOW token", "Base network".
_NAME_COMPANY = frozenset(
    """
    token tokens coin coins memecoin memecoins crypto price prices holders team teams protocol network blockchain chain
    foundation dao ecosystem mainnet testnet wallet labs app platform stock stocks shares share ticker i3 i5 i7 i9 ultra
    duo processor processors chip chips ml data web language academy
    """.split()
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\$?\d[\w.,]*|\S")
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]{2,}")
_OPENING = "\"“‘'«„([$#@"
_CLOSING = "\"”’'»“)]"
_MODEL_NUMBER = re.compile(r"[ -]?[A-Za-z]?\d")
_ENDS = frozenset(".!?:;•–—|")


@dataclass(frozen=True, slots=True)
class _Word:
    block: int
    start: int
    end: int
    text: str
    before: str
    after: str
    is_bare: bool
    """Neither quoted nor bracketed nor joined to anything."""


def find_artefacts(blocks: Sequence[Block]) -> tuple[Artefact, ...]:
    """Precise rather than complete: a word is noted only in the middle of a prose sentence and once or twice a text."""
    suspects = [word for i, block in enumerate(blocks) if block.kept for word in _suspects(i, block)]
    if not suspects:
        return ()
    everything = " ".join(block.text for block in blocks)
    times = Counter(word.text for word in suspects)
    found = []
    for word in suspects:
        if times[word.text] > 2 or _is_meant(word.text, everything):
            continue
        reading = _reading(word)
        if reading is not None:
            found.append(Artefact(word.block, word.start, word.end, *reading))
    return tuple(found)


def _suspects(index: int, block: Block) -> Iterator[_Word]:
    if block.kind not in ("p", "li", "quote", "caption") or _KNOWN.isdisjoint(
        map(str.lower, _CAPITALISED.findall(block.text))
    ):
        return
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(block.text)]
    words = [text for text, _, _ in tokens if text[0].isalpha()]
    if len(words) < 6 or sum(word[0].isupper() for word in words) > 0.5 * len(words):
        return  # a headline or a shout: capitals mean nothing there
    for position, (text, start, end) in enumerate(tokens):
        if position == 0 or not text[0].isupper() or len(text) < 3 or text.lower() not in _KNOWN:
            continue
        before, after = tokens[position - 1], tokens[position + 1] if position + 1 < len(tokens) else ("", end, end)
        if before[0] in _ENDS or (before[0] in _CLOSING and position > 1 and tokens[position - 2][0] in _ENDS):
            continue  # may begin a sentence
        left, right = block.text[start - 1 : start], block.text[end : end + 1]
        if _MODEL_NUMBER.match(block.text, end):
            continue
        bare = left not in ("", *_OPENING, "-", "/", ".", "&") and right not in (*_CLOSING, "-", "/", "&", "+")
        yield _Word(index, start, end, text, before[0], after[0], bare)


def _reading(word: _Word) -> tuple[str, str] | None:
    """What an artefact is read as and why, or None when the word may be meant as it stands."""
    if not word.is_bare or word.after.lower() in _NAME_COMPANY:
        return None
    lower = word.text.lower()
    if word.text in _TICKER_NAMES:
        return _TICKER_NAMES[word.text], REASON_NAME
    if lower not in _TICKER_WORDS or not _is_plain(word.before) or word.before in ("ticker", "token", "coin"):
        return None
    if word.text.isupper():
        return lower, REASON_TICKER
    if not word.text[1:].islower() or not word.after[:1].islower():
        return None
    return (lower, REASON_TICKER) if _is_lower_case_company(word) else None


def _is_plain(before: str) -> bool:
    return before[0].islower() or before in ("Its", "Their", "Our", "His", "Her")


def _is_lower_case_company(word: _Word) -> bool:
    """A single capital counts only between plain words, and not where names stand: "at Core in", "called Flow and"."""
    return word.before not in _BEFORE_NAMES and word.after not in _AFTER_NAMES


_BEFORE_NAMES = frozenset(
    "at called named by from with via and or of for in on as to like than dubbed joined using called".split()
)
_AFTER_NAMES = frozenset(
    "is was has had will said says and or announced which that who in on at for launched does can".split()
)
_KNOWN = _TICKER_WORDS | {name.lower() for name in _TICKER_NAMES}


def _is_meant(text: str, everything: str) -> bool:
    """True when the article speaks of the coin or share itself: "$FLOW", "(FLOW)", "FLOW token"."""
    if text not in everything:
        return False
    word = re.escape(text)
    spoken = re.search(rf"(?:\$|\(|NYSE: ?|NASDAQ: ?){word}\b|\b{word} ?(?:token|coin|memecoin|/USD)", everything)
    return spoken is not None
