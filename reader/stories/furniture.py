"""What a text says about its own making: the dateline before a report and the credits behind it.

Both name places, agencies and people that have nothing to do with the event; two reports of one desk would be
linked through them.
"""

from __future__ import annotations

import re

# "HALDEN, Nov 20 (Norden Wire) — " and "PUERTO SEVERÍN, 22 oct (Norden Wire) — "; "LONDON (Norden Wire) -"
_DATELINE = re.compile(
    r"(?m)^[^\W\d_a-zß-öø-ÿ][^\na-zß-öø-ÿ]{1,40}"
    r"(?:, [^\n—–()]{2,24})?(?: ?[(（][^\n()（）]{2,40}[)）])? ?(?:[—–―]|-(?= ))\s*"
)
_CREDIT = re.compile(
    r"(?mi)^[\s(\[*_–—-]*(?:(?:additional )?(?:reporting|writing|editing|translation|graphics)|"
    r"(?:written|reported|edited|compiled|translated) )\s*by\b[^\n]*$"
)


def without_furniture(text: str) -> str:
    """The text as it tells the event. Gives the same string back when there is nothing to leave out."""
    return _CREDIT.sub("", _DATELINE.sub("", text))


def furniture(text: str) -> str:
    """Only what `without_furniture` leaves out."""
    return "\n".join([*_DATELINE.findall(text), *_CREDIT.findall(text)])


def told_from(text: str) -> tuple[int, int]:
    """Where a paragraph begins to tell and where it ends; (0, 0) for one that is all credits."""
    if _CREDIT.match(text):
        return 0, 0
    lead = _DATELINE.match(text)
    return (lead.end() if lead else 0), len(text)
