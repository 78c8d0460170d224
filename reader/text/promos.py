"""Promotional lines: recognised by what they ask of the reader, not by who wrote them.

Stage: text. Takes blocks, gives back the same blocks in the same order; what was cut stays there with its reason, so
that the article view can show it. Only the last few blocks and isolated one-liners are suspects: a quote that says
"save your spot" inside a paragraph is news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model import Block, Strip
from reader.text import promo_register, promo_worded, wording
from reader.text.promo_bylines import is_date_line, names_of, repeats_byline, tells_of_author
from reader.text.promo_labels import LONGEST as LONGEST_LABEL
from reader.text.promo_labels import label_reason
from reader.text.promo_offers import (
    ASKS,
    BRANDED,
    CALL_WORDS,
    CALLS,
    OFFER_WORDS,
    OFFERED,
    OPENS,
    REPORTED,
    SENTENCE_END,
    TAKE_IT,
    URGENT,
    YOU,
)
from reader.text.promo_rules import BY_FIRST, BY_WORD, RULES, SECTION_REASON, TOKENS, Level, Rule

_NO_TITLE_FOLLOWS = re.compile(r"^[^:»>→|]{2,40}: (?:[a-z]|[“\"])")
_LONGEST_AT_END = 640
_LONGEST_BETWEEN = 260
"""Characters. No rule looks at a longer block: paragraphs of the article are not suspects."""
_NO_PLEA = -1.0
_NO_STEP = 2.8
_PLEAS = ("asks", "cookie notice", "newsletter", "plugs", "affiliate", "login", "comment", "related")
_ABOUT_WRITERS = ("repeats the byline", "tells of the author", "date line", "repeats the title")
_NO_ADDRESS = 1.1
"""Likeness under which a line is taken for an article's own, whatever a rule says of it: a rule is worth 2.4 of
likeness, a turn to the reader .6 (a second regression, of what the first one says and the rules)."""
_TAIL = 6
_MAX_SHARE = 0.2
_MAX_CERTAIN_SHARE = 0.5
_LEVELS: dict[Strip, Level] = {"off": 0, "safe": 1, "standard": 2, "strict": 3}
_NEVER = frozenset(("code", "table", "image"))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands, as far as the rules ask."""

    tail: bool
    head: bool
    last: bool
    link_share: float


def cut_promos(
    blocks: Sequence[Block], *, strip: Strip = "standard", title: str = "", author: str = ""
) -> tuple[Block, ...]:
    """Mark promotion as cut. Guard: what is less than certain is never more than a fifth of the article's words."""
    level = _LEVELS[strip]
    if level == 0 or not blocks:
        return tuple(blocks)
    if any(block.is_copy for block in blocks):
        # What is said again stands in no line's way: neither the end of the article nor a fifth of it changes.
        rest = iter(cut_promos([b for b in blocks if not b.is_copy], strip=strip, title=title, author=author))
        return tuple(block if block.is_copy else next(rest) for block in blocks)
    found = _verdicts(blocks, level, _normal(title), names_of(_normal(author)))
    if not found:
        return tuple(blocks)
    if strip != "strict":
        found = _guarded(blocks, found)
    return tuple(
        replace(block, kept=False, reason=found[i][0]) if i in found and block.kept else block
        for i, block in enumerate(blocks)
    )


def _verdicts(blocks: Sequence[Block], level: Level, title: str, names: frozenset[str]) -> dict[int, tuple[str, Level]]:
    """Block number to the reason why it goes and how certain that is (1 is surest)."""
    found: dict[int, tuple[str, Level]] = {}
    count = len(blocks)
    tail_from = min(count - _TAIL, int(count * 0.85))
    in_link_list = False
    for i, block in enumerate(blocks):
        text = block.text
        if block.kind in _NEVER or not text:
            continue
        tail = i >= tail_from
        if len(text) > (_LONGEST_AT_END if tail or i < 3 else _LONGEST_BETWEEN):
            in_link_list = False
            continue
        link_share = _link_share(block) if block.marks else 0.0
        if in_link_list and link_share > 0.6:
            found[i] = ("link list", 2)
            continue
        plain = _normal(text)
        verdict = _verdict(plain, block, _Place(tail, i < 5, i >= count - 4, link_share), level)
        if verdict is None and level >= 2 and (i < 3 or tail) and plain == title and len(title) > 12:
            verdict = ("repeats the title", 2)
        if verdict is None and level >= 2 and block.kind != "caption":
            verdict = _of_byline(plain, names)
        if verdict is not None and not _is_talked_out(verdict, block):
            found[i] = verdict
        in_link_list = verdict is not None and verdict[0] == SECTION_REASON and len(plain) < 40 and level >= 2
    if level >= 2:
        suspects = [
            (i, block)
            for i, block in enumerate(blocks)
            if i not in found
            and block.kept
            and block.kind not in _NEVER
            and 0 < len(block.text) <= (_LONGEST_AT_END if i < 3 or i >= tail_from else _LONGEST_BETWEEN)
        ]
        found.update(promo_worded.verdicts(blocks, suspects, found.keys(), eager=level == 3))
        _add_foreign_voice(blocks, found)
        _add_orphaned_headings(blocks, found)
    return found


def _of_byline(plain: str, names: frozenset[str]) -> tuple[str, Level] | None:
    if names and repeats_byline(plain, names):
        return "repeats the byline", 2
    if names and tells_of_author(plain, names):
        return "tells of the author", 2
    return ("date line", 2) if is_date_line(plain) else None


def _is_talked_out(verdict: tuple[str, Level], block: Block) -> bool:
    """What is worded like an article through and through: "The fund is financed by its members". Steps of a list
    ("Sign up with the address of your other account") must be worded like promotion too. The owner of a picture is told
    under it."""
    reason, level = verdict
    if block.kind == "caption" and reason == "copyright line":
        return True
    if reason in _ABOUT_WRITERS:
        return False
    is_step = block.kind == "li" and level >= 2 and reason.startswith(_PLEAS)
    return wording.likeness(block.text) < (_NO_STEP if is_step else _NO_PLEA)


def _verdict(plain: str, block: Block, place: _Place, level: Level) -> tuple[str, Level] | None:
    tokens = TOKENS.findall(plain)
    if not tokens:
        return None
    held = set(tokens)
    words = plain.count(" ") + 1
    numbers = set(BY_FIRST.get(tokens[0], ()))
    for word in held & BY_WORD.keys():
        numbers.update(BY_WORD[word])
    for number in sorted(numbers):
        rule = RULES[number]
        if rule.level > level or words > rule.longest or not _is_at(rule, place):
            continue
        if rule.needs_link and (place.link_share < 0.5 or block.kind == "li"):
            continue
        if not rule.pattern.search(plain) or (rule.spoken_saves and REPORTED.search(block.text)):
            continue
        if rule.leads_to_title and _NO_TITLE_FOLLOWS.search(block.text):
            continue
        return rule.reason, rule.level
    if words <= LONGEST_LABEL and level >= 2 and block.kind != "caption":
        ends = bool(SENTENCE_END.search(plain))
        is_step = block.kind != "p"
        label = label_reason(tokens, ends_sentence=ends, link_share=place.link_share, is_step=is_step)
        if label is not None:
            return label, 2
    if block.kind == "caption" or words > 70 or level < 2:
        return None
    if not held.isdisjoint(OFFER_WORDS) and _offers(plain, block.text, tokens):
        return "asks you to act on an offer", 2
    if held.isdisjoint(CALL_WORDS):
        return None
    needed = (5 if place.tail else 6) - (1 if level == 3 else 0)
    return ("asks you to act on an offer", 2) if _asking(plain, block.text, tokens, place) >= needed else None


def _offers(plain: str, text: str, tokens: list[str]) -> bool:
    """True for something to be had with a call to have it, in the manner of sellers."""
    if text.endswith(":") or not TAKE_IT.search(plain) or not OFFERED.search(plain) or REPORTED.search(text):
        return False
    manner = 2 * bool(BRANDED.match(text)) + bool(URGENT.search(plain)) + bool(OPENS.search(plain)) + ("!" in text)
    manner += any(token in YOU for token in tokens) + (not SENTENCE_END.search(text))
    manner += len(TAKE_IT.findall(plain)) > 1
    return manner >= (3 if len(tokens) > 35 else 2)


def _asking(plain: str, text: str, tokens: list[str], place: _Place) -> int:
    """How much a line pleads with the reader. Nothing pleads without a call to action."""
    words = plain.count(" ") + 1
    calls = len(CALLS.findall(plain))
    if not calls:
        return 0
    score = min(calls, 3)
    score += 2 * bool(BRANDED.match(text))
    score += bool(ASKS.search(plain))
    score += sum(token in YOU for token in tokens) > 0.06 * words
    score += place.last
    score += not SENTENCE_END.search(text)
    score += place.link_share > 0.5
    score -= 3 * bool(REPORTED.search(text))
    score -= 2 * (words > 45)
    return score


def _guarded(blocks: Sequence[Block], found: dict[int, tuple[str, Level]]) -> dict[int, tuple[str, Level]]:
    """Restores when too much would go: losing a promotion is a nuisance, losing the article is a failure."""
    total = sum(_words(block) for block in blocks) or 1
    if sum(_words(blocks[i]) for i in found) <= _MAX_SHARE * total:
        return found
    certain = {i: verdict for i, verdict in found.items() if verdict[1] == 1}
    if sum(_words(blocks[i]) for i in certain) <= _MAX_CERTAIN_SHARE * total:
        return certain
    return {}


def _add_foreign_voice(blocks: Sequence[Block], found: dict[int, tuple[str, Level]]) -> None:
    """Lines that speak to the reader, where the article does not."""
    suspects = []
    for i, block in enumerate(blocks):
        if i in found or block.kind != "p" or not block.kept or len(block.text) > _LONGEST_BETWEEN:
            continue
        plain = _normal(block.text)
        tokens = TOKENS.findall(plain)
        if 2 <= len(tokens) <= promo_register.LONGEST and promo_register.speaks_to_reader(plain, tokens):
            suspects.append(i)
    suspects = [
        i for i in suspects if not REPORTED.search(text := blocks[i].text) and wording.likeness(text) > _NO_ADDRESS
    ]
    if 0 < len(suspects) <= promo_register.MOST and promo_register.is_report(
        [block for i, block in enumerate(blocks) if i not in suspects]
    ):
        found.update(dict.fromkeys(suspects, ("speaks to you, as the article does not", 2)))


def _add_orphaned_headings(blocks: Sequence[Block], found: dict[int, tuple[str, Level]]) -> None:
    """A heading over nothing but cut blocks at the end of the article goes with them."""
    for i in range(len(blocks) - 1, -1, -1):
        if i in found or blocks[i].kind == "image":
            continue
        if blocks[i].kind[0] == "h" and i + 1 in found and i > 0 and _words(blocks[i]) <= 6:
            found[i] = ("heads lines that were cut", 2)
        break


def _is_at(rule: Rule, place: _Place) -> bool:
    match rule.where:
        case "any":
            return True
        case "tail":
            return place.tail
        case _:
            return place.head


def _link_share(block: Block) -> float:
    linked = sum(mark.end - mark.start for mark in block.marks if mark.kind == "link")
    return linked / max(1, len(block.text))


def _words(block: Block) -> int:
    return block.text.count(" ") + 1 if block.text and block.kind != "image" else 0


def _normal(text: str) -> str:
    text = wording.lowered(text)
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
