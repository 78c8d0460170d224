"""Whether a reason is true of both texts, by other means than it was made: from the articles' own words and links."""

from __future__ import annotations

import re

from reader.model import Article


def words(article: Article) -> str:
    text = "\n".join(block.text for block in article.blocks if block.kept)
    return " ".join(f"{article.headline.title}\n{text}".lower().split())


def shingles(text: str) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[i : i + 4]) for i in range(len(found) - 3)}


def stands(thing: str, text: str) -> bool:
    """As whole words."""
    return re.search(rf"(?<!\w){re.escape(thing)}(?!\w)", text) is not None


def listed(said: str) -> list[str]:
    return [part for piece in said.split(", ") for part in piece.split(" and ")]


def holds(reason: str, here: Article, there: Article) -> str:
    """The kind of a reason that is true of both texts; "" for one that is not."""
    ours, theirs = words(here), words(there)
    if found := re.fullmatch(r"both (name|give|speak of) (.+)", reason):
        # A name may itself hold "and" or a comma: the whole is looked for before its parts.
        said = found[2].lower()
        things = [said] if stands(said, ours) and stands(said, theirs) else listed(said)
        kind = {"name": "names", "give": "figures", "speak of": "words"}[found[1]]
        return kind if all(stands(thing, ours) and stands(thing, theirs) for thing in things) else ""
    if found := re.fullmatch(r"the same quotation: “(.+?)( …)?”", reason):
        return "quotation" if found[1].lower() in ours and found[1].lower() in theirs else ""
    if found := re.fullmatch(r"both link to the same page of (.+)", reason):
        pages = [
            {m.href.split("?")[0].split("#")[0] for b in a.blocks for m in b.marks if m.href} for a in (here, there)
        ]
        return "link" if any(f"//{found[1]}/" in page for page in pages[0] & pages[1]) else ""
    if "same text" in reason:
        texts = [shingles("\n".join(b.text for b in a.blocks if b.kept)) for a in (here, there)]
        share = len(texts[0] & texts[1]) / min(map(len, texts))
        claimed = float(reason.split()[0]) / 100 if reason[0].isdigit() else 1.0
        return "copy" if abs(share - claimed) < 0.01 else ""
    apart = (there.headline.published - here.headline.published).total_seconds()
    if reason == "at the same time":
        return "time" if abs(apart) < 300 else ""
    found = re.fullmatch(r"(\d+) (minutes|hours|days|months) (earlier|later)", reason)
    if found is None or (found[3] == "later") != (apart > 0):
        return ""
    unit = {"minutes": 60, "hours": 3600, "days": 86_400, "months": 30.44 * 86_400}[found[2]]
    return "time" if abs(abs(apart) / unit - int(found[1])) <= 0.51 else ""
