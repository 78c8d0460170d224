"""Near-copies, from import to sidebar: the sample's own texts as other outlets would print them."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.demo import NOW, clock
from reader.library import Library
from reader.library.exchange import import_articles, read_articles

PROMO = (
    "If this was useful to you, our evening letter brings one like it each day. Readers of this page get the first "
    "month for nothing; the second costs as much as a coffee."
)
INTRO = "The following report reached us from a partner paper and was shortened and lightly edited for our readers."
chance = random.Random(20)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def words_changed(text: str) -> str:
    return " ".join(
        chance.choice(("harbour", "quietly", "seven", "council")) if chance.random() < 0.05 else w for w in text.split()
    )


def cut_to(share: float) -> Callable[[str], str]:
    return lambda text: " ".join(text.split()[: int(len(text.split()) * share)])


EDITS: dict[str, Callable[[str], str]] = {
    "promo added": lambda text: f"{text}\n\n{PROMO}",
    "intro added": lambda text: f"{INTRO}\n\n{text}",
    "5 % of words changed": words_changed,
    "a fifth of sentences dropped": lambda text: " ".join(s for s in sentences(text) if chance.random() > 0.2),
    "cut to half": cut_to(0.5),
    "cut to 30 %": cut_to(0.3),
}  # fmt: skip


@pytest.fixture(scope="module")
def edited(
    sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Library, dict[int, dict[str, int]]]]:
    """The sample with an edited copy of each kind of forty texts: original to kind to the edited copy's number."""
    path = tmp_path_factory.mktemp("copies") / "demo.db"
    shutil.copyfile(sample, path)
    with Library.open(path, offline=True, clock=clock) as library:
        heads = [head for head in library.headlines(library.ids()) if head.words >= 130 and not head.copies][:40]
        rows = []
        for head in heads:
            text = "\n\n".join(b.text for b in library.article(head.id).blocks if b.kept and b.kind in ("p", "quote"))
            for kind, edit in EDITS.items():
                when = min(NOW, head.published + timedelta(hours=3))
                rows.append({
                    "id": f"{head.id}/{kind}", "title": f"{head.title.split(':')[0]} ({kind})", "text": edit(text),
                    "published": when.isoformat(), "source": f"Paper of {kind}",
                })  # fmt: skip
        source = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
        import_articles(library.store, read_articles(source, "edited.jsonl"))
        library.catch_up(what="stories")
        by_title = {(head.title, head.feed): head.id for head in library.headlines(library.ids())}
        found = {
            head.id: {k: by_title[f"{head.title.split(':')[0]} ({k})", f"Paper of {k}"] for k in EDITS}
            for head in heads
        }
        yield library, found


@pytest.mark.parametrize("kind", EDITS)
def test_an_edited_copy_is_found(edited: tuple[Library, dict[int, dict[str, int]]], kind: str) -> None:
    library, found = edited
    hits = sum(
        original in {head.id for head in library.coverage.copies(kinds[kind])} for original, kinds in found.items()
    )
    assert len(found) >= 35
    assert hits / len(found) >= 0.97, f"{hits} of {len(found)}"


def test_hardly_any_text_is_taken_for_a_copy_of_another(edited: tuple[Library, dict[int, dict[str, int]]]) -> None:
    library, found = edited
    origin = {id: original for original, kinds in found.items() for id in kinds.values()}
    pairs = wrong = 0
    for original, kinds in found.items():
        for id in (original, *kinds.values()):
            for copy in library.coverage.copies(id):
                pairs += 1
                wrong += origin.get(copy.id, copy.id) != original
    assert pairs > 500
    assert wrong / pairs <= 0.005
