"""Organisations in full: "Accounting and Corporate Regulatory Authority (Acra)" is one name, and Acra is another of it.

Stage: entities. The recogniser knows words and neighbours; what an acronym spells, and that a ministry may have three
subjects, is seen only by looking at the whole phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.entities.known import GROUPS, NEVER, PLACES
from reader.entities.lexicon import Lexicon
from reader.entities.run_together import parted
from reader.entities.spans import Name
from reader.entities.stretched import stretched
from reader.entities.wordlists import FUNCTION_WORDS, ORG_WORDS, TITLES
from reader.model import EntityKind

_BRACKET = re.compile(r" ?\( ?([A-Z][\w&.-]{1,10}?) ?\)")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LONGEST = 11
"""Words of the longest name that an acronym may stand for."""
_JOINING = frozenset("of the and for in on de la du des del do da y et to at & 's ’s".split())
_CAP = r"[^\W\d_a-z][^\W\d_]+"
_OFFICES = (
    r"(?:Ministry|Department|Committee|Commission|Office|Bureau|Directorate|Secretariat|Institute|Council|Cent(?:re|er)"
    r"|College|School|Faculty|Society|Association|Federation|Union|Court|Board|Chamber|Authority|Agency|Administration"
    r"|Division|Tribunal|Academy|Service)"
)
_SUBJECT = re.compile(rf"(?:{_CAP} ){{0,3}}{_OFFICES} (?:of|for|on) (?:the )?{_CAP}(?:(?:,? |-){_CAP})*$")
_MORE = re.compile(rf"(?:, {_CAP}(?:[ -]{_CAP}){{0,2}}){{0,6}},? (?:and|&) (?:the )?{_CAP}(?:[ -]{_CAP}){{0,2}}")
_LED = re.compile(rf"\b[Tt]he (({_CAP}(?:[ -]{_CAP}){{0,2}}) (?:and|&) )$")
_PART_OF = re.compile(r"(.+ \S+) of the (\S+ .+)$")
"""The Monetary Policy Committee of the Bank of Ghana is two."""
_FORM = re.compile(
    r",? (?:Corp(?:oration)?|Inc|Incorporated|Ltd|Limited|Plc|PLC|LLC|LLP|Co(?! ?-)|Bhd|Sdn Bhd|Pvt\.? Ltd|Pte\.? Ltd"
    r"|JSC|AG|SA|NV|GmbH|SpA|Oyj|ASA|Tbk)\b(?!['’])(?:\.(?=[,;)]| [a-z]))?"
)
_MEMBER = re.compile(r" (?:M[LE]As?|MPs?|MEPs?|MPLs?|Members?|Sens?\.?|Reps?\.?|Senators?|Deputies)$")
_NEXT = re.compile(r" ([A-Z][a-z]*)\b")
_SELF_ENDED = re.compile(r"\b(?:Ltd|Co|Corp|Inc|Bros|Plc|plc)\.$")
_PLACES = re.compile(
    r"\b(?:Airport|Park|Province|Region|District|City|Road|Stadium|Highway|Area|Zone|Territory|State)$"
)


_NATIONS = frozenset(
    """
    GER FRA ITA ESP ENG SCO WAL IRL NED BEL POR RUS UKR USA CAN MEX BRA ARG CHI COL URU PAR PER ECU VEN AUS NZL JPN KOR
    PRK CHN TPE HKG IND PAK SRI BAN THA MAS SIN INA PHI VIE KSA UAE QAT KUW IRN IRQ ISR EGY MAR ALG TUN NGR GHA CMR SEN
    CIV KEN UGA TAN ETH RSA ZIM ZAM SWE NOR DEN FIN ISL POL CZE SVK HUN AUT SUI SLO CRO SRB BIH ROU BUL GRE TUR CYP GEO
    ARM AZE KAZ UZB CUB JAM UK US
    """.split()
)
"""What stands in brackets behind a team is mostly its country (codes of the International Olympic Committee)."""


def wholes(texts: Sequence[str], names: Sequence[Name], words: Lexicon) -> list[Name]:
    """`names` with their organisations grown or cut to what they are called, and acronyms in brackets added."""
    by_line: dict[int, list[Name]] = {}
    for name in parted(texts, names, words):
        by_line.setdefault(name.paragraph, []).append(name)
    found: list[Name] = []
    for number, text in enumerate(texts):
        line = sorted(by_line.get(number, ()))
        if line:
            line = stretched(text, line, words)
            line = _married(text, line)
            line = _laid_over([], [part for name in line for part in _grown(text, name, words)])
            if "(" in text:
                line = _laid_over(list(_spelled(number, text, line, words)), line)
                line = _laid_over(list(_short_for(text, line, words)), line)
        found += line
    return found


def _laid_over(upper: list[Name], lower: Sequence[Name]) -> list[Name]:
    """All of `upper`, and what of `lower` does not overlap it; of two that overlap in one layer the longer stays."""
    kept: list[Name] = []
    for layer in (upper, lower):
        for name in sorted(layer, key=lambda name: (name.start - name.end, name.start)):
            if all(name.end <= other.start or other.end <= name.start for other in kept):
                kept.append(name)
    return sorted(kept)


def _married(text: str, line: Sequence[Name]) -> list[Name]:
    """ "Alvarez & Marsal" is one firm; "Lagos State" and "Building Control Agency", side by side, are one body."""
    found: list[Name] = []
    for name in line:
        before = found[-1] if found else None
        between = text[before.end : name.start] if before else ""
        if before and (
            (between == " & " and " " not in text[before.start : before.end] + text[name.start : name.end])
            or (between == " " and _are_one_body(text, before, name))
        ):
            found[-1] = replace(before, end=name.end, kind="org")
        else:
            found.append(name)
    return found


def _are_one_body(text: str, place: Name, body: Name) -> bool:
    words = text[body.start : body.end].lower().split()
    return (
        place.kind == "place"
        and body.kind == "org"
        and len(words) > 1
        and words[-1] in ORG_WORDS
        and " of " not in text[body.start : body.end]
        and text[place.start : place.end] not in PLACES
    )


def _grown(text: str, name: Name, words: Lexicon) -> Iterator[Name]:
    if name.kind != "org":
        yield name
        return
    start, end = name.start, name.end
    member = _MEMBER.search(text[start:end])
    if member:
        end = start + member.start()
    part = _PART_OF.match(text[start:end]) if " of the " in text[start:end] else None
    if part and {part[1].split()[-1].lower(), part[2].split()[0].lower()} <= ORG_WORDS:
        yield replace(name, end=start + part.end(1))
        yield replace(name, start=start + part.start(2))
        return
    form = _FORM.match(text, end)
    if form:
        end = form.end()
    elif _SUBJECT.match(text[start:end]):
        more = _MORE.match(text, end)
        if more and _are_subjects(more.group(), words):
            end = more.end()
    if _SELF_ENDED.search(text[start:end]):
        following = _NEXT.match(text, end)
        if not text[end:].strip() or (following and following[1].lower() in FUNCTION_WORDS):
            end -= 1
    led = _LED.search(text[max(0, start - 60) : start]) if text.endswith(("and ", "& "), 0, start) else None
    if (
        led
        and text[start:end].split()[-1].lower() in ORG_WORDS
        and " " in text[start:end]
        and _are_subjects(led[2], words)
    ):
        start -= len(led[1])
    yield replace(name, start=start, end=end)


def _are_subjects(phrase: str, words: Lexicon) -> bool:
    """True for ordinary words with capitals: "Vocational Training", not "Parliament" nor "Japan"."""
    plain = [word.lower() for word in re.findall(r"[^\W\d_]+", phrase)]
    return all(
        word in FUNCTION_WORDS or (words.commonness.get(word, 0) >= 1 and word not in TITLES and word not in ORG_WORDS)
        for word in plain
    )


def _spelled(number: int, text: str, line: Sequence[Name], words: Lexicon) -> Iterator[Name]:
    """Names whose initials are the acronym in the brackets behind them."""
    for bracket in _BRACKET.finditer(text):
        letters = re.sub(r"[^A-Za-z]", "", bracket[1]).upper()
        if len(letters) < 2 or bracket[1] in NEVER:
            continue
        start = _start_of(letters, text[max(0, bracket.start() - 140) : bracket.start()])
        if start is None:
            continue
        start += max(0, bracket.start() - 140)
        start = _with_place(text, start, bracket.start(), line, words)
        phrase = text[start : bracket.start()]
        inside = [name for name in line if name.start < bracket.start() and name.end > start]
        kinds: list[EntityKind] = [name.kind for name in inside]
        exact = next((name.kind for name in inside if (name.start, name.end) == (start, bracket.start())), None)
        if exact is not None and exact != "person":
            kind = exact
        elif "org" in kinds or not ORG_WORDS.isdisjoint(phrase.lower().split()):
            kind = "place" if _PLACES.search(phrase) else "org"
        else:
            continue
        yield Name(number, start, bracket.start(), kind)
        yield Name(number, bracket.start(1), bracket.end(1), kind)


def _with_place(text: str, start: int, end: int, line: Sequence[Name], words: Lexicon) -> int:
    """The letters of "Tehran Air Quality Company (AQC)" leave out the town, and those of a department what it is."""
    whole = next((name.start for name in line if name.kind == "org" and name.end == end and name.start < start), start)
    ahead = text[whole:start]
    return whole if ahead.endswith((" of ", " of the ")) or (ahead and _is_place(ahead.strip(), words)) else start


def _start_of(letters: str, before: str) -> int | None:
    """Where the words begin whose initials are `letters`; small words count or do not."""
    matches = list(_WORD.finditer(before))
    if not matches or before[matches[-1].end() :].strip():
        return None
    large = full = ""
    for match in reversed(matches[-_LONGEST:]):
        word = match.group()
        if not word[0].isupper() and word not in _JOINING:
            return None
        initials = "".join(part[0] for part in word.split("-") if part)
        full = initials.upper() + full
        if word[0].isupper():
            large = initials.upper() + large
            if letters in (large, full) and (len(letters) > 2 or " " in before[match.start() :]):
                return match.start()
        if len(large) > len(letters):
            return None
    return None


def _short_for(text: str, line: Sequence[Name], words: Lexicon) -> Iterator[Name]:
    """What stands in brackets right behind an organisation of several words is its short form, whatever it spells."""
    for name in line:
        bracket = _BRACKET.match(text, name.end)
        if name.kind != "org" or bracket is None or " " not in text[name.start : name.end]:
            continue
        short = bracket[1]
        capitals = sum(map(str.isupper, short))
        if short in NEVER or short in GROUPS or short in _NATIONS or _is_place(short, words):
            continue
        if capitals >= 2 or (len(short) >= 4 and short.isalpha() and words.commonness.get(short.lower(), 0) == 0):
            yield Name(name.paragraph, bracket.start(1), bracket.end(1), "org")


def _is_place(word: str, words: Lexicon) -> bool:
    kinds = (*words.kinds_at((word,), 0)[1], *words.kinds_at((word.title(),), 0)[1])
    return not {"ctry", "city1", "city2", "state", "reg", "subd"}.isdisjoint(kinds)
