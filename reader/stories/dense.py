"""Meaning beside words, where a person brings an embedder: `stories.embed = "module:name"` names a function, or an
object whose `embed` takes texts and gives a vector each. Off by default; none comes with newsdeck, none is downloaded.

How far apart the vectors of unrelated texts lie differs from embedder to embedder, so a likeness counts from the level
at which an article resembles a few texts about something else. Where the embedder fails, words and names decide alone.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHARE = 0.3
"""Of a score."""
WORDS = 200
"""Title and lead that are embedded: what embedders of sentences read."""
LEAST = 0.08
"""What shares less in words is no candidate, whatever it means."""
MOST = 16
REMEMBERED = 5_000
ELSEWHERE = (
    "The bakery on the corner sells rye bread and plum cake until noon.",
    "The striker scored twice in the second half and the visitors went home without a point.",
    "Astronomers measured the light of a star that dims every nineteen days.",
    "The central bank left its rate unchanged and expects prices to rise more slowly.",
    "Heavy snow closed the mountain pass and two hundred drivers spent the night in a school.",
)
log = logging.getLogger("newsdeck.stories")


class Embedder(Protocol):
    def embed(self, texts: list[str]) -> NDArray[Any]:
        """One row a text."""
        ...


def blended(score: float, meaning: float | None) -> float:
    """A score of words and names, with how alike the meanings are where that is known."""
    return score if meaning is None else (1 - SHARE) * score + SHARE * meaning


def problem_of(setting: str) -> str:
    """Why the embedder of a setting cannot be used, as a sentence; nothing when it can. Imports it not yet."""
    if not setting:
        return ""
    module, _, name = setting.partition(":")
    if not module or not name:
        return _without(setting, "it is written module:name")
    try:
        known = importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        known = False
    return "" if known else _without(setting, f"there is no module {module} beside newsdeck")


def dense_of(setting: str) -> Dense | None:
    """What compares meanings, or None when it is off or cannot be loaded."""
    return _loaded(setting) if setting and not problem_of(setting) else None


@lru_cache(maxsize=1)
def _loaded(setting: str) -> Dense | None:
    module, _, name = setting.partition(":")
    try:
        found: Any = importlib.import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
        if isinstance(found, type):
            found = found()
        return Dense(found.embed if hasattr(found, "embed") else found)
    except Exception:
        log.exception("%s", _without(setting, "it cannot be loaded"))
        return None


class Dense:
    """Remembers the vectors of the articles it met last."""

    def __init__(self, embed: Callable[[list[str]], Any]) -> None:
        self._embed = embed
        self._known: OrderedDict[object, NDArray[Any]] = OrderedDict()

    def likeness(self, here: tuple[object, str], others: Mapping[int, str]) -> dict[int, float]:
        """0 for what means as little as anything else, 1 for the same; `here` is a key and a text. Empty on failure."""
        import numpy as np

        try:
            elsewhere = {("elsewhere", n): text for n, text in enumerate(ELSEWHERE)}
            vectors = self._vectors({here[0]: here[1], **others, **elsewhere})
            ours = vectors[here[0]]
            usual = float(np.mean([vectors[key] @ ours for key in elsewhere]))
            if not usual < 0.99:
                return {}
            return {id: min(1.0, max(0.0, (float(vectors[id] @ ours) - usual) / (1 - usual))) for id in others}
        except Exception:
            log.exception("an embedder failed; words and names decide alone")
            return {}

    def _vectors(self, texts: Mapping[Any, str]) -> dict[Any, NDArray[Any]]:
        import numpy as np

        new = [key for key in texts if (key, texts[key]) not in self._known]
        if new:
            made = np.asarray(self._embed([texts[key] for key in new]), dtype=float)
            if made.ndim != 2 or len(made) != len(new) or not np.isfinite(made).all():
                raise ValueError(f"{len(new)} texts were given and {made.shape} came back")
            made /= np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-12)
            self._known.update(((key, texts[key]), row) for key, row in zip(new, made, strict=True))
        found = {key: self._known[(key, text)] for key, text in texts.items()}
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return found


def lead_of(title: str, paragraphs: Sequence[str]) -> str:
    """What of an article is embedded."""
    return " ".join(f"{title}. {' '.join(paragraphs)}".split()[:WORDS])


def _without(setting: str, why: str) -> str:
    return f'stories.embed = "{setting}": {why}; words and names alone link the stories'
