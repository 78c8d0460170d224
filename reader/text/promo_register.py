"""Lines that speak to the reader in an article that does not: "you" and "our" in the middle of a report.

Stage: text. In a letter or a guide such lines are the author's own voice; in a report of events, told of others, they
are the site's. So the rest of the article decides how much a line may ask.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model import Block

LONGEST = 30
"""Words of a suspect line."""
_PROSE = 20
_ENOUGH = 120
MOST = 3
"""Lines. An article with more of them has that voice itself."""
_BRIEF = 14
_MAX_ADDRESS = 0.0015
_WORDS = re.compile(r"[a-z']+")
_QUOTED = re.compile(r"[\"“”«»„]")
_READER = frozenset("you your yours you're you'll you've".split())
_SELF = frozenset("we our us ours we're we've we'll".split())
_VOICE = _READER | _SELF | frozenset("i i'm i've my me".split())
_PROVERB = re.compile(r"\b(?:and|or) (?:you|it|they|he|she)(?:'ll| will|'d| would| have| may| might)\b")
_STARTS = frozenset(
    """
    sign subscribe join register get download follow share like click tap book buy order try support donate give become
    contact call write send email e-mail enter unlock log create continue read watch listen see view check find learn
    explore don't want need ready looking have do are know help please keep stay turn use claim tell let thank thanks
    not pay never love enjoy enjoying hit press leave add discover start save put independent
    """.split()
)
_PAST = re.compile(r"\b(?:was|were|had|did|fell|went|came|took|gave|became|began|knew|saw|wrote|[a-z]{2,}ed)\b")
_NO_PAST = frozenset(
    """
    need limited unlimited sponsored related registered delivered protected notified inspired interested recommended
    updated informed connected liked enjoyed loved missed spotted noticed subscribed required promoted featured trusted
    used feed speed published printed shared based dedicated reserved included started involved indeed
    """.split()
)
"""Reports are told in the past; what asks something of the reader is not."""
_OF_SITES = frozenset(
    """
    story stories article articles newsletter letter letters e-mail email inbox subscribe subscription subscriptions app
    apps podcast podcasts video videos page site website link links free offer offers sign join member members
    membership club reader readers comment comments log account accounts address share follow edition issue magazine
    advert advertising sponsor sponsored download click tap below here journalism newsroom reporting reporters editor
    editors editorial donate donation donations support tip tips feedback update updates alerts notifications channel
    bell course class webinar masterclass lesson lessons academy workshop voucher discount code trial order shop basket
    delivery register registered commission partners platforms gift copy sample guide box platform archive print digital
    unlimited exclusive events browser cookies privacy terms password correction corrections mistake typo wrong
    """.split()
)


def is_report(blocks: Sequence[Block]) -> bool:
    """True for a text that tells of others and never turns to its reader, quotations aside."""
    words = address = 0
    for block in blocks:
        if block.kind != "p" or len(block.text) < 4 * _PROSE or _QUOTED.search(block.text):
            continue
        said = _WORDS.findall(block.text.lower().replace("’", "'"))
        if len(said) >= _PROSE:
            words += len(said)
            address += sum(word in _VOICE for word in said)
    return words >= _ENOUGH and address <= _MAX_ADDRESS * words


def speaks_to_reader(plain: str, tokens: Sequence[str]) -> bool:
    """True for a line that turns to the reader, or commands, and speaks of what sites have to give."""
    held = set(tokens)
    if held.isdisjoint(_OF_SITES) or _PROVERB.search(plain) or _is_past(plain):
        return False
    if not held.isdisjoint(_READER) or (not held.isdisjoint(_SELF) and len(tokens) <= _BRIEF):
        return True
    return tokens[0] in _STARTS and len((held & _OF_SITES) - {tokens[0]}) >= 2


def _is_past(plain: str) -> bool:
    return any(word not in _NO_PAST for word in _PAST.findall(plain))
