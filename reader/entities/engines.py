"""Other recognisers in place of ours: `spacy:NAME`, `gliner:PATH`, or one that a package offers as `newsdeck.entities`.

They only say where names stand; measures, resolving and everything after stay as they are. Imported when first used,
from local files only. What such an engine gets wrong about places is put right here, and where it fails the built-in
one reads the article.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from reader.entities.model import Recogniser, Span, default_recogniser

BUILTIN = "builtin"
GROUP = "newsdeck.entities"
Found = Iterable[tuple[int, int, str]]
"""(start, end, label) of each name in a paragraph."""
Engine = Callable[[str], Found]
"""What an entry point gives when it is called with the part after the colon of its setting."""
_LABELS = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANISATION": "ORG", "ORGANIZATION": "ORG", "COMPANY": "ORG",
    "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "PLACE": "LOC", "LOCATION": "LOC", "NORP": "NORP", "GROUP": "NORP",
    "MISC": "MISC", "PRODUCT": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC", "WORK": "MISC", "LAW": "MISC",
}  # fmt: skip
_ASKED = ("person", "organization", "location", "group", "product", "event", "work")
"""What GLiNER is asked for."""


def problem_of(setting: str) -> str:
    """Why an engine cannot be used, as a sentence; nothing when it can. Loads no model."""
    kind, _, rest = setting.partition(":")
    if setting == BUILTIN:
        return ""
    if kind in ("spacy", "gliner"):
        if not rest:
            return _instead(setting, f"it is written {kind}:{'NAME' if kind == 'spacy' else 'PATH'}")
        if importlib.util.find_spec(kind) is None:
            return _instead(setting, f"{kind} is not installed beside newsdeck")
        if kind == "gliner" and not Path(rest).expanduser().exists():
            return _instead(setting, f"there is no {rest}; models are read from local files only")
        if kind == "spacy" and not Path(rest).expanduser().exists() and not _is_package(rest):
            return _instead(setting, f"the model {rest} is not installed; models are read from local files only")
        return ""
    from importlib.metadata import entry_points

    if not any(point.name == kind for point in entry_points(group=GROUP)):
        known = f"{BUILTIN}, spacy:NAME and gliner:PATH are known"
        return _instead(setting, f"no installed package offers it ({known})")
    return ""


def recogniser_of(setting: str) -> Recogniser | None:
    """The recogniser of a setting; None for the built-in one, and where the other cannot be used."""
    return None if setting == BUILTIN or problem_of(setting) else _loaded(setting)


@lru_cache(maxsize=1)
def _loaded(setting: str) -> Recogniser | None:
    kind, _, rest = setting.partition(":")
    try:
        if kind == "spacy":
            return Adapted(_spacy(rest))
        if kind == "gliner":
            return Adapted(_gliner(rest))
        from importlib.metadata import entry_points

        [point, *_] = [point for point in entry_points(group=GROUP) if point.name == kind]
        return Adapted(point.load()(rest))
    except Exception:
        _tell("the engine %s cannot be loaded", setting)
        return None


class Adapted:
    """An engine as a recogniser."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def recognise(self, paragraphs: Sequence[str]) -> list[list[Span]]:
        try:
            return [spans_in(text, self._engine(text)) for text in paragraphs]
        except Exception:
            _tell("an engine failed; the built-in one reads this article")
            return default_recogniser().recognise(paragraphs)


def spans_in(text: str, found: Found) -> list[Span]:
    """In order, inside the text, without overlaps (the longest of those that begin together) and without white space
    around; labels that mean no name are left out."""
    spans: list[Span] = []
    end_of_last = 0
    for start, end, label in sorted(found, key=lambda row: (row[0], -row[1])):
        ours = _LABELS.get(label.upper())
        if ours is None or not 0 <= start < end <= len(text):
            continue
        name = text[start:end]
        start += len(name) - len(name.lstrip())
        end = start + len(name.strip())
        if start < end and start >= end_of_last:
            spans.append(Span(start, end, ours))
            end_of_last = end
    return spans


def _spacy(name: str) -> Engine:
    spacy: Any = importlib.import_module("spacy")
    path = Path(name).expanduser()
    nlp = spacy.load(path if path.exists() else name)

    def engine(text: str) -> Found:
        return [(ent.start_char, ent.end_char, ent.label_) for ent in nlp(text).ents]

    return engine


def _gliner(path: str) -> Engine:
    gliner: Any = importlib.import_module("gliner")
    model = gliner.GLiNER.from_pretrained(str(Path(path).expanduser()), local_files_only=True)

    def engine(text: str) -> Found:
        return [(e["start"], e["end"], e["label"]) for e in model.predict_entities(text, list(_ASKED))]

    return engine


def _is_package(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _tell(what: str, *of: str) -> None:
    """Into the log, with the exception that is being handled."""
    import logging

    logging.getLogger("newsdeck.entities").exception(what, *of)


def _instead(setting: str, why: str) -> str:
    return f'entities.engine = "{setting}": {why}; the built-in engine finds the names'
