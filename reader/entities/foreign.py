"""Names in texts that are not English: by lexicon, by given names and titles, by shape. Other scripts are left whole.

Stage: entities. The trained model has read only English and takes half a Spanish sentence for a company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.entities.foreign_bodies import bodies_in
from reader.entities.foreign_places import FOREIGN_PLACES, LONGEST
from reader.entities.lexicon import lexicon
from reader.entities.model import Span
from reader.entities.tokens import Sentence, sentences_of

_COMMON_WORDS = {
    "en": "the of and to in that is was for with as on his her by from are were has have had it its said this not but",
    "de": "der die das und in den von zu mit ist im nicht ein eine dem des auf für sich als auch wird war sind bei",
    "fr": "le la les des et en un une du dans est que pour qui par sur au avec ce son pas plus sont aux ont",
    "es": "el la los las de y en que un una del por con para se es al lo como su más fue son ha este",
    "it": "il la di e che in un una per del della con non sono è dei le al si da ha nel gli alla anche come più",
    "pt": "o a os as de e que em um uma do da para com não por no na se dos mais ao foi das como mas são à pelo",
    "nl": "het een en van in is dat op te met voor zijn niet aan er om ook als bij naar door over uit wordt maar",
}
_WORDS_OF = {language: frozenset(words.split()) for language, words in _COMMON_WORDS.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")

_TITLES = frozenset(
    """
    herr herrn frau präsident präsidentin präsidenten bundeskanzler bundeskanzlerin kanzler kanzlerin minister
    ministerin ministers bürgermeister bürgermeisterin chef chefin trainer sprecher sprecherin président présidente
    professor ministre maire monsieur madame directeur directrice presidente presidenta ministro ministra
    alcalde alcaldesa señor señora juez general rey reina
    """.split()
)
TITLE_ENDS = (
    "präsident", "präsidentin", "minister", "ministerin", "chef", "chefin", "sprecher", "sprecherin", "meister",
    "meisterin", "kanzler", "kanzlerin", "leiter", "leiterin", "direktor", "direktorin", "vorsitzende", "vorsitzender",
    "vorsitzenden", "führer", "führerin", "kandidat", "kandidatin",
)  # fmt: skip
"""German grows its titles together: Ministerpräsidentin, Fraktionschef."""
_PARTY_ENDS = ("partei", "bund", "verband", "ministerium", "gewerkschaft", "universität")
_ORG_ENDS = frozenset(
    """
    AG GmbH SE KG SA SL SpA NV BV Bank Union Unión Partei Universität Ministerium Verband Gesellschaft Gruppe Konzern
    Verlag Zeitung Banco Banque Université Universidad Ministère Ministerio Partido Parti Société Sociedad Grupo Groupe
    """.split()
)
_ORG_STARTS = frozenset(
    "Banco Banque Université Universidad Ministère Ministerio Partido Parti Société Grupo Groupe".split()
)
_INSIDE = frozenset("de del la las los du von van di da do dos bin al".split())
_AFTER_VON = frozenset(("der", "den", "dem", "de", "la", "los", "las"))
_ARTICLES = frozenset(
    """
    Der Die Das Den Dem Des Ein Eine Le La Les Un Une El Los Las Una Il Lo Gli O A Os As De Het Een L D Ihre Ihr Ihren
    Seine Sein Unsere Diese Dieser Su Sus Este Esta
    """.split()
)
_STORMS = frozenset("ciclón huracán tifón zyklon hurrikan taifun cyclone ouragan typhon tormenta sturm".split())
_ELIDED = re.compile("[LlDd][\u2019'](?=[A-ZÀ-Þ])")
_BEFORE_PLACES = frozenset("in nach aus bei à en au aux vers desde hasta hacia em naar uit a".split())


def language_of(texts: Sequence[str]) -> str:
    """The language whose small words are most frequent, "" where no Latin letters prevail or nothing is clear."""
    sample = " ".join(texts)[:6_000]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return ""
    if not sample.isascii() and len(_LATIN.findall(sample)) < 0.6 * letters:
        return "other"
    tokens = list(map(str.lower, _LETTERS.findall(sample)))
    counts = {language: sum(map(words.__contains__, tokens)) for language, words in _WORDS_OF.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] < max(3, 0.08 * len(tokens)):
        return ""
    # English text may well speak of "de la Vega": only a clear lead counts.
    return best if counts[best] >= 1.5 * counts["en"] else "en"


class ShapeRecogniser:
    """Fills the `Recogniser` interface by rules: few names, and those mostly right."""

    def __init__(self, language: str = "") -> None:
        self._noun_capitals = language == "de"
        # Latin letters in a text of another script are a firm or its goods, seldom a person.
        self._pairs = "ORG" if language in ("de", "other") else "PER"

    def recognise(self, paragraphs: Sequence[str]) -> list[list[Span]]:
        found: list[list[Span]] = []
        for number, paragraph in enumerate(paragraphs):
            spans: list[Span] = []
            bodies = bodies_in(paragraph)
            for sentence in sentences_of(paragraph, number):
                spans.extend(_names(paragraph, sentence, self._pairs, self._noun_capitals))
            if bodies:
                spans = [span for span in spans if not any(b < span.end and span.start < e for b, e in bodies)]
                spans = sorted([*spans, *(Span(begin, end, "ORG") for begin, end in bodies)])
            found.append(spans)
        return found


def _names(text: str, sentence: Sentence, pairs: str, noun_capitals: bool) -> Iterator[Span]:
    tokens = sentence.words
    i = 0
    while i < len(tokens):
        elided = _ELIDED.match(tokens[i])
        if elided is not None and tokens[i][2:] in FOREIGN_PLACES:
            yield Span(sentence.starts[i] + 2, sentence.ends[i], "LOC")
            i += 1
            continue
        length = _place_at(text, sentence, i, noun_capitals)
        if length:
            yield Span(sentence.starts[i], sentence.ends[i + length - 1], "LOC")
            i += length
            continue
        if not _is_capitalised(tokens[i]) or tokens[i] in _ARTICLES:
            i += 1
            continue
        end = _end_of_run(text, sentence, i, noun_capitals)
        begin = i
        while end > i + 1 and _is_title(tokens[i]):
            i += 1
        label, length = _label(tokens[i:end], tokens[i - 1] if i else "")
        if not label and end - i >= 2 and begin > 0 and "-" not in tokens[i + 1 : i + 2]:
            # Inside a sentence two capitals side by side are a name; German puts small words between its nouns.
            label, length = pairs, end - i
        if label:
            yield Span(sentence.starts[i], sentence.ends[i + length - 1], label)
        i += max(1, length)


def _end_of_run(text: str, sentence: Sentence, i: int, noun_capitals: bool) -> int:
    """The end of the capitalised words that begin at `i`, small words inside names among them."""
    tokens, starts, ends = sentence.words, sentence.starts, sentence.ends
    end = i + 1
    while end < len(tokens) and text[ends[end - 1] : starts[end]] in (" ", ""):
        if _is_capitalised(tokens[end]):
            end += 1
        elif tokens[end] == "von" and noun_capitals and tokens[end - 1] not in lexicon().given_names:
            break
        elif tokens[end] in _INSIDE:
            after = end + 2 if end + 1 < len(tokens) and tokens[end + 1] in _AFTER_VON else end + 1
            if after >= len(tokens) or not _is_capitalised(tokens[after]):
                break
            end = after + 1
        else:
            break
    return end


def _label(run: Sequence[str], before: str) -> tuple[str, int]:
    """What a run of capitalised words is, and how many of its words: listed names first, then people, then firms."""
    words = lexicon()
    for length in range(len(run), 0, -1):
        name = " ".join(run[:length])
        if name in words.known_organisations or (length > 1 and name in words.organisations):
            return "ORG", length
    listed, kinds = words.kinds_at(tuple(run), 0)
    if len(run) >= 2 and run[0] in words.given_names:
        return "PER", min(len(run), 4)
    if len(run) >= 2 and (run[-1] in _ORG_ENDS or run[0] in _ORG_STARTS):
        return "ORG", len(run)
    if _is_title(before):
        return "PER", min(len(run), 5)
    if len(run) == 1 and before.lower() in _STORMS:
        return "MISC", 1
    if run[0].lower().endswith(_PARTY_ENDS) and len(run[0]) > 8 and run[0].lower() not in _PARTY_ENDS:
        return "ORG", 1
    if "gov" in kinds:
        return "ORG", listed
    if "ctry" in kinds or "city1" in kinds or "state" in kinds:
        return "LOC", listed
    if listed and before.lower() in _BEFORE_PLACES:
        return "LOC", listed
    if len(run) == 1 and run[0].isupper() and 2 < len(run[0]) <= 6 and run[0].isascii():
        return "ORG", 1
    return "", 1


def _place_at(text: str, sentence: Sentence, i: int, noun_capitals: bool) -> int:
    """How many words the foreign place has that begins here: "La Coruña", "Saint-Nazaire". One word that goes on is
    mostly part of another name, but for German, which puts its nouns side by side."""
    tokens, starts, ends = sentence.words, sentence.starts, sentence.ends
    if not _is_capitalised(tokens[i]):
        return 0
    for length in range(min(LONGEST, len(tokens) - i), 0, -1):
        last = i + length - 1
        if text[starts[i] : ends[last]] not in FOREIGN_PLACES:
            continue
        after = tokens[last + 1] if last + 1 < len(tokens) and text[ends[last] : starts[last + 1]] in (" ", "") else ""
        if length > 1 or not (after == "-" or (after and _is_capitalised(after))):
            return length
        words = lexicon()
        listed = f"{tokens[i]} {after}" in words.known_organisations or tokens[i] in words.given_names
        return 1 if noun_capitals and after != "-" and not listed else 0
    return 0


def _is_title(word: str) -> bool:
    lower = word.lower()
    return lower in _TITLES or lower.endswith(TITLE_ENDS)


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and bool(_LATIN.match(word))
