"""Names that reach further than the recogniser saw: "GN Savings and Loans", "44 Assam Rifles", "Radio Lumen 98.1".

Stage: entities. What the word behind or before a name says of it: general knowledge, no single name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.entities.lexicon import Lexicon
from reader.entities.spans import Name
from reader.entities.wordlists import FUNCTION_WORDS, ORG_WORDS, TITLES
from reader.model import EntityKind

_CAP = r"[^\W\d_a-z][^\W\d_]+"
_GOES_ON = re.compile(r" (?:No\b|\d|(?:&|and|in|on|for|against|to) )")
"""Asked first, for few names do."""
_FAMILY = re.compile(r" (?:&|and) (?:Associates|Partners|Sons|Bros|Brothers|Daughters|Co|Company)\b")
_NUMBER = re.compile(r" No\.? ?\d{1,4}\b")
_WAVE = re.compile(r" \d{2,3}\.\d(?: ?FM\b)?(?![\d%])")
_ON_AIR = re.compile(r"Radio\b|.*\b(?:Radio|FM)$")
_WALES = re.compile(r" and Wales\b")
_OF_ENGLAND = re.compile(r".+ (?:of|for) England$")
_SIDE = r"(?:North|South|East|West|Northern|Southern|Eastern|Western|Central)"
_OF_SIDE = re.compile(rf".+ (?:of|for|in) (?:the )?{_SIDE}$")
_OTHER_SIDE = re.compile(rf" and {_SIDE} {_CAP}\b")
_DENOMINATION = re.compile(
    r".*\b(?:Presbyterian|Evangelical|Lutheran|Methodist|Reformed|Baptist|Moravian|Uniting|Adventist)(?: \w+)* Church$"
)
_IN = re.compile(rf" in (?:the )?{_CAP}(?:[ -]{_CAP})*")
_FIGHTERS = re.compile(r"(?:.* )?(?:Islamic State|[Aa]l[- ]Qa'?[ei]da)$")
_OF_FIGHTERS = re.compile(
    r" in (?:the )?(?:Iraq and (?:Syria|the Levant|al-Sham)|Greater Sahara|Islamic Maghreb|Arabian Peninsula"
    r"|Indian Subcontinent|Lands of the Islamic Maghreb|West Africa(?: Province)?|Khorasan(?: Province)?)\b"
)
_STUDY = re.compile(
    r"(?:.+ )?(?:Cent(?:re|er)|Committee|Commission|Council|Coalition|Campaign|Institute|Network|Alliance|Society|Fund)"
    rf"(?: (?:for|of|on) {_CAP}(?: {_CAP})?)?$"
)
_STUDIED = re.compile(rf" (?:in|on|for|against|to) (?:the )?({_CAP}(?: (?:of )?{_CAP}){{0,3}})(?![\w-])")
_AND_MORE = re.compile(rf" and ({_CAP}s)(?! ?(?:{_CAP}|['’-]))")
_KUNYA = re.compile(r"\b(?:Umm|Abu|Abou) $")
_NTH = re.compile(r"(?<![\w.,:/$£€-])\d{1,3}(?:st|nd|rd|th)? $")
_REGIMENTS = ("Rifles", "Battalion", "Regiment", "Brigade", "Division", "Squadron", "Infantry", "Commando")
_NICKNAME = re.compile(rf" [\"“‘']{_CAP}(?:[ -]{_CAP})?[\"”’'] ({_CAP}(?:-{_CAP})*)")
_CREDIT = re.compile(rf"\s*[—–-]{{1,2}} ?(?:.+, )?((?:{_CAP} ){{1,3}}{_CAP})\s*$")
_OVER = frozenset("los las del dos das des du la le les aux pour contre cel sur sous de".split())
_CALLED_AFTER = re.compile(
    r"\b(?:Partnership|Foundation|Museum|Institute|Cent(?:re|er)|Hospital|School|College|University|Stadium|Park|Airport"
    r"|Street|Road|Avenue|Square|Boulevard|Bridge|Hall|Arena|Theat(?:re|er)|Library|Prize|Trust|Group|Company|Law"
    r"|Associates|Station|House|Academy|Church|Cathedral|Temple|Mosque|Bay|Islands?|Lake|River|Point|Hill|Creek|Beach"
    r"|Secondary|Primary|Memorial|Clinic|Estate|Market|Gallery|Society|Club|Fund|Committee|Campaign)\b"
)
"""What bears a person's name."""


def stretched(text: str, line: Sequence[Name], words: Lexicon) -> list[Name]:
    """The names of one line, in order and apart, each as long as it is."""
    grown: list[Name] = []
    close = [one.end + 1 == other.start and text[one.end] == " " for one, other in pairwise(line)]
    # Three in a row are a list that lost its commas.
    in_pairs = any(close) and not any(one and other for one, other in pairwise(close))
    quoted = any(mark in text for mark in "\"“‘'")
    for name in line:
        before = grown[-1] if grown else None
        if before and name.start < before.end:
            continue
        kind = _as_one(text, before, name, in_pairs) if before else None
        if before and kind:
            name = replace(before, end=name.end, kind=kind)
            grown.pop()
        else:
            name = _back(text, name, before.end if before else 0)
        if name.kind == "person" and quoted:
            nickname = _NICKNAME.match(text, name.end)
            name = replace(name, end=nickname.end()) if nickname else name
        grown.append(_ahead(text, name, words) if _GOES_ON.match(text, name.end) else name)
    return _credited(text, grown)


def _as_one(text: str, one: Name, other: Name, in_pairs: bool) -> EntityKind | None:
    """What kind two neighbours are of as one name: "Hyundai" and "India", "Ada Holt" and "Museum"."""
    gap = text[one.end : other.start]
    if gap == " ":
        if not in_pairs or other.kind not in ("org", "place"):
            return None
        name = text[other.start : other.end]
        if one.kind == "person":
            return other.kind if _CALLED_AFTER.search(name) else None
        if one.kind == "org":
            alike = name.isupper() and text[one.start : one.end].isupper()
            return "org" if other.kind == "place" or alike or _CALLED_AFTER.search(name) else None
        return None
    # "Plaza de" and "Tres Poderes" with "los" between.
    if 3 < len(gap) < 15 and gap[0] == gap[-1] == " " and _OVER.issuperset(gap.split()):
        return other.kind if one.kind == "person" else one.kind
    return None


def _ahead(text: str, name: Name, words: Lexicon) -> Name:
    end = name.end
    family = _FAMILY.match(text, end)
    if family:
        return replace(name, end=family.end(), kind="org")
    if name.kind not in ("org", "place"):
        return name
    surface = text[name.start : end]
    if surface.endswith("England") and _OF_ENGLAND.match(surface):
        wales = _WALES.match(text, end)
        return replace(name, end=wales.end(), kind="org") if wales else name
    more = _NUMBER.match(text, end)
    if not more and _OF_SIDE.match(surface):
        more = _OTHER_SIDE.match(text, end)
    if not more and surface.endswith("Church") and _DENOMINATION.match(surface):
        more = _IN.match(text, end)
    if not more and _FIGHTERS.match(surface):
        more = _OF_FIGHTERS.match(text, end)
    if not more and name.kind == "org":
        more = _of_body(text, surface, end, words)
    return replace(name, end=more.end()) if more else name


def _of_body(text: str, surface: str, end: int, words: Lexicon) -> re.Match[str] | None:
    if _ON_AIR.match(surface):
        return _WAVE.match(text, end)
    studied = _STUDIED.match(text, end) if _STUDY.match(surface) else None
    if studied and _are_subjects(studied[1], words):
        return studied
    other = _AND_MORE.match(text, end) if " " in surface else None
    return other if other and _is_thing(surface.split()[-1], words) and _is_thing(other[1], words) else None


def _is_thing(word: str, words: Lexicon) -> bool:
    return words.commonness.get(word.lower(), 0) >= 3 and word.lower() not in ORG_WORDS and word not in words.listed


def _are_subjects(phrase: str, words: Lexicon) -> bool:
    return all(
        word in FUNCTION_WORDS or (words.commonness.get(word, 0) >= 2 and word not in ORG_WORDS and word not in TITLES)
        for word in phrase.lower().split()
    )


def _back(text: str, name: Name, last: int) -> Name:
    before = text[max(last, name.start - 6) : name.start]
    if before[-1:] != " ":
        return name
    found = None
    if name.kind == "person":
        found = _KUNYA.search(before)
    elif name.kind == "org" and text.endswith(_REGIMENTS, name.start, name.end):
        found = _NTH.search(before)
    return replace(name, start=name.start - len(before) + found.start()) if found else name


def _credited(text: str, line: list[Name]) -> list[Name]:
    """ "— Ada Holt, Halden Now" below an article: a line that is a signature ends in a whole name."""
    credit = _CREDIT.match(text) if len(text) < 80 and text.lstrip()[:1] in ("—", "–", "-") else None
    if credit is None:
        return line
    touched = [name for name in line if name.end > credit.start(1)]
    if not any(name.kind == "org" for name in touched):
        return line
    whole = replace(touched[0], start=credit.start(1), end=credit.end(1), kind="org")
    return [*(name for name in line if name.end <= credit.start(1)), whole]
