"""One article, one reading: each name gets one kind wherever it stands, and stands wherever it is written.

Stage: entities. The recogniser sees a sentence at a time; a name that it found once is a name in every line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from reader.entities.evidence import cues
from reader.entities.known import fixed_kind, sounds_like_a_firm, sounds_like_a_place
from reader.entities.lexicon import Lexicon
from reader.entities.occupied import Occupied
from reader.entities.spans import Name
from reader.entities.spread import spread
from reader.entities.tokens import words_of
from reader.entities.wordlists import ORG_WORDS
from reader.model import EntityKind

MAX_CUES = 12
"""Of one name: what its first dozen places say is enough."""
Votes = dict[str, dict[EntityKind, float]]
"""A form of a name to how strongly the article speaks for each kind: a point each time the recogniser said so, and what
the words beside it, the lists and its full name say."""
_ORGANISED = frozenset("firm bank media gov body party armed uni club league".split())
_LARGE = frozenset(("ctry", "city1", "state"))
_NUMBERED = re.compile(r"-\d{1,2}$")
_BETWEEN = frozenset((", ", " and ", " or ", ", and ", ", or "))
_IN_BRACKETS = re.compile(r"\s?\(\s?([A-Z]{2,7})\s?\)")
RECOGNISED = 2.0
"""What the recogniser says of one place, beside a cue's 1 to 3: with 1, sure findings are outvoted by a chance word."""
LISTED = 2.0
"""What a list of one kind says of each of its names."""
MOST_OF_SURNAME = 2.0
"""However plain it is."""
_SETTLED = 50.0
"""The weight of a kind that is beyond doubt."""


def agreed(
    paragraphs: Sequence[str],
    names: Iterable[Name],
    taken: Sequence[Sequence[tuple[int, int]]],
    words: Lexicon,
    known_names: Mapping[str, EntityKind],
    sure: Iterable[Name] = (),
    topic: str = "",
) -> tuple[list[Name], Votes]:
    """One kind for each name, then every other place where a known name stands, outside what is `taken`; and what all
    but the recogniser says of the kinds.

    `sure` are names whose kind needs no vote, as those of a dateline. In an article about sport a town is a place in
    one line and its club in the next: there each mention keeps its own kind.
    """
    sure = list(sure)
    closed: dict[int, Occupied] = defaultdict(Occupied)
    for name in sure:
        closed[name.paragraph].take(name.start, name.end)
    found = [name for name in names if closed[name.paragraph].is_free(name.start, name.end)]
    found += _abbreviated(paragraphs, found)
    kept = [name for name in [*found, *sure] if topic == "sport" and _is_town(paragraphs, name, words)]
    own = set(kept)
    voting = [name for name in [*found, *sure] if name not in own]
    voted, votes = _voted(paragraphs, voting, set(sure), words, known_names)
    for name in voting:
        for kind, weight in _recognised(name):
            votes[form_of(paragraphs[name.paragraph][name.start : name.end])][kind] -= weight
    voted = sorted([*voted, *kept])
    return sorted([*voted, *spread(paragraphs, voted, taken, words, known_names)]), votes


def _abbreviated(paragraphs: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """ "(NDA)" behind "National Debt Agency" is a name, and of the same kind, where the recogniser saw none."""
    begins = {(name.paragraph, name.start) for name in names}
    added = []
    for name in names:
        text = paragraphs[name.paragraph]
        match = _IN_BRACKETS.match(text, name.end, name.end + 14)
        if match is None or (name.paragraph, match.start(1)) in begins:
            continue
        initials = "".join(word[0] for word in re.split(r"[\s-]+", text[name.start : name.end]) if word[:1].isupper())
        if len(initials) > 1 and match[1] == initials:
            added.append(Name(name.paragraph, *match.span(1), name.kind))
    return added


def _is_town(paragraphs: Sequence[str], name: Name, words: Lexicon) -> bool:
    surface = form_of(paragraphs[name.paragraph][name.start : name.end])
    return "town" in words.listed.get("\t".join(surface.split()), ()) and name.kind in ("org", "place")


def form_of(surface: str) -> str:
    """What surfaces of one name share: "HALDEN" is "Halden", "IBM" stays."""
    return surface.title() if surface.isupper() and sum(map(str.isalpha, surface)) > 4 else surface


def _voted(
    paragraphs: Sequence[str],
    names: list[Name],
    sure: set[Name],
    words: Lexicon,
    known_names: Mapping[str, EntityKind],
) -> tuple[list[Name], Votes]:
    votes: Votes = defaultdict(lambda: defaultdict(float))
    asked: Counter[str] = Counter()
    surfaces = [paragraphs[name.paragraph][name.start : name.end] for name in names]
    forms = [form_of(surface) for surface in surfaces]
    for surface, form, name in zip(surfaces, forms, names, strict=True):
        fixed = fixed_kind(surface, words.known_organisations, words.countries)
        if fixed is not None or name in sure:
            votes[form][name.kind] += _SETTLED
        for kind, weight in _recognised(name):
            votes[form][kind] += weight
        if form not in asked:
            for kind, weight in _heard_of(surface, words):
                votes[form][kind] += weight
        if asked[form] < MAX_CUES:
            asked[form] += 1
            for kind, weight in cues(paragraphs[name.paragraph], name.start, name.end):
                votes[form][kind] += weight
    _list(paragraphs, votes, names, forms, words)
    _share(votes, names, forms)
    decided: dict[str, EntityKind] = {}
    for form, counts in votes.items():
        best = max(counts.values())
        decided[form] = next(kind for kind in counts if counts[kind] == best)
    return [
        Name(name.paragraph, name.start, name.end, known_names.get(surface) or decided[form])
        for surface, form, name in zip(surfaces, forms, names, strict=True)
    ], votes


def _recognised(name: Name) -> Iterator[tuple[EntityKind, float]]:
    """What the recogniser has to say, in shares where it is in doubt."""
    for kind, share in name.leaning or ((name.kind, 1.0),):
        yield kind, RECOGNISED * share


def _heard_of(surface: str, words: Lexicon) -> Iterator[tuple[EntityKind, float]]:
    """What a name is anywhere: known to the lists, or called as such things are."""
    if sounds_like_a_firm(surface):
        yield "org", 3.0
    if sounds_like_a_place(surface):
        yield "place", 2.0
    kinds = words.listed.get("\t".join(words_of(surface)), ())
    if _LARGE.intersection(kinds):
        yield "place", 0.8
    if kinds and _ORGANISED.issuperset(kinds):
        yield "org", 2.0 if " " in surface else 1.0
    if kinds == ("public",):
        yield "person", 2.0
    if _NUMBERED.search(surface):
        yield "product", 1.5


def _list(paragraphs: Sequence[str], votes: Votes, names: Sequence[Name], forms: Sequence[str], words: Lexicon) -> None:
    """Things of one kind are listed together: "Singapore, Toronto or Austin"."""
    heard: list[tuple[str, EntityKind, float]] = []
    for run in _lists(paragraphs, names):
        for one, other in pairwise(run):
            if names[one].kind != names[other].kind:
                heard.append((forms[one], names[other].kind, _weight(forms[other], words)))
                heard.append((forms[other], names[one].kind, _weight(forms[one], words)))
        if len(run) > 2:
            heard += _of_one_kind([(forms[place], names[place]) for place in run])
    for form, kind, weight in heard:
        votes[form][kind] += weight


def _of_one_kind(run: Sequence[tuple[str, Name]]) -> Iterator[tuple[str, EntityKind, float]]:
    """For each name of a list the kind that most of the others have, and how much that says."""
    said: Votes = defaultdict(lambda: defaultdict(float))
    total: dict[EntityKind, float] = defaultdict(float)
    for form, name in run:
        for kind, share in name.leaning or ((name.kind, 1.0),):
            said[form][kind] += share
            total[kind] += share
    for form, _ in run:
        others = {kind: weight - said[form].get(kind, 0.0) for kind, weight in total.items()}
        leading = max(others, key=others.__getitem__)
        whole = sum(others.values())
        if whole > 0.01 and (lead := 2 * others[leading] / whole - 1) > 0:
            yield form, leading, LISTED * lead


def _weight(neighbour: str, words: Lexicon) -> float:
    return 1.2 if any(_heard_of(neighbour, words)) else 0.6


def _lists(paragraphs: Sequence[str], names: Sequence[Name]) -> Iterator[list[int]]:
    """Places in `names` that stand in a row: three or more, or two with "and". "Her envoy, Ada Holt" is no list."""
    run: list[int] = []
    joins = False
    for place in (*sorted(range(len(names)), key=lambda number: names[number]), None):
        between = ""
        if run and place is not None and names[run[-1]].paragraph == names[place].paragraph:
            left, right = names[run[-1]].end, names[place].start
            between = paragraphs[names[place].paragraph][left:right] if right - left <= 6 else ""
        if between not in _BETWEEN:
            if len(run) > 3 or (len(run) > 1 and joins):
                yield run
            run, joins = [], False
        joins |= between[-2:] in ("d ", "r ")
        if place is not None:
            run.append(place)


def _share(votes: Votes, names: Sequence[Name], forms: Sequence[str]) -> None:
    """A full name speaks for its parts: "Ada Holt" makes "Holt" a person, "Orrin Systems" makes "Orrin" a firm; and
    where "Holt" is plainly a person, so is "J.D. Holt"."""
    given: Votes = defaultdict(lambda: defaultdict(float))
    for form, name in zip(forms, names, strict=True):
        parts = form.split()
        if len(parts) < 2 or max(votes[form], key=votes[form].__getitem__) != name.kind:
            continue
        if name.kind == "person":
            for part in {parts[0], parts[-1]}:
                given[part]["person"] += 1.5
        elif name.kind == "org" and parts[-1].lower().rstrip(".") in ORG_WORDS and len(parts) <= 3:
            given[parts[0]]["org"] += 1.5
        if name.kind == "org" and len(parts) > 1:
            given["".join(part[0] for part in parts if part[:1].isupper())]["org"] += 2.0
        if name.kind == "event" and parts[0] in ("Cyclone", "Hurricane", "Typhoon", "Storm") and len(parts) == 2:
            given[parts[1]]["event"] += 3.0
    for part, counts in given.items():
        if part in votes:
            for kind, weight in counts.items():
                votes[part][kind] += weight
    for form in list(votes):
        surname = form.rpartition(" ")[2]
        if form.count(" ") in (1, 2, 3) and surname in votes:
            said = votes[surname]
            others = max((weight for kind, weight in said.items() if kind != "person"), default=0.0)
            if said["person"] > others:
                votes[form]["person"] += min(MOST_OF_SURNAME, said["person"] - others)
