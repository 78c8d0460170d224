"""Which names of one article are one organisation's: short names, names turned round, the bare "Senate" or "Navy".

Stage: entities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.entities.lexicon import lexicon
from reader.entities.name_links import MAX_NAMESAKES, SMALL_WORDS, Cluster, Place
from reader.entities.wordlists import ORG_WORDS

_OFTEN_DROPPED = frozenset(
    """
    group holdings bank inc corp motors motor technologies systems electric airlines airways entertainment records
    church company party oil energy pharmaceuticals international global platforms stores club football baseball fc inc
    ltd corporation limited industries works laboratories labs networks studios pictures foods software services
    """.split()
)
_ORGANISED = frozenset("firm bank media".split())
"""The kinds in the lexicon of what has daughters that bear its name."""
SORTS_OF_BODIES = frozenset(
    """
    academy agency army assembly authority board bundestag cabinet church club college commission committee congress
    council court diocese federation guard institute knesset league legislature marines ministry museum navy parliament
    police politburo school senate treasury union university
    """.split()
)
"""What an article calls the one body of that kind after it was named: "the Senate"."""


def organisation_links(clusters: dict[Place, Cluster]) -> dict[Place, Place]:
    """From a short name to the one organisation of the article it is short for: "Ford" of Ford Motor, "Mariners" of
    the Seattle Mariners, "Supreme Court" of the Supreme Court of Pakistan. Where two may be meant, none is."""
    bodies = _Bodies(clusters)
    links: dict[Place, Place] = {}
    for body in bodies.all:
        meant = bodies.meant_by(body)
        if len({_content(other.words) for other in meant}) == 1:
            links[body.key, "org"] = (meant[0].key, "org")
    return links


class _Bodies:
    """The organisations of one article, by their words."""

    def __init__(self, clusters: dict[Place, Cluster]) -> None:
        self.all = [cluster for cluster in clusters.values() if cluster.kind == "org"]
        self._first: dict[str, list[Cluster]] = defaultdict(list)
        self._last: dict[str, list[Cluster]] = defaultdict(list)
        self._content: dict[tuple[str, ...], Cluster] = {}
        for body in self.all:
            if len(body.words) > 1:
                _kept(self._first[body.words[0]], body)
                _kept(self._last[body.words[-1]], body)
                self._content.setdefault(_content(body.words), body)
        self._elsewhere = {
            word for cluster in clusters.values() if cluster.kind == "person" for word in cluster.words
        } | {cluster.key for cluster in clusters.values() if cluster.kind == "place"}
        """What is part of a person's name here, or the whole of a place's: "Coburn" beside Tom Coburn."""

    def meant_by(self, body: Cluster) -> Sequence[Cluster]:
        """The fuller names that `body` may be short for."""
        words, first, last = body.words, self._first.get(body.words[0], []), self._last.get(body.words[-1], [])
        longer = [other for other in first if len(other.words) > len(words) and other.words[: len(words)] == words]
        found = [other for other in longer if _OFTEN_DROPPED.issuperset(other.words[len(words) :])]
        if not found and (len(words) > 1 or _is_nickname(words[0])):
            found = [other for other in last if _ends_in(other.words, words) and body.comes_after(other)]
        if not found and len(words) > 1 and (words[-1] in ORG_WORDS or words[-1] in SORTS_OF_BODIES):
            found = [other for other in longer if other.words[len(words)] == "of"]
        if not found and len(words) == 1:
            found = self._meant_by_one_word(body, first, last)
        if not found and len(words) > 1:
            turned = self._content[_content(words)]
            found = [turned] if turned is not body else []
        return found

    def _meant_by_one_word(self, body: Cluster, first: list[Cluster], last: list[Cluster]) -> list[Cluster]:
        word = body.words[0]
        if word in SORTS_OF_BODIES:
            return [*first, *last]
        if word in self._elsewhere or _stands_alone(body):
            return []
        if last:
            # "Tornvik" of the University of Tornvik, but no "Holt" of the House of Holt.
            return [] if first or any(other.words[:2] != ["university", "of"] for other in last) else last
        return first if all(body.comes_after(other) for other in first) else []


def _kept(bodies: list[Cluster], body: Cluster) -> None:
    if len(bodies) < MAX_NAMESAKES:
        bodies.append(body)


def _stands_alone(company: Cluster) -> bool:
    """True for an acronym and for a firm known by one word: Google is not the "Google Cloud" of a line before."""
    kinds = lexicon().listed
    return any(surface.isupper() or not _ORGANISED.isdisjoint(kinds.get(surface, ())) for surface in company.surfaces)


def _content(words: Sequence[str]) -> tuple[str, ...]:
    """The words whatever their order: "Congress of Velmark" is the Velmark Congress. Not of universities: the
    University of Miami and Miami University are two."""
    content = [word for word in words if word not in SMALL_WORDS]
    return tuple(content if "university" in content else sorted(content))


def _ends_in(longer: Sequence[str], words: Sequence[str]) -> bool:
    """ "Delhi High Court" for "High Court", but no branch of an academy for the academy."""
    before = longer[: -len(words)]
    return bool(before) and list(longer[-len(words) :]) == words and before[-1] not in SMALL_WORDS


def _is_nickname(word: str) -> bool:
    """ "Mariners" of the Seattle Mariners; not "Airlines" or "Services", which many share."""
    return len(word) > 4 and word.endswith("s") and word not in ORG_WORDS and word not in _OFTEN_DROPPED
