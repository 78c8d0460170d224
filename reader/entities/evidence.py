"""What the words beside a name say it is: "battery maker Norrland Cell", "Pellux shares", "in Halden".

Stage: entities. The recogniser has read other papers; on names it never met, this article's own words know better.
"""

from __future__ import annotations

import re

from reader.model import EntityKind

_COMPANY = (
    r"(?:company|firm|maker|\w+maker|exchange|bank|lender|insurer|retailer|carrier|airline|operator|supplier|startup"
    r"|start-up|agency|newspaper|broadcaster|developer|publisher|manufacturer|giant|conglomerate|charity|think tank"
    r"|watchdog|regulator|union|club|side|rivals?|provider|consultancy|brokerage|nonprofit|unit|subsidiary|parent|group)"
)
_BODY = (
    r"(?:party|gang|chain|daily|weekly|tabloid|network|lobby|collective|guild|coalition|militia|movement|miner|brewer"
    r"|refiner|utility|cooperative|co-operative|NGO|label|studio|federation|syndicate|cartel|faction|bloc|news site"
    r"|outlet|rebels|nonprofit|foundation|association|hospital|university|supermarket|contractor|builder|trust|fund)"
)
_NOT_ITS_PEOPLE = (
    r"(?!['’]s| (?:chief|executive|director|chairman|chairwoman|president|leader|member|owner|boss|spokes|official"
    r"|worker|founder|secretary|manager|lawyer|activist|organi[sz]er|employee|head|veteran|man|woman|captain|coach|player|striker))"
)
"""A party, not a party leader."""
_THING = (
    r"(?:library|package|app|software|lander|rover|spacecraft|satellite|rocket|vaccine|drug|ferry|ship|vessel|tanker"
    r"|trawler|tug|lifeboat|icebreaker|frigate|destroyer|submarine|yacht|barge|freighter|dredger"
    r"|language|tool|browser|game|model|chatbot|protocol|framework|probe|smartphone|device|token)"
)
_ROLE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|chief executive|president|minister|chairman|chairwoman|director|spokes\w+|captain|coach"
    r"|mayor|judge|lawyer|founder|scientist|professor|analyst|economist|engineer|nurse|goalkeeper|striker|midfielder|editor"
    r"|author|writer|novelist|poet|actor|actress|singer|farmer|fisherman|teacher|student|researcher|activist|governor"
    r"|senator|commander|inspector|officer|administrator|administrators|resident|manager|secretary|architect|biologist"
    r"|commissioner|leader|lawmaker|candidate|defender|forward|winger|sister|brother|wife|husband|son|daughter|widow"
    r"|keeper|skipper|trader|baker|driver|pilot|doctor|surgeon|physicist|chemist|historian|journalist|reporter|owner)"
)
_BEFORE: tuple[tuple[EntityKind, float, str], ...] = (
    ("org", 3.0, rf"\b{_COMPANY}(?: called| named)?\s$"),
    ("org", 2.0, rf"\b{_BODY}(?: called| named)?\s$"),
    ("org", 3.0, r"\b(?:[Ss]hares|[Ss]takes?|[Ss]tock|invest(?:ed|ment|ors?)) in (?:the )?$"),
    ("org", 2.0, r"\b(?:[Oo]wners?|acquisition|[Ss]hareholders?|[Cc]reditors) of (?:the )?$"),
    (
        "org",
        1.5,
        r"\b(?:chief executive|CEO|chairman|chairwoman|analyst|economist|professor|lecturer|researcher|employees?|unit"
        r"|subsidiary|arm|spokes(?:man|woman|person)|managing director|editor|lawyers?) (?:of|at|for|with) (?:the )?$",
    ),
    ("product", 2.0, rf"\b{_THING}s?(?: called| named)?,?\s$"),
    ("product", 2.0, rf"\b{_THING}s \S+ and\s$"),
    ("product", 2.0, r"\b(?:[Aa]board|on board)(?: the)?\s$"),
    (
        "product",
        1.5,
        r"\b(?:maintain(?:s|ed|ers? of)|fork(?:s|ed)? of|releases? of|commits to|contributors to|patch(?:es)? for"
        r"|bugs? in|wrote (?:most|much|all|part) of|written in|(?:upgrade|migrate)d? (?:to|from))\s$",
    ),
    ("person", 2.0, rf"\b(?i:{_ROLE})\.?,?\s$"),
    ("person", 1.0, r"(?:\bsaid|\bsays|\badded|\bwho|\b[Bb]y)\s$"),
    ("place", 1.5, r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Tt]hroughout|[Aa]cross|born in|left for|between)\s$"),
    ("place", 0.6, r"\b(?:at|from)\s$"),
    (
        "place",
        1.5,
        r"\b(?:between \S+ and|[Rr]oad to|[Ff]erry to|[Tt]rain to|came from|come from|had left|arrived in)\s$",
    ),
    (
        "place",
        2.0,
        r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|city|town|capital|port|village|island|state) of\s$",
    ),
    ("place", 2.0, r"\b(?:the capital|capital city|town of|off the coast of|(?:north|south|east|west)ern)\s$"),
    ("event", 3.0, r"\b(?i:cyclone|hurricane|typhoon|storm|ciclón|huracán|zyklon|ouragan|taifun)\s$"),
)
_OWNED = (
    r"(?:shares|stock|CEO|chief executive|headquarters|employees|customers|executives|board\b|spokes\w+|subsidiar"
    r"|revenue|earnings|profits?|plant|factory|workers|servers|wallets|users|investors|shareholders|lab\b"
    r"|laboratory|engineers|staff\b|website|app\b|plc)"
)
_RULED = (
    r"(?:[Gg]overnment|capital|[Pp]arliament|coast|border|president\b|[Pp]rime [Mm]inister|economy|main island"
    r"|population|airport|central bank|(?:[Ff]oreign|[Ff]inance|[Dd]efen[cs]e|[Ii]nterior) [Mm]inist(?:er|ry)"
    r"|(?:lower|upper) house|constitution|voters|lawmakers|electorate|army\b|navy\b|air force)"
)
_AFTER: tuple[tuple[EntityKind, float, str], ...] = (
    ("org", 2.0, rf"(?:['’]s?)? {_OWNED}"),
    ("org", 1.0, r" (?:said it|said its|employs|employed|operates|has \d|acquired|launched|filed|licensed)\b"),
    ("org", 1.5, r" (?:dismissed|laid off|cut|hired|sacked) (?:\d|about|some|nearly|more than|hundreds|thousands)"),
    (
        "org",
        2.0,
        r" (?:is |was |has |will |plans to )?"
        r"(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?|open(?:s|ed|ing)?|s(?:old|ells?|elling))"
        r" (?:down )?(?:the|its|an?|one of its|two|three|all) (?:[\w-]+ ){0,3}"
        r"(?:labs?|plants?|factor(?:y|ies)|offices?|branch(?:es)?|stores?|mines?|newsrooms?|divisions?|subsidiar(?:y|ies))\b",
    ),
    ("org", 2.0, rf" (?:is|was|has become|became) (?:the|a|an) (?:\w+ ){{0,2}}{_COMPANY}\b"),
    (
        "org",
        2.0,
        rf", (?:the|an?|its|their|one of) (?:(?!(?:of|at|for|in|who|from|with|to)\b)[\w'’-]+ ){{0,4}}"
        rf"(?:{_COMPANY}|{_BODY})\b{_NOT_ITS_PEOPLE}",
    ),
    ("org", 1.0, r", (?:founded in|which|a unit of|owned by|based in|operated by|maker of|a company|a firm)\b"),
    ("person", 2.0, rf", (?:\d\d\b|who\b|whose\b|(?:a|an|the|its|their|his|her) (?:\w+[ -]){{0,4}}{_ROLE}\b)"),
    ("person", 1.0, r" (?:told|replied|recalled|smiled|laughed|was born|died|grew up)\b"),
    ("person", 2.0, r" (?:regime|administration|presidency|candidacy|family|dynasty|clan|loyalists?|era)\b"),
    ("place", 1.0, r"(?:['’]s)? (?:[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist(?:er|ry)|voters)\b"),
    ("place", 2.0, rf"['’]s {_RULED}|, (?:a|the) (?:\w+ )?(?:town|city|village|port|capital|island|country)\b"),
    ("place", 1.5, r"['’]s (?:north|south|east|west)(?:ern)?\b"),
    (
        "place",
        2.0,
        r" (?:government|coast guard|parliament|election|vote|embassy|border|airport|harbour|Prime Minister)\b",
    ),
)
_LED = tuple((kind, weight, re.compile(form)) for kind, weight, form in _BEFORE)
_FOLLOWED = tuple((kind, weight, re.compile(form)) for kind, weight, form in _AFTER)
_ANY_FOLLOWED = re.compile("|".join(f"(?:{form})" for _, _, form in _AFTER))
"""Most places say nothing: all forms at once are asked in a tenth of the time that each takes by itself."""
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_ANY_LED = re.compile(
    _CAPITAL.sub(lambda c: c[0].lower(), "|".join(f"(?:{form})" for _, _, form in _BEFORE)).replace("(?i:", "(?:")
)
"""The same for words in small letters: forms that care for no case are slow to try."""


def cues(text: str, start: int, end: int) -> list[tuple[EntityKind, float]]:
    """The kinds that the words before and after `text[start:end]` speak for, and how strongly."""
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    found: list[tuple[EntityKind, float]] = []
    if before[-1:].isspace() and (not before.isascii() or _ANY_LED.search(before.lower())):
        found += [(kind, weight) for kind, weight, form in _LED if form.search(before)]
    if _ANY_FOLLOWED.match(after):
        found += [(kind, weight) for kind, weight, form in _FOLLOWED if form.match(after)]
    return found
