"""The recogniser's spans become names: cut where two names were taken for one, rid of titles and ordinary words.

Stage: entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.entities.foreign import TITLE_ENDS
from reader.entities.foreign_bodies import is_body
from reader.entities.joined import LARGE_PLACES, joined
from reader.entities.known import GROUPS, NAMED_WITH_S, NEVER, PLACES, fixed_kind, kind_of_misc
from reader.entities.lexicon import ORGANISED, Lexicon
from reader.entities.model import Span
from reader.entities.ordinary import Ordinary, all_ordinary, is_ordinary
from reader.entities.ranks import before_name, is_person_with_rank
from reader.entities.wordlists import FUNCTION_WORDS, ORG_WORDS, PLACE_WORDS, TITLES
from reader.model import EntityKind

_LABELS: dict[str, EntityKind] = {"PER": "person", "ORG": "org", "LOC": "place", "NORP": "group"}
_OPENING = frozenset('"“‘«„')
_PART = re.compile(r"\S+")
_TEAMS = frozenset(("club", "club?", "town", "ctry"))
_PLACE_KINDS = frozenset(("ctry", "city1", "city2", "city3", "state", "subd", "reg"))
_PLACE_TAIL = re.compile(
    r" (?:Province|Region|District|County|State|City|Islands?|River|Lake|Valley|Peninsula|Street|Road|Avenue|Bridge"
    r"|Airport|Sea|Ocean|Bay|Gulf|Strait|Sound|Prefecture|Governorate|Village)\b"
)
_SMALL = frozenset(
    """
    of the and for in de & on to at la du des von van der den del di da do dos el al bin ibn bint ben abu le les y et
    und für e vs v a an by with from 's ’s or d' l' ul ur
    """.split()
)
"""Any other word in small letters ends a name."""
_WORN = re.compile(r"[-’'][^\W\d_][\w'’]*|-\d{1,4}[A-Za-z]?\b")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_SYLLABLE = re.compile(
    r"-(?!led|based|backed|born|run|era|like|style|to|and|in|on|of|made|\w*ed\b|run|held|era)[a-z]{2,6}\b"
)
"""As in "Lin Shu-fen"."""
_OPENERS = FUNCTION_WORDS.union(
    """
    yesterday today tomorrow tonight later meanwhile perhaps maybe inside even still like unlike did can let dear thank
    thanks hey hello yes nor yet although though once whether until asked said says told add former despite
    """.split()
)
"""Words that begin a sentence and no name; any other there is mostly the name's own: "Legal Cheek"."""
_EDGES = frozenset("‘“\"'(,;:")
_ON_A_DAY = re.compile(r"(?<=\w) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_TAIL = re.compile(r" ([a-z]+)$")
_STORM = re.compile(r"(?:Cyclone|Hurricane|Typhoon|Storm) $")
_OWNER = re.compile(r"([^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+)?)['’]s (?=[^\W\d_a-z])")
_WAY = re.compile(r"(?:North|South|East|West) of (?:the )?(?=[^\W\d_a-z])")
_EVENT_HEAD = re.compile(r"(?:Cyclone|Hurricane|Typhoon|Storm)\s[A-ZÀ-Þ]\w+")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    paragraph: int
    start: int
    end: int
    kind: EntityKind
    leaning: tuple[tuple[EntityKind, float], ...] = field(default=(), compare=False)
    """Kinds that it may be and how likely the recogniser holds each; empty where it was not asked or is overruled."""


def tidy(paragraphs: Sequence[str], found: Sequence[Sequence[Span]], words: Lexicon, ordinary: Ordinary) -> list[Name]:
    """The recogniser's spans as names: titles, possessives and lone common words removed, kinds fixed where known."""
    names = []
    for number, (text, spans) in enumerate(zip(paragraphs, found, strict=True)):
        last = 0
        for span in spans:
            for owned in _owned(text, _whole(text, span, words), words, ordinary):
                for part in _parted(text, owned, words):
                    name = _tidied(number, text, part, words, ordinary)
                    if name is not None and name.start >= last:
                        names.append(_leaning(name, span, text))
                        last = name.end
    return names


def _leaning(name: Name, span: Span, text: str) -> Name:
    """With what the recogniser held likely of the span, unless a rule gave the name another kind."""
    if not span.leaning or (_LABELS.get(span.label, name.kind) != name.kind):
        return name
    misc = (
        name.kind
        if span.label == "MISC"
        else kind_of_misc(text[name.start : name.end], text[name.start - 1 : name.start])
    )
    return replace(name, leaning=tuple((_LABELS.get(label) or misc, share) for label, share in span.leaning))


def _whole(text: str, span: Span, words: Lexicon) -> Span:
    """ "Kestrel" of "Kestrel-2" is "Kestrel-2", "Moe" of "Lindqvist-Moe" the double name."""
    start, end = span.start, span.end
    while end > start + 1 and text[end - 1] in _EDGES:
        end -= 1
    if text.startswith("the ", start):
        start += 4
    if start > 4 and text[start - 5] in _OPENING and text[start - 4 : start] == "The ":
        start -= 4
    syllable = _SYLLABLE.match(text, end) if span.label == "PER" else None
    if syllable and text[start].isupper():
        end = syllable.end()
    if text[max(0, start - 4) : start].strip() == "al" and text[start - 1] == " ":
        start -= 3
    if (
        span.label in ("ORG", "LOC")
        and text[end : end + 2] in ("'s", "’s")
        and _as_typed(text[start : end + 2]) in NAMED_WITH_S
    ):
        end += 2
    storm = _STORM.search(text[max(0, start - 10) : start])
    if storm:
        start -= len(storm.group())
    # A few parts at most: a text may be one chain of hyphens.
    # "US-China talks" name two countries.
    of_nations = text[start:end] in PLACES or text[start:end] in words.countries or text[start:end] in GROUPS
    for _ in range(0 if of_nations else 3):
        worn = _WORN.match(text, end, end + 40)
        if worn is None or text[end] != "-" or not (worn.group()[1].isupper() or worn.group()[1].isdigit()):
            break
        if span.label != "PER" and worn.group().lower().endswith(TITLE_ENDS):
            # "Siemens-Chefin"
            break
        end = worn.end()
    for _ in range(0 if of_nations else 3):
        before = _LAST_WORD.search(text[max(0, start - 31) : start - 1]) if text[start - 1 : start] == "-" else None
        if before is None or not before.group()[0].isupper():
            break
        start -= 1 + len(before.group())
    return Span(start, end, span.label)


def _as_typed(name: str) -> str:
    return name.replace("’", "'")


def _owned(text: str, span: Span, words: Lexicon, ordinary: Ordinary) -> list[Span]:
    """ "Norway's Maritime Authority" is a country and an authority; King's College is a college."""
    name = text[span.start : span.end]
    owner = _OWNER.match(name)
    if owner is None:
        way = _WAY.match(name)
        return [Span(span.start + way.end(), span.end, "LOC")] if way else [span]
    held = owner.group(1)
    listed = words.listed.get("\t".join(held.split()), ())
    rest = Span(span.start + owner.end(), span.end, span.label)
    if not LARGE_PLACES.isdisjoint(listed):
        return [Span(span.start, span.start + len(held), "LOC"), rest]
    if held in words.known_organisations or (listed and ORGANISED.issuperset(listed)):
        return [Span(span.start, span.start + len(held), "ORG"), rest]
    if span.label == "ORG" or " " not in name[owner.end() :]:
        # "Sable's Bay" is one place.
        return [span]
    last = held.split()[-1]
    # What the owner is, its other places tell.
    return [rest] if ordinary.stands_inside(last) and not words.commonness.get(last.lower(), 0) else [span]


def _parted(text: str, span: Span, words: Lexicon) -> Iterator[Span]:
    """ "Cloud giant Orrin Systems" is one company, "Tencent and Baidu" are two."""
    team, dash, scorer = text[span.start : span.end].partition(" - ")
    if dash and _TEAMS.intersection(words.listed.get("\t".join(team.split()), ())):
        # "Arsenal - Ada Holt ( 34 )"
        at = span.start + len(team)
        yield Span(span.start, at, "LOC" if team in words.countries else "ORG")
        yield from _parted(text, Span(at + len(dash), span.end, "PER" if " " in scorer else span.label), words)
        return
    quoted = text[span.start - 1 : span.start] in _OPENING
    for part in [span] if quoted else _without_small_words(text, span, words):
        tokens = [(m.group(), m.start(), m.end()) for m in _PART.finditer(text, part.start, part.end)]
        yield from joined(tokens, part, words) if len(tokens) > 1 else [part]


def _without_small_words(text: str, span: Span, words: Lexicon) -> list[Span]:
    """The runs of a span between words in small letters that no name holds."""
    tokens = [(m.group(), m.start(), m.end()) for m in _PART.finditer(text, span.start, span.end)]
    if len(tokens) < 2:
        return [span]
    runs: list[list[tuple[str, int, int]]] = [[]]
    last = max((at for at, token in enumerate(tokens) if token[0][0].isupper()), default=0)
    for at, token in enumerate(tokens):
        word = token[0].rstrip(",;:") or token[0]
        inside = runs[-1] and at < last and word == token[0]
        if (
            word[0].islower()
            and word.lower() not in _SMALL
            and not any(c.isupper() or c.isdigit() for c in word)
            and not (inside and (span.label in ("LOC", "ORG") or _is_foreign(word, words)))
            and not (span.label == "ORG" and runs[-1] and _is_foreign(word, words))
        ):
            runs.append([])
            continue
        owner = word.endswith(("'s", "’s")) and at + 1 < len(tokens) and tokens[at + 1][0][0].islower()
        runs[-1].append(token)
        if owner:
            runs.append([])
    if len(runs) == 1 or is_body(text[span.start : span.end]):
        return [span]
    found = []
    kept = [trimmed for run in runs if (trimmed := _trimmed(run))]
    for number, run in enumerate(kept):
        name = text[run[0][1] : run[-1][2]]
        lead = number + 1 < len(kept) or not runs[-1]
        common = all(words.commonness.get(word.lower(), 0) >= 2 for word, _, _ in run)
        if lead and common and not _EVENT_HEAD.match(name):
            continue
        label = span.label
        if name in GROUPS:
            label = "NORP"
        elif number and label == "MISC" and _is_listed_place(name.split(), words):
            label = "LOC"
        found.append(Span(run[0][1], run[-1][2], label))
    return found


def _is_foreign(word: str, words: Lexicon) -> bool:
    """ "Rezistans ek Alternativ", "Rosnani binti Karim": no English word, so a word of the name."""
    return word.isalpha() and not words.commonness.get(word, 0) and word not in ORG_WORDS and word not in TITLES


def _is_listed_place(name: Sequence[str], words: Lexicon) -> bool:
    length, kinds = words.kinds_at(tuple(name), 0)
    return length == len(name) and not _PLACE_KINDS.isdisjoint(kinds)


def _trimmed(run: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    while run and run[0][0].lower() in _SMALL and run[0][0] != "The":
        run = run[1:]
    while run and run[-1][0].lower() in _SMALL:
        run = run[:-1]
    return run


def _tidied(number: int, text: str, span: Span, words: Lexicon, ordinary: Ordinary) -> Name | None:
    start, end = span.start, span.end
    name = text[start:end]
    if name.endswith(("'s", "’s")) and not (span.label != "PER" and _as_typed(name) in NAMED_WITH_S):
        end -= 2
        name = text[start:end]
    if span.label == "ORG" and is_person_with_rank(name):
        span = Span(start, end, "PER")
    if span.label == "PER":
        start += before_name(name, words)
        name = text[start:end]
    elif name.startswith("The ") and span.label != "MISC" and _is_known(name[4:], words) and not _is_known(name, words):
        start += 4
        name = text[start:end]
    if _opens_with_a_word(name, number, start, words, ordinary):
        start += name.index(" ") + 1
        name = text[start:end]
    if not name or not name[0].isalnum() or name in NEVER or name.isdigit():
        return None
    day = _ON_A_DAY.search(name) if span.label in ("ORG", "PER") and name.count(" ") > 1 else None
    if day and not _is_known(name, words):
        end -= len(day[0])
        name = text[start:end]
    while span.label == "ORG" and (tail := _TAIL.search(name)) and words.commonness.get(tail[1], 0) >= 2:
        # "Time magazine", "Metro newspaper", but not "Assemblée nationale"
        if is_body(name):
            break
        end -= len(tail[0])
        name = text[start:end]
    if " " not in name and is_ordinary(name, span.label, words, ordinary, number, start):
        return None
    kind = fixed_kind(name, words.known_organisations, words.countries)
    if kind is None:
        if span.label == "MISC" and text[start - 1 : start] not in _OPENING and all_ordinary(name, words):
            return None
        kind = _LABELS.get(span.label) or kind_of_misc(name, text[start - 1 : start])
    if kind == "place":
        tail = _PLACE_TAIL.match(text, end)
        if tail:
            end = tail.end()
    return Name(number, start, end, kind)


def _opens_with_a_word(name: str, number: int, start: int, words: Lexicon, ordinary: Ordinary) -> bool:
    """ "Yesterday Lantern opened": the sentence's first word is none of the name's."""
    first, _, rest = name.partition(" ")
    second = rest.partition(" ")[0]
    return (
        bool(rest)
        and first.lower() in _OPENERS
        and words.commonness.get(first.lower(), 0) >= 3
        and second.lower() not in ORG_WORDS | PLACE_WORDS
        and ordinary.stands_inside(second)
        and ordinary.opens_a_sentence(first, number, start)
        and not _is_known(name, words)
    )


def _is_known(name: str, words: Lexicon) -> bool:
    return name in words.organisations or name in words.countries or name in PLACES
