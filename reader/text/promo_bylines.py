"""Lines about who wrote the article and when: bylines, credits, short lives of the author, dates.

Stage: text. They repeat what stands above the article already. A line goes only when it names the author that is known:
"By Ada Vance" may open a story about Ada Vance.
"""

from __future__ import annotations

import re

from reader.text.promo_offers import SENTENCE_END

LONGEST = 90
"""Characters of a byline or credit."""
LONGEST_LIFE = 320
BYLINE = re.compile(
    r"^\W*((?:(?:written|posted|words|story|text|article|reporting|edited|published|by)(?: by)?:?|by|author:?) )?(.+)$"
)
_OPENS_BYLINE = re.compile(r"^\W*(?:(?:(?:written|posted|words|story|text|article|published) )?by:? |author:)")
_VERB = re.compile(r"\b(?:is|was|has|had|said|says|will|were|are|writes|wrote|reports|reported)\b")
_CREDIT = frozenset(
    """
    by and for with in from written reporting reported additional further editing edited editor compiled posted
    published words text story article report research researched photographs photography photos photo pictures
    picture video camera graphics illustration illustrations illustrated translated translation fact-checked checked
    produced producer interview correspondent reporter staff senior chief desk agencies
    """.split()
)
_LIFE = re.compile(
    r"(?:^|\babout (?:the author|the writer)?:? ?)%s,? (?:(?:is|was) (?:a|an|the|our|one of|based)\b.{0,80}"
    r"\b(?:reporter|correspondent|editor|writer|journalist|columnist|author|producer|critic|contributor|fellow|freelance\w*|"
    r"novelist|photographer|based in)\b|(?:covers|writes|reports|edits|blogs|contributes|contributed)\b"
    r"|has (?:covered|written|reported|worked|been (?:a|an|the|our))\b|joined\b.{0,60}\b(?:in \d{4}|as)\b)"
)
_STAMPED = re.compile(
    r"^\W*(?:(?:first|originally|last) )?(?:published|posted|updated|modified|created|date|last update|last edited)\b"
)
_STAMP_WORDS = frozenset(
    """
    first originally last published posted updated update modified created edited date on at in by ago just now
    today yesterday hours hour minutes minute mins min days day weeks week months month am pm a.m p.m a m p gmt utc
    bst cet cest est edt et pt pst pdt ist jst aest uhr o'clock monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
_STAMP_TOKENS = re.compile(r"[a-z][a-z'.]*[a-z]|[a-z]|\d+(?:st|nd|rd|th)?")


def names_of(author: str) -> frozenset[str]:
    """The author's names in full; a single word may be any word. `author` in the form of `promos` (lower case)."""
    names = (name.strip() for name in re.split(r",| and | & ", author))
    return frozenset(name for name in names if " " in name)


def opens_byline(plain: str) -> bool:
    """ "By Ada Vance", "Words by Ada Vance", "Author: Ada Vance"; who edited is told of nowhere else."""
    return _OPENS_BYLINE.match(plain) is not None


def repeats_byline(plain: str, names: frozenset[str]) -> bool:
    """ "By Ada Vance, Harbour Correspondent": the author's name and nothing that makes it a sentence."""
    if len(plain) >= LONGEST:
        return False
    if any(name in plain for name in names) and _is_credit(plain):
        return True
    match = BYLINE.match(plain)
    return match is not None and any(match[2].startswith(name) for name in names) and _is_end(match[2], names)


def tells_of_author(plain: str, names: frozenset[str]) -> bool:
    """ "Ada Vance covers ports for the Lamp. She has two dogs."."""
    if len(plain) >= LONGEST_LIFE:
        return False
    return any(name in plain and re.search(_LIFE.pattern % re.escape(name), plain) is not None for name in names)


def is_date_line(plain: str) -> bool:
    """ "Updated Jun 4, 2021 at 6:52 p.m.": nothing but a date or time behind a word for publishing."""
    if not _STAMPED.match(plain) or len(plain) >= LONGEST or not any(c.isdigit() for c in plain):
        return False
    return all(token[0].isdigit() or token.strip(".") in _STAMP_WORDS for token in _STAMP_TOKENS.findall(plain))


def _is_credit(plain: str) -> bool:
    """Several people and what each did: every stretch between commas begins with a word for the work."""
    parts = [part.split() for part in re.split(r"[,;|.()]+", plain) if part.strip()]
    return len(parts) > 1 and all(part[0].strip(":") in _CREDIT and len(part) <= 6 for part in parts)


def _is_end(rest: str, names: frozenset[str]) -> bool:
    for name in names:
        rest = rest.replace(name, "")
    return len(rest.split()) <= 7 and not SENTENCE_END.search(rest) and not _VERB.search(rest)
