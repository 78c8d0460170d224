"""How much a line is worded like promotion: a linear model over its words, what they mean, and its sentence pattern.

Stage: text. The rules of `promo_rules` know phrases; this knows what such phrases are made of, so that a newsletter box
nobody foresaw is seen too. Trained by `reader.text.training.wording` on lines of our own and the lines of annotated
pages. Features are hashed into 2^16 weights of one byte each (Weinberger et al., Feature hashing, ICML 2009).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from math import sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from reader.text.promo_offers import ASKS, BRANDED, CALLS, OFFERED, OPENS, REPORTED, TAKE_IT, URGENT
from reader.text.wording_classes import CLASSES_OF
from reader.text.wording_words import COMMANDS, DAYS, FUNCTION_WORDS, NETWORKS, POLITE, READER, SITE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BITS = 16
_MOST_TOKENS = 80
_SHORT = 60
_TOKENS = re.compile(
    r"[\w.+-]+@\w[\w.-]+|(?:https?://|www\.)\S+|[€$£]\s?\d[\d.,]*|\d[\d.,:]*\+?%?"
    r"|[A-Za-z\u00c0-\u024f]+(?:['-][A-Za-z\u00c0-\u024f]+)*|[@#][\w.]+|[^\w\s]"
)
_WORDS = re.compile(r"[a-z']+")
_COUNTRY = re.compile(r"\bUS\b")
_PARTS = re.compile(r"(?<=[.!?:|–—])\s+")
_ENDS = re.compile(r"[.!?…][\"”’)]*$")
_STOPS, _CLOSING = frozenset(".!?…"), '"”’)'
_LEAD = re.compile(r"^\W*([\w'’-]+(?: [\w'’&-]+){0,4})\s?([:|»›→/]|[–—-]+)\s+(\S.*)$", re.S)
_FINITE = frozenset(
    "is are was were be been has have had do does did will would can could may might shall should must isn't aren't "
    "wasn't don't doesn't didn't won't can't it's that's there's he's she's they're".split()
)
_BLANKS = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalpha() and chr(code) != "'"} | {"’": "'"}
)
_QUOTES = frozenset('“”«»„"')
_COUNTED = ("<money>", "<day>", "<number>", "<percent>", "<mail>", "<url>")
_ENDINGS = ("ing", "ed", "ly", "s")
_SIGNS = (("C", CALLS), ("A", ASKS), ("O", OFFERED), ("T", TAKE_IT), ("U", URGENT), ("N", OPENS))


@lru_cache(maxsize=2048)
def likeness(text: str) -> float:
    """The log-odds that a line is promotion or furniture and no line of an article. 0 is even, 3 is nearly sure."""
    weights, scale, bias = _model()
    buckets = bucketed(features(text))
    return float(weights[buckets].sum()) * scale / sqrt(max(1, len(buckets))) + bias


def may_plead(text: str) -> bool:
    """False for most lines of a report, told by their single words: weighing every line in full made a cold refresh
    five times as dear, this look costs a fiftieth of it. Short lines are cheap, and have few words to tell by."""
    if len(text) <= _SHORT:
        return True
    weights, floor = _glance()
    total = 0
    for word in weights.keys() & seen_at_a_glance(text):
        total += weights[word]
    return total >= floor


def seen_at_a_glance(text: str) -> set[str]:
    """The words of a line, its first word, its end with its length."""
    words = text.lower().translate(_BLANKS).split()
    found = set(words)
    found.add("^" + words[0] if words else "^")
    found.add(f"#{min(12, len(words) // 3)}{text.rstrip(_CLOSING)[-1:] in _STOPS:d}")
    return found


def likeness_of_parts(text: str) -> float:
    """The likeness of its most promotional sentence of two words or more; of the whole when there is but one."""
    parts = [part for part in _PARTS.split(text) if " " in part]
    return max(map(likeness, parts)) if len(parts) > 1 else likeness(text)


def bucketed(found: Iterable[str]) -> list[int]:
    return sorted({crc32(feature.encode()) & ((1 << BITS) - 1) for feature in found})


def features(text: str) -> set[str]:
    """What the model sees of a line, each a short string that begins with the letter of its sort."""
    text = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    text = _named(text)
    lower = text.lower()
    pairs = list(_tokens(text))[:_MOST_TOKENS]
    words = [word for word, _ in pairs]
    found = set(_runs(["^", *words, "$"], ["^", *(shape for _, shape in pairs), "$"]))
    found.update("h" + word for word in words[:3])
    found.update("e" + word for word in words[-3:])
    found.update(_pieces(lower))
    found.update(_meanings(words))
    found.update(_manner(text, lower, words))
    found.update(_build(text, lower, words))
    return found


def lowered(text: str) -> str:
    """In small letters, but the country is not "us"."""
    return _named(text).lower()


def _named(text: str) -> str:
    return _COUNTRY.sub("U.S", text) if "US" in text and not text.isupper() else text


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Each token as a word and as a shape: small words stand for themselves, others for how they begin and end."""
    first = True
    for match in _TOKENS.finditer(text):
        token = match[0]
        lower = token.lower()
        kind = _kind(token, lower)
        if kind:
            yield kind, kind
        elif lower in FUNCTION_WORDS:
            yield lower, lower
        else:
            shape = "N" if token[0].isupper() and not first else "_"
            ending = next((end for end in _ENDINGS if len(lower) > 4 and lower.endswith(end)), "")
            yield lower, shape + ending
        first = False


def _kind(token: str, lower: str) -> str:
    """What stands for a token of which only the sort matters; empty for words."""
    start = lower[0]
    if start.isalpha():
        if "@" in lower:
            return "<mail>"
        if lower.startswith(("http:", "https:", "www.")):
            return "<url>"
        if lower in NETWORKS and (lower not in ("x", "threads") or token[0].isupper()):
            return "<net>"
        return "<day>" if lower in DAYS else ""
    if start in "€$£":
        return "<money>"
    if start.isdigit():
        return "<percent>" if "%" in lower else "<number>"
    if start in "@#" and len(lower) > 1:
        return "<at>"
    return '"' if token in _QUOTES else lower


def _runs(words: list[str], shapes: list[str]) -> Iterator[str]:
    """Runs of one to three words, pairs with a gap between, runs of three to five shapes."""
    for i, word in enumerate(words):
        yield "u" + word
        if i >= 1:
            yield f"b{words[i - 1]} {word}"
        if i >= 2:
            yield f"t{words[i - 2]} {words[i - 1]} {word}"
            yield f"k{words[i - 2]} _ {word}"
        for length in (3, 4, 5):
            if i + 1 >= length:
                yield "s" + " ".join(shapes[i + 1 - length : i + 1])


def _pieces(lower: str) -> Iterator[str]:
    """Four and five letters in a row: "donat" is in donate, donation and donating."""
    for word in set(_WORDS.findall(lower)):
        held = f"<{word}>"
        for length in (4, 5):
            for i in range(len(held) - length + 1):
                yield "c" + held[i : i + length]


def _meanings(words: list[str]) -> Iterator[str]:
    """Which classes of words the line holds, which two together, and runs in which a class stands for its words."""
    classes = [CLASSES_OF.get(word, ()) for word in words]
    for i in range(len(words) - 1):
        pair = CLASSES_OF.get(f"{words[i]}_{words[i + 1]}")
        if pair:
            classes[i] += pair
    held = sorted({name for names in classes for name in names})
    yield f"VN{min(5, len(held))}"
    yield f"VD{min(9, 10 * sum(map(bool, classes)) // max(1, len(words)))}"
    if not held:
        return
    size = min(9, len(words) // 4)
    to_reader, of_site = not READER.isdisjoint(words), not SITE.isdisjoint(words)
    for i, name in enumerate(held):
        yield "V" + name
        yield f"VL{name}{size}"
        if to_reader:
            yield "VY" + name
        if of_site:
            yield "VO" + name
        for other in held[i + 1 :]:
            yield f"W{name} {other}"
    yield from ("VF" + name for name in classes[0])
    shapes = ["^", *map(_in_class, words, classes), "$"]
    for i in range(1, len(shapes)):
        for length in (2, 3):
            run = shapes[i + 1 - length : i + 1] if i + 1 >= length else []
            if any(shape.isupper() for shape in run):
                yield "X" + " ".join(run)


def _in_class(word: str, names: tuple[str, ...]) -> str:
    """A class in capitals, a small word as it is, any other as a gap."""
    if names:
        return names[0].upper()
    return word if word in FUNCTION_WORDS or not word[0].isalpha() else "_"


def _manner(text: str, lower: str, words: list[str]) -> Iterator[str]:
    """Length, whom it addresses, whether it tells of the past, commands, offers."""
    size = min(9, len(words) // 4)
    reader, site = sum(word in READER for word in words), sum(word in SITE for word in words)
    past = min(2, sum(word.endswith("ed") or word in ("was", "were", "had", "did") for word in words))
    ended = bool(_ENDS.search(text))
    yield from (f"L{size}", f"Y{min(3, reader)}", f"O{min(3, site)}", f"YO{min(1, reader)}{min(1, site)}")
    yield from (f"E{ended:d}", f"EL{ended:d}{size}", f"P{past}", f"PY{past}{min(1, reader + site)}")
    yield f"R{REPORTED.search(lower) is not None:d}"
    yield f"Q{any(c in _QUOTES for c in text):d}"
    for sign, pattern in _SIGNS:
        yield f"z{sign}{min(2, len(pattern.findall(lower)))}"
    yield f"zB{BRANDED.match(text) is not None:d}"
    parts = _PARTS.split(text)
    commands = 0
    for part in parts:
        said = [word for word in _WORDS.findall(part.lower()) if word not in POLITE]
        if said and said[0] in COMMANDS:
            commands += 1
            yield f"I{said[0]}"
            yield "I2" + " ".join(said[:2])
    yield from (f"S{min(4, len(parts))}", f"IK{min(3, commands)}", f"IS{min(2, commands)}{commands == len(parts):d}")


def _build(text: str, lower: str, words: list[str]) -> Iterator[str]:
    """How a line is put together, whatever its words: a label before a title, fragments without a verb, prices, dates,
    capitals."""
    size, ended = min(9, len(words) // 4), text.rstrip(_CLOSING)[-1:]
    lead = _LEAD.match(text)
    if lead is not None:
        label, sign, rest = lead[1].lower().split(), lead[2], lead[3]
        begins = "A" if rest[0].isupper() else "a" if rest[0].islower() else rest[0] if rest[0] in _QUOTES else "0"
        ends = ended if ended in _STOPS else "_"
        yield from (f"J{sign}{len(label)}", f"JR{sign}{begins}{ends}", f"JL{' '.join(label)}")
        yield f"JS{begins}{ends}{min(9, len(rest) // 20)}"
        names = {name for word in label for name in CLASSES_OF.get(word, ("-",) if word not in FUNCTION_WORDS else ())}
        for name in names:
            yield from (f"JC{name}", f"JC{name}{begins}{ends}")
        yield f"JK{'-' in names:d}{sign}{begins}{ends}"
    if not text[:1].isalnum():
        yield "G" + text[:1]
    finite = min(2, sum(word in _FINITE for word in words))
    stop = "_" if not ended or ended.isalnum() else ended
    yield from (f"F{finite}{size}", f"FE{finite}{stop}", f"FP{finite}{min(3, len(_PARTS.split(text)))}{stop}")
    held = "".join(kind[1] for kind in _COUNTED if kind in words)
    yield from (f"D{held}", f"DF{held}{finite}")
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    raised = sum(word[0].isupper() for word in long) * 4 // max(1, len(long))
    yield from (f"T{raised}{stop}", f"TS{raised}{size}", f"TC{text.isupper():d}{text[:4].isupper():d}")


@cache
def _model() -> tuple[NDArray[np.int32], float, float]:
    """Weights, what one step of them is worth, and the bias."""
    held = _held()
    return held["weights"].astype("i4"), float(held["scale"]), float(held["bias"])


@cache
def _glance() -> tuple[dict[str, int], float]:
    """The weights of single words, and what they must come to for a line to be weighed."""
    held = _held()
    words = held["glance_words"].tobytes().decode().split()
    return dict(zip(words, held["glance"].tolist(), strict=True)), float(held["floor"])


def _held() -> dict[str, NDArray[np.int8]]:
    import numpy as np

    with np.load(BytesIO(files("reader.text").joinpath("data/wording.npz").read_bytes())) as held:
        return dict(held)
