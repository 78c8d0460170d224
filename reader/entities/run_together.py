"""Two names that the recogniser ran together: "Luna Rail of Berlin", "Member of Parliament Ada Holt".

Stage: entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.entities.joined import LARGE_PLACES, ORG_HEADS
from reader.entities.lexicon import Lexicon
from reader.entities.spans import Name
from reader.entities.wordlists import ORG_WORDS, PLACE_WORDS, TITLES

_CAP = r"[^\W\d_a-z][\w'’-]+"
_OFFICE_OF = re.compile(
    r"(.+ [^\W\d_]+)['’]s ((?:Office|Bureau|Department|Division|Cent(?:re|er)|School|Institute|Committee|Faculty"
    r"|College|Directorate|Board|Branch|Unit) (?:of|for|on) .+)$"
)
_HOUSE_OF = re.compile(r"(\S+ .+) of the ((?:(?! and ).)+ Government)$")
_ROLE = re.compile(r" (?:CPRO|PPRO|PRO|CEO|CFO|COO|CTO|MD|GM|DG|VC)$")
_SEATS = re.compile(
    r".+ (?:Party|Alliance|Front|Union|Movement|Congress|Coalition|Bloc|League|Labour|Greens|Democrats)( \d{1,3})$"
)
_BEHIND_SEATS = re.compile(r"(?:[,;.)]| and\b|$)")
_PARLIAMENT = re.compile(rf"Parliament ((?:{_CAP} ){{1,3}}{_CAP})$")
_MEMBER_FOR = re.compile(r"\b(?:Member|MP|MLA|MHA|MP-elect|Councillor) for (?:the )?$")
_HEADED = re.compile(
    r"(?i:\b(?:chair(?:man|woman|person)?|president|secretary|director|head|chief|leader|member|spokes(?:man|woman)|convener"
    r"|coordinator) of (?:the )?(?:[\w'’-]+ ){0,4})$"
)
_BODY_WORDS = ORG_WORDS | frozenset(("samiti", "sabha", "panchayat", "sangh", "morcha", "mandal", "branch", "chapter"))
_OF_PLACE = re.compile(rf"(.+) of ({_CAP}(?: {_CAP}){{0,2}})$")
_CHURCHES = frozenset("archdiocese diocese eparchy presbytery synod vicariate bishopric parish deanery".split())
_CLUBS = frozenset(
    """
    united city town rovers wanderers athletic fc afc rail air motors systems energy labs space airlines airways group
    holdings technologies software pharma biotech foods brewery breweries mills steel shipping logistics stores
    gmbh ltd limited inc plc ag sa
    """.split()
)


def parted(texts: Sequence[str], names: Sequence[Name], words: Lexicon) -> list[Name]:
    """`names`, each of those that are two as two."""
    found: list[Name] = []
    for name in names:
        text = texts[name.paragraph]
        surface = text[name.start : name.end]
        if name.kind == "org" and " " in surface:
            found += _parts(text, name, surface, words)
        else:
            found.append(name)
    return found


def _parts(text: str, name: Name, surface: str, words: Lexicon) -> Iterator[Name]:
    if "'s " in surface or "’s " in surface:
        office = _OFFICE_OF.match(surface)
        if office and _is_body(office[1], words):
            yield replace(name, end=name.start + office.end(1))
            yield replace(name, start=name.start + office.start(2))
            return
    if surface.endswith("Government"):
        house = _HOUSE_OF.match(surface)
        if house:
            yield replace(name, end=name.start + house.end(1))
            yield replace(name, start=name.start + house.start(2))
            return
    role = _ROLE.search(surface)
    if role:
        yield replace(name, end=name.start + role.start())
        return
    if surface[-1].isdigit():
        seats = _SEATS.match(surface)
        if seats and _BEHIND_SEATS.match(text, name.end):
            yield replace(name, end=name.start + seats.start(1))
            return
    before = text[max(0, name.start - 70) : name.start]
    if surface.startswith("Parliament "):
        member = _PARLIAMENT.match(surface)
        if member and before.endswith("of "):
            yield replace(name, start=name.start + member.start(1), kind="person")
            return
    if before.endswith(("for ", "the ")) and _MEMBER_FOR.search(before):
        tokens = surface.split()
        if len(tokens) > 2 and not {token.lower() for token in tokens} & _BODY_WORDS:
            at = name.start + surface.index(" ")
            if tokens[1].lower() not in PLACE_WORDS:
                yield replace(name, end=at, kind="place")
                yield replace(name, start=at + 1, kind="person")
                return
    if before.endswith(" ") and surface.count(" ") > 1:
        tokens = surface.split()
        last = max((n for n, token in enumerate(tokens) if token.lower() in _BODY_WORDS), default=-1)
        rest = tokens[last + 1 :]
        if (
            last >= 0
            and 2 <= len(rest) <= 4
            and all(
                token[0].isupper()
                and words.commonness.get(token.lower(), 0) <= 1
                and token.lower() not in PLACE_WORDS | TITLES
                for token in rest
            )
            and "\t".join(rest) not in words.listed
            and _HEADED.search(before)
        ):
            at = name.end - len(" ".join(rest))
            yield replace(name, end=at - 1)
            yield replace(name, start=at, kind="person")
            return
    if " of " in surface:
        of = _OF_PLACE.match(surface)
        if of and _is_of_somewhere(of[1], of[2], words):
            yield replace(name, end=name.start + of.end(1))
            yield replace(name, start=name.start + of.start(2), kind="place")
            return
    yield name


def _is_body(name: str, words: Lexicon) -> bool:
    return name.split()[-1].lower() in ORG_WORDS | {"administration"} or "\t".join(name.split()) in words.listed


def _is_of_somewhere(body: str, place: str, words: Lexicon) -> bool:
    """ "Zesco United of Zambia", not "University of Zambia" nor "Law Society of Zambia"."""
    length, kinds = words.kinds_at(tuple(place.split()), 0)
    if length != len(place.split()) or not {"ctry", "city1", "city2", "city3"} & set(kinds):
        return False
    tokens = body.split()
    last = tokens[-1].lower()
    if tokens[0].lower() in ORG_HEADS or " of " in body or "the" in tokens:
        return False
    if last in _CLUBS:
        return len(tokens) > 1
    if " for " in body and not LARGE_PLACES.isdisjoint(kinds) and "ctry" not in kinds:
        return True
    return last not in ORG_WORDS | ORG_HEADS | PLACE_WORDS | _CHURCHES and not words.commonness.get(last, 0)
