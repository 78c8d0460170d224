"""Words become entities: every name and measure of an article, each with its exact place, kind and entity.

Stage: entities. Pure: the same article always gives the same mentions, and only kept blocks are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.entities.asides import Aside, native_spellings, tickers
from reader.entities.consistency import agreed
from reader.entities.dateline import dateline_of
from reader.entities.foreign import ShapeRecogniser, language_of
from reader.entities.headline import headline_names, is_title_case
from reader.entities.hyphened import unhyphened
from reader.entities.lexicon import Lexicon, lexicon
from reader.entities.model import Recogniser, default_recogniser
from reader.entities.occupied import Occupied
from reader.entities.ordinary import Ordinary
from reader.entities.plain_forms import with_plain_forms
from reader.entities.quantities import Measure, measures_of
from reader.entities.resolve import resolve
from reader.entities.spans import Name, tidy
from reader.entities.spotted import with_spotted
from reader.entities.surroundings import topic_of
from reader.entities.tokens import sentences_of
from reader.entities.told import told_same
from reader.entities.votes import with_votes
from reader.entities.wholes import wholes
from reader.model import TITLE_BLOCK, Entity, EntityKind, Mention

if TYPE_CHECKING:
    from reader.model import Artefact, Block

MAX_CHARACTERS = 200_000
"""Of one article; what stands behind is not tagged."""
_READ_KINDS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "quote", "caption", "table"))
_STRONG: frozenset[EntityKind] = frozenset(("money", "percent", "ticker"))
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^\n\t]+")
_WHOLE = re.compile(r".+", re.S)
_OF_UNITS = re.compile(
    r"\d[\d.,]* ?(?:(?:second|minute|hour|day|week|month|year|mile|kilomet(?:re|er)|met(?:re|er)|ton(?:ne)?|kilo|barrel"
    r"|million|billion|point|goal|run|vote|seat)s?\b|per ?cent|pct|%)"
)
"""Of such things it is a count, whatever stands before it: "gave Orrin Line 60 days"."""


@dataclass(frozen=True, slots=True)
class Tagged:
    mentions: tuple[Mention, ...] = ()
    """In reading order, title first, without overlaps; `blocks[m.block].text[m.start:m.end] == m.text`."""
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    block: int
    offset: int
    text: str
    read_as: str
    """`text` with the scars of auto-linkers read as ordinary words; of the same length."""


def tag(
    title: str,
    blocks: Sequence[Block],
    *,
    language: str = "",
    artefacts: Sequence[Artefact] = (),
    known_names: Mapping[str, EntityKind] | None = None,
    recogniser: Recogniser | None = None,
) -> Tagged:
    """Tag an article. `known_names` are names with the kind a person gave them; they win over every guess."""
    scars: dict[int, list[Artefact]] = {}
    for artefact in artefacts:
        scars.setdefault(artefact.block, []).append(artefact)
    paragraphs = [_Paragraph(TITLE_BLOCK, 0, title, title)] if title else []
    left = MAX_CHARACTERS
    for number, block in enumerate(blocks):
        if block.kept and block.text and block.kind in _READ_KINDS and left > 0:
            text = block.text[:left]
            left -= len(text)
            read_as = _without_scars(text, scars.get(number, ()))
            # The cells of a table are no sentence: each is read by itself.
            pieces = _CELL.finditer(text) if block.kind == "table" else _WHOLE.finditer(text)
            paragraphs += [
                _Paragraph(number, piece.start(), piece.group(), read_as[piece.start() : piece.end()])
                for piece in pieces
            ]
    return _tagged(paragraphs, known_names or {}, recogniser, language)


def tag_text(text: str, *, recogniser: Recogniser | None = None) -> Tagged:
    """Tag a plain text; offsets count from its start and `block` is 0."""
    lines = _LINE.finditer(text[:MAX_CHARACTERS])
    paragraphs = [_Paragraph(0, line.start(), line.group(), line.group()) for line in lines]
    return _tagged(paragraphs, {}, recogniser)


def _tagged(
    paragraphs: Sequence[_Paragraph],
    known: Mapping[str, EntityKind],
    recogniser: Recogniser | None,
    language: str = "",
) -> Tagged:
    if not paragraphs:
        return Tagged()
    words = lexicon()
    texts = [paragraph.read_as for paragraph in paragraphs]
    # What the text itself shows is surer than what its page declares.
    spoken = language_of(texts) or language[:2].lower() or "en"
    if recogniser is None:
        recogniser = default_recogniser() if spoken == "en" else ShapeRecogniser(spoken)
    measures = [measures_of(paragraph.text) for paragraph in paragraphs]
    # German writes every noun with a capital: Title Case is an English habit.
    headlines = {n for n, text in enumerate(texts) if spoken == "en" and len(text) < 250 and is_title_case(text, words)}
    dates = [Occupied((m.start, m.end) for m in found_here if m.kind == "date") for found_here in measures]
    sure = _of_datelines(texts, words if spoken == "en" else None)
    topic = topic_of([sentence for number, text in enumerate(texts) for sentence in sentences_of(text, number)])
    ordinary = Ordinary(texts, words)
    found = tidy(texts, recogniser.recognise(texts), words, ordinary)
    found = [_without_count(texts[name.paragraph], name, measures[name.paragraph]) for name in found]
    strong = [[(m.start, m.end) for m in found_here if m.kind in _STRONG] for found_here in measures]
    closed = [Occupied(spans) for spans in strong]
    found = [
        name
        for name in found
        if closed[name.paragraph].is_free(name.start, name.end)
        and not (_is_dated(texts[name.paragraph], name) and dates[name.paragraph].covers(name.start, name.end))
    ]
    if spoken == "en":
        found = wholes(texts, with_spotted(texts, found, words), words)
        found = unhyphened(texts, with_plain_forms(texts, found))
    body = [name for name in found if name.paragraph not in headlines]
    taken = [[(0, len(text))] if n in headlines else strong[n] for n, text in enumerate(texts)]
    names, votes = agreed(texts, body, taken, words, known, sure, topic)
    names += _of_headlines(texts, headlines, found, names, words, known, topic == "sport")
    tagged = _resolved(paragraphs, names, measures)
    return Tagged(tagged.mentions, with_votes(tagged.entities, tagged.mentions, votes, known, words, topic))


def _without_count(text: str, name: Name, measures: Sequence[Measure]) -> Name:
    """A name that ran into the count behind it ends before it."""
    if not text[name.end - 1].isdigit():
        return name
    for measure in measures:
        if name.start < measure.start < name.end < measure.end and _OF_UNITS.match(text, measure.start):
            return replace(name, end=name.start + len(text[name.start : measure.start].rstrip()))
    return name


def _is_dated(text: str, name: Name) -> bool:
    """True for what can be no name inside a date; "April" alone may be a woman."""
    return name.kind != "person" or any(c.isdigit() for c in text[name.start : name.end])


def _of_datelines(texts: Sequence[str], words: Lexicon | None) -> list[Name]:
    return [
        Name(number, span.start, span.end, "org" if span.label == "ORG" else "place")
        for number, text in enumerate(texts)
        for span in dateline_of(text, words)
    ]


def _of_headlines(
    texts: Sequence[str],
    headlines: set[int],
    found: Sequence[Name],
    body: Sequence[Name],
    words: Lexicon,
    known: Mapping[str, EntityKind],
    played: bool,
) -> list[Name]:
    in_body: dict[str, EntityKind] = {}
    for name in body:
        surface = texts[name.paragraph][name.start : name.end]
        in_body.setdefault(surface, name.kind)
        if name.kind == "person" and " " in surface:
            parts = surface.split()
            for part in (parts[-1], parts[0]) if len(parts) == 2 else parts[-1:]:
                in_body.setdefault(part, "person")
    in_body.update(known)
    names: list[Name] = []
    for number in sorted(headlines):
        guesses = [name for name in found if name.paragraph == number]
        names.extend(headline_names(texts[number], number, guesses, in_body, words, played))
    return names


def _resolved(paragraphs: Sequence[_Paragraph], names: list[Name], measures: Sequence[Sequence[Measure]]) -> Tagged:
    """Names and measures as mentions in reading order; a name wins over a date or count that it overlaps."""
    texts = [paragraph.read_as for paragraph in paragraphs]
    asides = [*tickers(texts, names), *native_spellings(texts, names)]
    taken = [Occupied() for _ in paragraphs]
    spans: list[tuple[int, int, int, EntityKind]] = []
    for name in (*(aside.name for aside in asides), *sorted(names, key=_longest_first)):
        if taken[name.paragraph].take(name.start, name.end):
            spans.append((name.paragraph, name.start, name.end, name.kind))
    for number, found in enumerate(measures):
        for measure in found:
            if taken[number].is_free(measure.start, measure.end):
                spans.append((number, measure.start, measure.end, measure.kind))
    spans.sort()
    surfaces = [(paragraphs[number].read_as[start:end], kind) for number, start, end, kind in spans]
    same, owners = _ties(spans, asides)
    in_title = sum(paragraphs[number].block == TITLE_BLOCK for number, *_ in spans)
    entity_names, entities = resolve(surfaces, told_same(texts, spans) | same, owners, in_title)
    mentions = []
    for (number, start, end, kind), entity in zip(spans, entity_names, strict=True):
        paragraph = paragraphs[number]
        offset = paragraph.offset
        mentions.append(Mention(paragraph.block, offset + start, offset + end, paragraph.text[start:end], kind, entity))
    return Tagged(tuple(mentions), entities)


def _longest_first(name: Name) -> tuple[int, int, int]:
    return name.paragraph, name.start, -name.end


def _ties(
    spans: Sequence[tuple[int, int, int, EntityKind]], asides: Sequence[Aside]
) -> tuple[dict[int, int], dict[int, int]]:
    """By their places in `spans`: which mention is another spelling of which, and which ticker is of which company."""
    at = {(number, start): place for place, (number, start, _, _) in enumerate(spans)}
    same: dict[int, int] = {}
    owned: dict[int, int] = {}
    for aside in asides:
        mine = at.get((aside.name.paragraph, aside.name.start))
        owner = at.get((aside.owner.paragraph, aside.owner.start)) if aside.owner else None
        if mine is not None and owner is not None and mine != owner:
            (owned if aside.name.kind == "ticker" else same)[mine] = owner
    return same, owned


def _without_scars(text: str, artefacts: Sequence[Artefact]) -> str:
    for artefact in artefacts:
        if len(artefact.ordinary) == artefact.end - artefact.start and artefact.end <= len(text):
            text = text[: artefact.start] + artefact.ordinary + text[artefact.end :]
    return text
