"""The texts that an article could show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.texts import Extracted, TextChoice


@dataclass(frozen=True, slots=True)
class TextOffer:
    """One text that an article could show; None in place of a page that is not kept and would have to be fetched."""

    choice: TextChoice
    text: Extracted | None

    @property
    def words(self) -> int:
        return len(self.text.text.split()) if self.text is not None else 0


@dataclass(frozen=True, slots=True)
class TextOffers:
    chosen: TextChoice
    """What the person chose; "auto" when newsdeck decides."""
    why: str
    """Where the text that is shown comes from."""
    offers: tuple[TextOffer, ...]
