"""Our own news: articles put together of our own sentences, each with a cast of people, firms and places.

Every article is about one or two countries, so that its names belong together, and names come back in short forms as
they do in the news. Deterministic: the same seed gives the same articles.
"""

from __future__ import annotations

import random
import re
from functools import cache
from importlib.resources import files

from reader.entities.training import names as lists
from reader.entities.training.corpus import Document
from reader.entities.training.known import known

_SLOT = re.compile(r"\{([A-Za-z]+)(2?)(\*?)(?::([^}]*))?\}")
_LABEL = {
    "P": "PER", "PT": "PER", "p": "PER", "CO": "ORG", "BK": "ORG", "AG": "ORG", "MI": "ORG", "CT": "ORG", "PA": "ORG",
    "CL": "ORG", "UN": "ORG", "ME": "ORG", "PO": "ORG", "NG": "ORG", "L": "LOC", "C": "LOC", "RG": "LOC", "FA": "LOC",
    "G": "NORP", "R": "MISC", "E": "MISC", "W": "MISC", "S": "MISC",
}  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
_SYLLABLES = {
    "korean": (
        "Sung Min Ji Hyun Seo Jae Dong Kyung Young Woo Jin Hee Soo Chul Tae Ho Joon Won Kyu Hwan Sang Ki Nam Byung Hae "
        "In Mi Eun Yeon Ha Suk Yong Geun Seung Chan Hyuk Myung Kwang"
    ).split(),
    "chinese": (
        "Xiao Ming Zhi Guo Jian Hua Wen Jun Wei Hong Yong Xin Yu Ting Hai Bo Chun Feng Guang Hui Jia Jing Kai Lan Li "
        "Mei Ning Ping Qi Rong Shan Shu Tian Xiang Yan Ying Yuan Zhen"
    ).split(),
}  # fmt: skip
_FAMILIES = {
    "korean": "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Bae".split(),
    "chinese": "Wang Li Zhang Liu Chen Xu Sun Ma Zhu Hu Luo Zheng Xie Tang Han Feng Peng Xiao Cai Pan Ding".split(),
}  # fmt: skip
REAL = {
    "CO": "firm", "BK": "bank", "AG": "gov", "NG": "ngo", "PA": "party", "CL": "club", "UN": "uni", "ME": "media",
}  # fmt: skip
"""Slots that real names may stand in, and the section of our lists that holds them."""
_EVERYDAY = frozenset("Bank Central Reserve National First Royal Golden".split())
"""Words that no firm is called by alone."""
_CURRENCIES = ("$", "€", "£", "₦", "KSh", "₹", "R")


@cache
def _topics() -> dict[str, list[str]]:
    text = files("reader.entities.training").joinpath("sentences.txt").read_text("utf-8")
    topics: dict[str, list[str]] = {}
    topic = ""
    for line in text.splitlines():
        if line.startswith("["):
            topic = line.strip("[]")
        elif line and not line.startswith("#"):
            topics.setdefault(topic, []).append(line)
    return topics


class Cast:
    """Who and what one article is about. Slots of one name always give the same name."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.countries = chance.sample(lists.countries(), 2)
        self.full: dict[str, str] = {}
        self.short: dict[str, str] = {}
        self.seen: set[str] = set()

    def surface(self, slot: str, second: str, short: bool) -> tuple[str, str]:
        """What to write before the name (a title, or nothing), and the name."""
        role = "P" if slot == "PT" else slot
        key = role + second
        if key not in self.full:
            self.full[key], self.short[key] = self._made(role, bool(second))
        first = key not in self.seen
        self.seen.add(key)
        if slot == "PT" and (first or self.chance.random() < 0.5):
            title = self.chance.choice(lists.TITLES) + " "
            return title, self.full[key] if first else self.short[key]
        if short or (not first and self.chance.random() < 0.6):
            return "", self.short[key]
        return "", self.full[key]

    def _made(self, role: str, second: bool) -> tuple[str, str]:
        pick = self.chance.choice
        country, people, culture, cities, regions = self.countries[second]
        if role == "P":
            return person(self.chance, culture)
        if role in REAL and self.chance.random() < 0.4:
            made = pick(known()[REAL[role]])
            return made, made
        if role == "CO":
            made = self._company()
        else:
            made = pick(lists.forms()[role])
        filling = {
            "{C}": country,
            "{G}": people,
            "{L}": pick(cities),
            "{RG}": pick(regions),
            "{S}": pick(lists.ROOTS),
            "{F}": person(self.chance, culture)[1],
            "{J}": pick(lists.SUBJECTS),
            "{B}": pick(lists.BODIES),
            "{MI}": pick(lists.MINISTRIES),
            "{PA}": pick(lists.PARTIES),
            "{N}": str(self.chance.randint(2, 24)),
        }
        for slot, word in filling.items():
            made = made.replace(slot, word)
        return made, self._shortened(role, made)

    def _company(self) -> str:
        root = self.chance.choice(lists.ROOTS)
        if self.chance.random() < 0.25:
            return root
        if self.chance.random() < 0.12:
            root = "".join(self.chance.choice("ABCDEGKLMNPRSTZ") for _ in range(3))
        return f"{root} {self.chance.choice(lists.FIRM_TAILS)}"

    def _shortened(self, role: str, name: str) -> str:
        words = name.split()
        if role in ("AG", "NG", "PA", "UN", "MI", "CT") and len(words) > 2 and self.chance.random() < 0.7:
            return "".join(word[0] for word in words if word[0].isupper())
        if role in ("CO", "BK") and words[0] not in (
            "Bank",
            "Central",
            "Reserve",
            "National",
            "First",
            "Royal",
            "Golden",
        ):
            return words[0]
        return name


def person(chance: random.Random, culture: str) -> tuple[str, str]:
    """A person of one people: the name in full, and in short."""
    given, families = lists.peoples()[culture]
    last = chance.choice(families)
    first = chance.choice(given)
    draw = chance.random()
    if draw < 0.25 and culture in _SYLLABLES:
        one, other = chance.sample(_SYLLABLES[culture], 2)
        first = one + other.lower() if culture == "chinese" else one + chance.choice(("-" + other.lower(), " " + other))
        last = chance.choice((last, *_FAMILIES[culture]))
        return f"{last} {first}", last
    if culture in ("chinese", "korean", "viet"):
        return f"{last} {first}", last
    if draw > 0.7:
        # Anybody of our lists: a name is a name in any company.
        first, last = chance.choice(known()["given"]), chance.choice(known()["family"])
    if draw < 0.08:
        middle = f"{first[0]}." if culture == "indian" else f"{first} {chance.choice(given)[0]}."
        return f"{middle} {last}", last
    if draw < 0.16:
        return f"{first} {chance.choice(given)} {last}", last
    if draw < 0.2:
        return f"{first} {last}-{chance.choice(families)}", last
    return f"{first} {last}", last


def written(seed: int, articles: int) -> list[Document]:
    chance = random.Random(seed)
    topics = [topic for topic in _topics() if topic not in ("headlines", "scars", "promo", "plain")]
    return [_article(chance, chance.choice(topics)) for _ in range(articles)]


def _article(chance: random.Random, topic: str) -> Document:
    cast = Cast(chance)
    own = _topics()[topic]
    lines = [chance.choice(_topics()["headlines"])] if chance.random() < 0.6 else []
    body = chance.sample(own, min(len(own), chance.randint(4, 9)))
    body += chance.sample(_topics()["plain"], chance.randint(0, 3))
    if chance.random() < 0.3:
        body += chance.sample(_topics()[chance.choice(("politics", "business", "courts", "disaster"))], 2)
    if chance.random() < 0.15:
        body.append(chance.choice(_topics()["scars"]))
    chance.shuffle(body)
    if chance.random() < 0.3:
        body.append(chance.choice(_topics()["promo"]))
    text = ""
    spans: list[tuple[int, int, str]] = []
    for number, template in enumerate([*lines, *body]):
        if number:
            text += "\n" if number <= len(lines) or chance.random() < 0.5 else " "
        text = _filled(template, cast, text, spans)
    return Document(text, tuple(spans))


def _filled(template: str, cast: Cast, text: str, spans: list[tuple[int, int, str]]) -> str:
    at = 0
    for match in _SLOT.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        slot, second, short, given = match.groups()
        plain = given or _plain(slot, cast.chance)
        if slot == "p":
            before, name = "", given
        elif plain is not None:
            text += plain
            continue
        else:
            fresh = slot + second not in cast.seen
            before, name = cast.surface(slot, second, bool(short))
            text += before
            spans.append((len(text), len(text) + len(name), _LABEL[slot]))
            text += name
            acronym = cast.short.get(slot + second, "")
            introduced = fresh and acronym.isupper() and name != acronym and cast.chance.random() < 0.6
            if introduced:
                spans.append((len(text) + 2, len(text) + 2 + len(acronym), _LABEL[slot]))
                text += f" ({acronym})"
            continue
        spans.append((len(text), len(text) + len(name), _LABEL[slot]))
        text += name
    return text + template[at:]


def _plain(slot: str, chance: random.Random) -> str | None:
    """What no name stands for: numbers, days, sums."""
    match slot:
        case "N":
            return chance.choice((str(chance.randint(2, 90)), f"{chance.randint(1, 90)},{chance.randint(100, 999)}"))
        case "Y":
            return str(chance.randint(1990, 2024))
        case "AGE":
            return str(chance.randint(19, 84))
        case "X":
            return f"{chance.randint(1, 40)}" + chance.choice(("%", " percent", " per cent", ".5%"))
        case "M":
            sign = chance.choice(_CURRENCIES)
            return f"{sign}{chance.randint(1, 900)}" + chance.choice((" million", " billion", "m", ""))
        case "D":
            return chance.choice((chance.choice(DAYS), f"{chance.choice(MONTHS)} {chance.randint(1, 28)}"))
        case _:
            return None
