from __future__ import annotations

from reader.entities.lexicon import lexicon
from reader.entities.spans import Name
from reader.entities.spotted import with_spotted


def found(text: str, *names: Name) -> list[str]:
    return [text[name.start : name.end] for name in with_spotted([text], names, lexicon())]


def test_a_known_body_takes_the_place_of_its_parts() -> None:
    text = "She taught at the University of the Philippines until May."
    start = text.index("Philippines")
    assert found(text, Name(0, start, start + 11, "place")) == ["University of the Philippines"]


def test_a_longer_name_is_not_cut() -> None:
    text = "The University of the Philippines Alumni met."
    assert found(text, Name(0, 4, 40, "org")) == ["University of the Philippines Alumni"]
