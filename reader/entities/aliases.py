"""Names that mean the same without sharing a word, and names that belong to others without being them.

Stage: entities.
"""

from __future__ import annotations

from reader.entities.place_names import PLACES
from reader.model import EntityKind

_SAME: tuple[tuple[EntityKind, tuple[str, ...]], ...] = (
    (
        "place",
        ("United States", "US", "U.S.", "U.S", "USA", "U.S.A.", "America", "United States of America"),
    ),
    ("place", ("United Kingdom", "UK", "U.K.", "U.K", "Britain", "Great Britain")),
    ("place", ("United Arab Emirates", "UAE", "U.A.E.", "Emirates")),
    ("place", ("China", "People's Republic of China", "PRC", "Mainland China")),
    ("place", ("South Korea", "Republic of Korea", "ROK", "S. Korea")),
    ("place", ("North Korea", "DPRK", "N. Korea")),
    ("place", ("Russia", "Russian Federation")),
    ("place", ("Soviet Union", "USSR", "U.S.S.R.", "Soviet")),
    ("place", ("Czech Republic", "Czechia")),
    ("place", ("Myanmar", "Burma")),
    ("place", ("Ivory Coast", "Côte d'Ivoire", "Cote d'Ivoire")),
    ("place", ("Turkey", "Türkiye")),
    ("place", ("New York City", "NYC", "New York, New York")),
    ("place", ("Los Angeles", "L.A.", "LA")),
    ("place", ("Washington, D.C.", "Washington D.C.", "Washington DC", "D.C.", "DC")),
    ("place", ("Netherlands", "Holland")),
    ("place", ("Germany", "Deutschland", "Allemagne", "Alemania")),
    ("place", ("Democratic Republic of the Congo", "DRC", "DR Congo", "D.R.C.")),
    ("org", ("United Nations", "UN", "U.N.")),
    ("org", ("European Union", "EU", "E.U.")),
    ("org", ("AWS", "Amazon Web Services")),
    ("org", ("Meta", "Meta Platforms", "Facebook Inc.")),
    ("org", ("Alphabet", "Alphabet Inc.")),
    ("org", ("Federal Reserve", "Fed", "the Fed", "US Federal Reserve", "U.S. Federal Reserve")),
    ("org", ("IBM", "International Business Machines", "Big Blue")),
    ("org", ("McKinsey", "McKinsey & Company", "McKinsey & Co")),
    ("org", ("World Health Organization", "WHO", "World Health Organisation")),
    ("org", ("NATO", "North Atlantic Treaty Organization", "Nato")),
    ("org", ("European Central Bank", "ECB")),
    ("org", ("International Monetary Fund", "IMF")),
    ("org", ("World Trade Organization", "WTO")),
)
PREFERRED: dict[tuple[EntityKind, str], str] = {
    (kind, name.lower()): names[0]
    for kind, names in (*(("place", names) for names in PLACES), *_SAME)
    for name in names
}
PARENTS: dict[str, str] = {
    "AWS": "Amazon", "Twitch": "Amazon", "Whole Foods": "Amazon", "YouTube": "Google", "Google": "Alphabet",
    "DeepMind": "Google", "Google DeepMind": "Google", "Waymo": "Alphabet", "Instagram": "Meta", "Facebook": "Meta",
    "WhatsApp": "Meta", "LinkedIn": "Microsoft", "GitHub": "Microsoft", "TikTok": "ByteDance", "WeChat": "Tencent",
    "Taobao": "Alibaba", "Red Hat": "IBM",
}  # fmt: skip
"""Related, never merged."""
