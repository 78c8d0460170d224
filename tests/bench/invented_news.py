"""Invented news with the unevenness of real news, the same for the same number: for archives of any size.

Words follow Zipf's law with Mandelbrot's correction over an open vocabulary, stop words first. Names are as uneven: the
commonest stands in one article of eight, most in a few. Articles belong to events, events to topics with words and names
of their own; half of the events have one report, a few have hundreds; a third follow up an earlier event of their
topic. One report in twelve is a wire copy. Events begin all over eight years, so a larger archive is a denser one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import accumulate

import numpy as np

from reader.stories.terms import STOP_WORDS

YEARS = 8
WORDS, NAMES, TOPICS = 600_000, 400_000, 300
LENGTH = 130
OWN = 14
"""Words that the reports of one event share beyond their topic's."""
LARGEST = 400
SYLLABLES = "ka lo mir ten sa dor vel in tra bu nor el gash pim ora les qui ter and of".split()


@dataclass(frozen=True, slots=True)
class Invented:
    """`names` are the full names that stand in the text."""

    title: str
    text: str
    names: tuple[str, ...]
    published: datetime


@dataclass(frozen=True, slots=True)
class Event:
    words: tuple[str, ...]
    names: tuple[str, ...]
    topic_words: tuple[str, ...]


def coded(number: int) -> str:
    """A word of its own for every number, short for small ones."""
    syllables = []
    while True:
        number, rest = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[rest])
        if number == 0:
            return "".join(reversed(syllables))


class News:
    def __init__(self, articles: int, now: datetime, seed: int = 11) -> None:
        self.seed = seed
        stops = sorted(STOP_WORDS)
        self.words = [*stops, *map(coded, range(100, 100 + WORDS - len(stops)))]
        self.word_weights = np.cumsum(1 / (np.arange(WORDS) + 2.7))
        self.name_weights = [*accumulate(1 / (rank + 4) for rank in range(NAMES))]
        self.start = now - timedelta(days=365 * YEARS)
        chance = random.Random(seed)
        plan: list[tuple[float, int, int]] = []
        self.topics: list[int] = []
        self.of_topic: list[list[int]] = [[] for _ in range(TOPICS)]
        self.follows: dict[int, int] = {}
        topic_weights = [*accumulate(1 / (rank + 5) for rank in range(TOPICS))]
        while len(plan) < articles:
            event = len(self.topics)
            size = min(LARGEST, int(chance.paretovariate(1.1)))
            begin = chance.random() * 365 * YEARS
            lasts = min(14.0, 0.5 + size**0.5)
            plan += [(begin + chance.random() * lasts, event, report) for report in range(size)]
            topic = chance.choices(range(TOPICS), cum_weights=topic_weights)[0]
            self.topics.append(topic)
            if self.of_topic[topic] and chance.random() < 0.3:
                self.follows[event] = chance.choice(self.of_topic[topic][-200:])
            self.of_topic[topic].append(event)
        self.plan = sorted(plan[:articles])
        self.event = lru_cache(50_000)(self._event)
        self.topic = lru_cache(TOPICS)(self._topic)

    def _common(self, seed: int) -> list[str]:
        drawn = np.random.default_rng(seed).random(LENGTH) * self.word_weights[-1]
        return [self.words[rank] for rank in np.searchsorted(self.word_weights, drawn)]

    def _name(self, rank: int) -> str:
        return f"{coded(37 + rank % 4_001).title()} {coded(501 + rank).title()}"

    def _names(self, chance: random.Random, count: int) -> list[str]:
        return [self._name(rank) for rank in chance.choices(range(NAMES), cum_weights=self.name_weights, k=count)]

    def _topic(self, topic: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        chance = random.Random(f"{self.seed} topic {topic}")
        # Log-uniform over the ranks: a topic has common words and words that hardly any other has.
        words = tuple(self.words[int(200 * (WORDS / 200) ** (0.8 * chance.random()))] for _ in range(250))
        return words, tuple(self._names(chance, 60))

    def _event(self, event: int) -> Event:
        chance = random.Random(f"{self.seed} event {event}")
        words, names = self.topic(self.topics[event])
        own = [self.words[int(300 * (WORDS / 300) ** chance.random())] for _ in range(OWN)]
        people = [*chance.sample(names, 2), *self._names(chance, 4)]
        if (earlier := self.follows.get(event)) is not None:
            before = self.event(earlier)
            own[: OWN // 2], people[:3] = before.words[: OWN // 2], before.names[:3]
        return Event(tuple(own), tuple(dict.fromkeys(people)), words)

    def article(self, number: int) -> Invented:
        day, event, report = self.plan[number]
        told = self.event(event)
        copied = report > 0 and (report * 7919 + event) % 12 == 0
        chance = random.Random(f"{self.seed} {event} {0 if copied else report}")
        words = self._common(chance.getrandbits(60))
        words += chance.choices(told.topic_words, k=LENGTH // 6) + list(told.words) * 2
        chance.shuffle(words)
        names = [*chance.sample(told.names, min(5, len(told.names))), *self._names(chance, 2)]
        for name in (*names, *names[:3]):
            words.insert(chance.randrange(len(words)), name)
        title = " ".join([*chance.sample(told.words, 4), *chance.choices(told.topic_words, k=2), names[0]])
        if copied:
            again = random.Random(f"{self.seed} {event} {report} copy")
            for _ in range(LENGTH // 40):
                words[again.randrange(len(words))] = again.choice(self.words)
        text = " ".join(words)
        return Invented(title, text, tuple(n for n in names if n in text), self.start + timedelta(days=day))
