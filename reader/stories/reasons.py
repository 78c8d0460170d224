"""Why two articles are linked, in words that are true of both texts.

A reason names only what was found in both: a shared name, figure, quotation or link, the share of equal text,
the days between them. What cannot be shown in both is not said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.model import NAME_KINDS, Block, EntityKind, Mention, plain_text
from reader.stories.copies import share_of_shorter
from reader.stories.furniture import told_from
from reader.stories.terms import STOP_WORDS, stem

MAX_NAMES = 3
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{25,300})[”\"»“]")
_FIGURES = ("money", "percent", "quantity")
_WORD = re.compile(r"[^\W\d_]{4,}")
_TRACKING = re.compile(r"[?#].*\Z")


@dataclass(frozen=True, slots=True)
class Read:
    """What reasons are drawn from: one article's words, names and links."""

    title: str
    text: str
    published: datetime
    names: Mapping[str, Named]
    """By lower-case full name: people, organisations, places …"""
    figures: Mapping[str, str]
    quotations: Mapping[str, str]
    links: frozenset[str]
    plain: str
    """Title and text in lower case, with single spaces."""

    def says(self, words: str) -> bool:
        """Whether the article holds these very words, whole: "America" does not stand in "American"."""
        sought, at = _plain(words), -1
        while sought and (at := self.plain.find(sought, at + 1)) >= 0:
            before, behind = self.plain[at - 1 : at], self.plain[at + len(sought) : at + len(sought) + 1]
            if not _joined(before, sought[0]) and not _joined(sought[-1], behind):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Named:
    """A name of one article: its full form, its kind and the forms in which it stands there."""

    name: str
    kind: EntityKind
    forms: frozenset[str]


def read(
    title: str,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    published: datetime,
    url: str = "",
    *,
    source: str = "",
) -> Read:
    """Gather from an article whatever a reason may state.

    `url` is its own address, never a shared link; `source` its outlet, whose own name says nothing about the event.
    """
    told = {number: told_from(block.text) for number, block in enumerate(blocks) if block.kept}
    mentions = [m for m in mentions if m.block < 0 or _told(m, told)]
    text = plain_text(blocks)
    kept = [block for block in blocks if block.kept]
    hrefs = {_TRACKING.sub("", m.href) for b in kept for m in b.marks if m.kind == "link" and m.href}
    return Read(
        title=title,
        text=text,
        published=published,
        names=_names(mentions, source),
        figures={_figure(m.text): m.text for m in mentions if m.kind in _FIGURES and any(c.isdigit() for c in m.text)},
        quotations={_words(q): _tidy(q) for q in _QUOTED.findall(text) if len(q.split()) >= 5},
        links=frozenset(h for h in hrefs if h.count("/") > 3 and h != _TRACKING.sub("", url)),
        plain=_plain(f"{title}\n{text}"),
    )


def _told(mention: Mention, told: Mapping[int, tuple[int, int]]) -> bool:
    """Whether a name stands in what the article tells, not in its dateline or credits."""
    first, last = told.get(mention.block, (0, 0))
    return first <= mention.start and mention.end <= last


def reasons(here: Read, there: Read, rarity: Callable[[str], float], *, copy: bool = False) -> tuple[str, ...]:
    """Reasons in order of weight, for the row that shows `there` while `here` is read. `rarity` rates a name."""
    found: list[str] = []
    if copy:
        share = share_of_shorter(here.text, there.text)
        if share >= 0.3:
            found.append("the same text" if share >= 0.995 else f"{share * 100:.0f} % the same text")
    names = sorted(here.names.keys() & there.names.keys(), key=lambda name: (-rarity(name), name))
    shown = _without_parts([form for name in names if (form := common_form(here, there, name))])[:MAX_NAMES]
    if shown:
        found.append("both name " + _listed(shown))
    if quotation := _longest([here.quotations[q] for q in here.quotations.keys() & there.quotations.keys()]):
        found.append(f"the same quotation: “{quotation}”")
    figures = sorted(here.figures.keys() & there.figures.keys(), key=lambda f: (-len(f), f))
    given = [text for text in map(here.figures.get, figures) if text and here.says(text) and there.says(text)]
    if given:
        found.append("both give " + _listed(given[:2]))
    if here.links & there.links:
        host = min(here.links & there.links).split("/")[2]
        found.append(f"both link to the same page of {host}")
    if not found:
        words = shared_words(here, there, rarity)
        if words:
            found.append("both speak of " + _listed(words))
    found.append(apart(here.published, there.published))
    return tuple(found)


def evidence(here: Read, there: Read, generic: Callable[[str], bool]) -> float:
    """How much two articles share that is not merely their country or their outlet; below 1 it is hardly a link.

    `generic` tells the names that stand in so many articles that sharing one means nothing.
    """
    points = 0.0
    for name in here.names.keys() & there.names.keys():
        if not common_form(here, there, name):
            continue
        local = here.names[name].kind in ("place", "group")
        points += (0.0 if local else 0.5) if generic(name) else 0.5 if local else 1.0
    if here.quotations.keys() & there.quotations.keys() or here.links & there.links:
        points += 1.0
    figures = here.figures.keys() & there.figures.keys()
    return points + 0.5 * sum(sum(c.isdigit() for c in figure) >= 3 for figure in figures)


def common_form(here: Read, there: Read, name: str) -> str:
    """The longest form of a name that stands in both texts letter for letter; "" when there is none."""
    ours, theirs = here.names[name], there.names[name]
    forms = sorted({ours.name, *ours.forms, *theirs.forms}, key=lambda form: (form != ours.name, -len(form), form))
    return next((form for form in forms if here.says(form) and there.says(form)), "")


def shared_words(here: Read, there: Read, rarity: Callable[[str], float], limit: int = 3) -> list[str]:
    """Rare words that stand in both texts, as both write them where they do."""
    ours, theirs = _written(here), _written(there)
    both = [word for word in ours if word in theirs and word not in STOP_WORDS]
    best = sorted(both, key=lambda word: (-rarity(stem(word)), word))[:limit]
    return [_one_form(word, ours[word] & theirs[word]) for word in best]


def _written(read: Read) -> dict[str, set[str]]:
    forms: dict[str, set[str]] = {}
    for word in _WORD.findall(f"{read.title} {read.text}"):
        forms.setdefault(word.lower(), set()).add(word)
    return forms


def _one_form(word: str, forms: set[str]) -> str:
    """In small letters where both have them, else as a name is written; capitals throughout only where nothing else."""
    return min(forms, key=lambda form: (form != word, form.isupper(), form), default=word)


def apart(here: datetime, there: datetime) -> str:
    """The time between two articles, as said beside the one that is not being read."""
    seconds = (there - here).total_seconds()
    side = "later" if seconds > 0 else "earlier"
    minutes = abs(seconds) / 60
    if minutes < 90:
        return "at the same time" if minutes < 5 else f"{minutes:.0f} minutes {side}"
    if minutes < 36 * 60:
        return f"{minutes / 60:.0f} hours {side}"
    days = round(minutes / 1440)
    return f"{days} days {side}" if days < 60 else f"{days / 30.44:.0f} months {side}"


def _without_parts(names: list[str]) -> list[str]:
    """No "Wang" beside "Wang Minjie"."""
    return [name for name in names if not any(name != other and f" {name} " in f" {other} " for other in names)]


def _listed(things: Sequence[str]) -> str:
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + " and " + things[-1]


def _figure(text: str) -> str:
    return " ".join(re.sub(r"[^\w%.,$€£¥ ]", " ", text.lower()).split())


def _words(quotation: str) -> str:
    return " ".join(quotation.split()).rstrip(".,!?").lower()


def _names(mentions: Sequence[Mention], source: str) -> dict[str, Named]:
    own = f" {source.lower()} "
    forms: dict[str, set[str]] = {}
    named: dict[str, Mention] = {}
    for mention in mentions:
        key = mention.entity.lower()
        if mention.kind in NAME_KINDS and f" {key} " not in own:
            named.setdefault(key, mention)
            forms.setdefault(key, set()).add(mention.text)
    return {key: Named(m.entity, m.kind, frozenset(forms[key])) for key, m in named.items()}


def _joined(one: str, two: str) -> bool:
    """Whether two characters stand in one word; Chinese and Japanese have no spaces between theirs."""
    return one.isalnum() and two.isalnum() and max(one, two) < "\u2e80"


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def _tidy(quotation: str) -> str:
    return " ".join(quotation.split()).rstrip(".,!?")


def _longest(quotations: Sequence[str]) -> str:
    best = max(sorted(quotations), key=len, default="")
    return best if len(best) <= 90 else best[:89].rsplit(" ", 1)[0] + " …"
