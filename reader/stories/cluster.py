"""Online clustering: an arriving article joins the story that its three most similar members make likeliest.

score = mean over the 3 best members of 0.6 cos(words) + 0.3 cos(names) + 0.1 cos(title words); it joins at 0.26
within the window of days. The weights measured best on three labelled sets; the threshold lies in the middle of what
did well on half of ECB+ (docs/decisions.md has the sweep). The same people doing the same thing years apart is the
main false merge: the window prevents it. An article that was placed before its own story had begun is drawn over
once that story is likelier.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.stories.dense import blended
from reader.stories.likeness import Likeness

WORDS, NAMES, TITLE = 0.6, 0.3, 0.1
JOIN = 0.26
MEMBERS = 3
COMPARED = 40
DRAWN = 6
"""So many of the likest articles of other stories are looked at again when one arrives …"""
DRAWN_BY = 20
"""… each beside so many of the newest members of both stories."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that shares terms with the one in question, and how like it is."""

    article_id: int
    story_id: int | None
    published: datetime
    like: Likeness
    meaning: float | None = None
    """How alike they are to an embedder, where a person has set one."""

    @property
    def score(self) -> float:
        """0 to 1."""
        return blended(WORDS * self.like.words + NAMES * self.like.names + TITLE * self.like.title, self.meaning)


@dataclass(frozen=True, slots=True)
class Placed:
    """`story_id` is None for an article that starts a story of its own; `copies` are articles of the same text."""

    story_id: int | None
    score: float = 0.0
    copies: tuple[int, ...] = ()


def most_promising(
    sharing: Mapping[int, Sequence[int]], weights: Mapping[int, float], limit: int = COMPARED
) -> list[int]:
    """The articles worth comparing in full: those whose shared terms (`sharing`) weigh most."""
    promise = Counter({article: sum(weights.get(t, 0.0) for t in terms) for article, terms in sharing.items()})
    return [article for article, _ in promise.most_common(limit)]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about the arriving article: it wins over every score."""

    story: int | None = None
    """The story it was put into."""
    not_stories: frozenset[int] = frozenset()
    not_copies: frozenset[int] = frozenset()


def place(candidates: Sequence[Candidate], *, join: float = JOIN, decided: Decided | None = None) -> Placed:
    """Where an article like these belongs. A copy joins the story of what it copies, whatever the words weigh."""
    decided = decided or Decided()
    scores: dict[int, list[float]] = defaultdict(list)
    same_text: list[int] = []
    copied_story: int | None = None
    for candidate in candidates:
        if candidate.article_id in decided.not_copies:
            continue
        if candidate.like.copied:
            same_text.append(candidate.article_id)
        if candidate.story_id in decided.not_stories:
            continue
        if candidate.like.copied or candidate.like.updated:
            copied_story = copied_story if copied_story is not None else candidate.story_id
        if candidate.story_id is not None:
            scores[candidate.story_id].append(candidate.score)
    best_story, best = None, 0.0
    for story, found in sorted(scores.items()):
        score = _of_best(found)
        if score > best:
            best_story, best = story, score
    if decided.story is not None:
        return Placed(decided.story, 1.0, tuple(same_text))
    if copied_story is not None:
        return Placed(copied_story, 1.0, tuple(same_text))
    if best >= join:
        return Placed(best_story, best, tuple(same_text))
    return Placed(None, best, tuple(same_text))


def worth_another_look(story_id: int, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The likest articles of other stories than the one that the new one joined: they may belong to it as well."""
    like = [c for c in candidates if c.story_id not in (None, story_id) and c.score >= JOIN]
    return sorted(like, key=lambda c: (-c.score, c.article_id))[:DRAWN]


def drawn_over(
    article_id: int, here: Sequence[Candidate], there: Sequence[Candidate], *, join: float = JOIN
) -> tuple[int, ...]:
    """The article and its copies when the story of members `there` is likelier than its own (`here`), else nothing.

    Both are compared with the article itself.

    An article is placed among what had arrived before it: the first report of an event often joins a look-alike.
    """
    now = _of_best([c.score for c in here if c.article_id != article_id and not c.like.copied])
    then = _of_best([c.score for c in there])
    if then < join or then <= now:
        return ()
    return tuple(sorted({article_id, *(c.article_id for c in here if c.like.copied)}))


def _of_best(scores: Sequence[float]) -> float:
    """The mean of the best few; 0 of none."""
    top = sorted(scores, reverse=True)[:MEMBERS]
    return sum(top) / len(top) if top else 0.0
