"""Words as linking sees them: lower case, stemmed lightly, without stop words, as 63-bit numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+|\d[\d,.]*\d|\d")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{2,}")

STOP_WORDS = frozenset(
    """
    a about above after again against ago all almost along already also although always am among an and
    another any anyone are aren't around as at away back be became because become been before behind being
    below between both but by came can can't cannot come could couldn't did didn't do does doesn't doing don't
    done down during each either else enough even ever every everyone few for from further gave get gets
    getting give given go goes going gone got had hadn't half has hasn't have haven't having he he'd he'll
    he's her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in indeed
    inside instead into is isn't it it's its itself just keep kept knew know known last late later least less
    let let's like likely little long look made make makes making many may me meanwhile might more most mr mrs
    ms much must my myself near nearly never new next no nor not nothing now of off often on once one only
    onto or other others ought our ours ourselves out over own part per perhaps put quite rather really said
    same saw say saying says see seem seen set several she she'd she'll she's should shouldn't since so some
    something sometimes soon still such take taken tell than that that's the their theirs them themselves then
    there there's therefore these they they'd they'll they're they've thing things think this those though
    through thus to together told too took toward two under unless until up upon us use used using very via
    want was wasn't way we we'd we'll we're we've well went were weren't what what's when when's where where's
    whether which while who who's whom whose why why's will with within without won't would wouldn't yes yet
    you you'd you'll you're you've your yours according monday tuesday wednesday thursday friday saturday
    sunday january february march april june july august september october november december year years month
    months week weeks day days today yesterday tomorrow reuters ap afp news
    """.split()
)

SHORT = 0xFFFFFF


def tokens(text: str) -> list[str]:
    """Stemmed words and figures of `text` in order; runs of Chinese or Japanese give their overlapping pairs."""
    found = [stem(word) for word in map(str.lower, _WORD.findall(text)) if len(word) > 1 and word not in STOP_WORDS]
    if not text.isascii():
        found = [token for token in found if not _CJK.fullmatch(token)]
        for run in _CJK.findall(text):
            found += [run[i : i + 2] for i in range(len(run) - 1)]
    return found


@lru_cache(65_536)
def stem(word: str) -> str:
    """A light English stem: plural and possessive endings, -ed and -ing of longer words. Other languages pass."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) > 4:
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("es") and word[-3] in "sxz":
            return word[:-2]
        if word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
        if len(word) > 6 and word.endswith("ing"):
            return word[:-3]
        if len(word) > 5 and word.endswith("ed"):
            return word[:-2]
    return word


@lru_cache(65_536)
def term_id(term: str, space: str = "") -> int:
    """A 63-bit number for a term; `space` keeps names ("@") apart from words."""
    return int.from_bytes(blake2b((space + term).encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def short_id(term: str, space: str = "") -> int:
    """24 bits of it: they tell the terms of two articles apart well enough, and a kept fingerprint is half the size."""
    return term_id(term, space) & SHORT
