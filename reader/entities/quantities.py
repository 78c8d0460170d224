"""Money, percentages, dates, quantities and tickers: found by their form alone, in the text as it stands.

Stage: entities. A span takes its adverb along ("nearly $1 billion", "more than 100 academic papers").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.entities.foreign_amounts import days_in, money_in
from reader.entities.occupied import Occupied
from reader.entities.rough import AND_PART, IN_MILLIONS, PART, SOME, VULGAR, heaps_in
from reader.model import EntityKind
from reader.model.currencies import CODES, NAMES, NATIONS, SMALL_COINS

_NUMBER_WORD = (
    r"(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|hundreds?|thousands?|dozens?|several|half)\b"
)
_WORDED = (
    rf"(?:(?:{PART}|(?:[Hh]alf\s)?[Aa]n?)\s(?:hundred|thousand|million|billion|trillion|dozen)\b{AND_PART}"
    rf"|(?:{SOME}|{_NUMBER_WORD})(?:[\s-](?:hundred|dozen)\b)?{AND_PART})"
)
_NUMBER = (
    r"\d{1,3}(?:[ ,.\u202f]\d{3})+(?:[.,]\d+)?\b"
    rf"|\d+(?:[.,]\d+|\s?[{VULGAR}]|[ -]\d/\d{{1,2}}\b)?|[{VULGAR}]"
)
_MAGNITUDE = (
    r"(?i:thousand|million|billion|trillion|crore|lakh|mln|bln|mn|bn|tn|Mio\.?|Mrd\.?|Millionen|Milliarden|millones"
    r"|millions|milliards)"
)
_LETTER = r"(?:[kKmMbBT]n?\b)"
_SIGN = (
    r"(?:(?:US|AU?|NZ|CA?|HK|S|NT|Z|R|Mex|MX|J|TT|N|FJ|BZ|EC)?\$|[€£¥₹₩₦₪₱₽₺฿₫₴₿₡₲₵₸₼₾₮₭៛৳]"
    r"|(?:Rs\.?|RM|GH[¢₵]|[KUT]?[Ss]h|CFA)(?=\s?\d)|R(?=\d))"
)
_CODE = "(?:" + "|".join(sorted(CODES)) + ")"
_NATION = "|".join(map(re.escape, NATIONS))
_NAMED = "|".join(sorted((*(name for name in NAMES if name != "real"), *SMALL_COINS), key=len, reverse=True))
_CURRENCY = rf"(?:(?:{_NATION})\s)?(?:{_NAMED}|Dollar|pounds\ssterling)\b"
_ADVERB = (
    r"(?:(?<!\w)(?:(?:[Nn]early|[Aa]bout|[Aa]round|[Rr]oughly|[Aa]pproximately|[Aa]lmost|[Oo]ver|[Uu]p to|[Aa]t least"
    r"|[Aa]t most|[Ss]ome|[Mm]ore than|[Ll]ess than|[Ff]ewer than"
    r"|[Nn]o (?:fewer|less|more) than|[Uu]pwards of|[Aa]s (?:many|much) as|[Aa]n estimated|[Cc]lose to"
    r"|[Jj]ust (?:over|under)|[Oo]nly|[Ww]ell over)\s)(?=[\d$€£¥₹a-zA-Z]))?"
)
_RANGE = r"(?:\s?(?:[-–]|to)\s?(?:[$€£¥₹])?\s?(?:{n}))?".replace("{n}", _NUMBER)
_BEGINS = r"(?<!\w)"
"""True of every form below that it stands before; said first, it spares trying them inside each word."""
_MONEY = re.compile(
    rf"{_BEGINS}{_ADVERB}(?:(?<![\w$]){_SIGN}\s?(?:{_NUMBER}){_RANGE}(?:[\s-]?{_MAGNITUDE}\b|{_LETTER})?"
    rf"|\b(?:(?:{_CODE})\s|(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD)(?=\d))(?:{_NUMBER})(?:\s?{_MAGNITUDE}\b|{_LETTER})?"
    rf"|\b(?:(?:{_NUMBER}){_RANGE}|{_WORDED})(?:\s{_MAGNITUDE})*\s(?:(?:{_CODE})\b|{_CURRENCY})"
    rf"|\b(?:{_NUMBER})\s?(?:[€£₽]|Kč|zł))"
)
_OF_CURRENCY = re.compile(rf"\s{_CURRENCY}")
_PERCENT = re.compile(
    rf"{_BEGINS}(?:{_ADVERB}(?<![\w$])(?:[-+−]?(?:{_NUMBER})(?:\s?[-–]\s?|\sto\s)|[-+−])?(?:{_NUMBER})\s?"
    rf"(?:%|percent\b|per\scent\b|percentage\spoints?\b|basis\spoints?\b|bps\b|Prozent\b|p(?:ou|o|e)r\s(?:cento?|ciento)\b)"
    rf"|{_ADVERB}\b(?:{PART}|{_NUMBER_WORD}{AND_PART})\s(?:percent|per\scent|percentage\spoints?|basis\spoints?)\b"
    rf"|[Aa]\s(?:full\s|single\s)?percentage\spoint\b"
    rf"|\b(?:{_NUMBER}|{_NUMBER_WORD}|[Qq]uarter|[Tt]hree-quarters?)-(?:percent|per-cent|percentage-point|basis-point)\b)"
)
_OF_HUNDRED = re.compile(r"%|percent|p(?:ou|o|e)r[\s-]c|basis[\s-]point|bps|Prozent")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_GERMAN_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"""(?<![\w$€£/.,-])(?:
    (?:{_DAY},?\s)?{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s{_YEAR})?(?![\d,.]*\d)
    | (?:{_DAY},?\s)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b(?:,?\s{_YEAR}\b)?
    | \d{{1,2}}\.\s{_GERMAN_MONTH}(?:\s{_YEAR})?\b
    | (?:(?:early|mid|late)[-\s])?{_MONTH},?\s{_YEAR}\b
    | (?:early|mid|late)[-\s]{_MONTH}\b(?!\s\d)
    | (?:spring|summer|autumn|fall|winter)\s(?:of\s)?{_YEAR}\b
    | \d{{1,2}}\s?[-–]\s?\d{{1,2}}\s{_MONTH}\b(?:,?\s{_YEAR}\b)?
    | \d{{1,2}}\.\d{{1,2}}\.{_YEAR}\b(?![.\d])
    | \d{{4}}-\d\d-\d\d\b | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)\b
    | (?:the\s)?(?:first|second|third|fourth|final)\s(?:quarter|half)
        (?:\sof(?:\s{_YEAR}|\sthe\syear|\s(?:this|last|next)\syear))?\b
    | (?:Q[1-4]|H[12]|FY)(?:\s?{_YEAR}|\s?'?\d\d)?\b
    | (?:the\s)?(?:early|mid|late)[-\s](?:19|20)\d\ds?\b
    | (?:the\s)?(?:19|20)\d0s\b
    | {_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?![-–,.]?\d)
    | {_YEAR}\b(?![-–,.]?\d|\s?(?:%|[€£])|\s(?:people|employees|workers|staff|times|jobs|dollars|euros|units|points|km
        |miles|votes|cases|deaths|homes|million|billion|percent|metres|meters|square|shares|men|women|children)\b)
    | (?:(?:early|late|last|next|this|past|on)\s)?{_DAY}s?\b(?:\s(?:morning|afternoon|evening|night)\b)?
    | (?:last|next|this|past)\s(?:week|month|year|quarter|summer|winter|spring|autumn|fall|decade|century|weekend)\b
    | (?:[Ee]arlier|[Ll]ater)\s(?:this|last)\s(?:week|month|year|decade)\b
    | (?:yesterday|today|tomorrow|tonight)\b | this\s(?:morning|afternoon|evening)\b
    | (?:(?:in|since|until|by|last|next|this|from|of|during|early|late|mid)[-\s])(?:March|May)\b(?!,?\s\d)
    | (?:January|February|April|June|July|August|September|October|November|December)\b
    )""",
    re.X,
)
_AGO = re.compile(rf"(?<![\w.,])(?:\d{{1,3}}|{_NUMBER_WORD}|[Aa]n?)\s(?:day|week|month|year|decade)s?\sago\b")
_LED_BY = re.compile(r"(?:in|since|until|by|from|of|during|on)[-\s]")
_UNIT = (
    r"(?:second|minute|hour|day|week|month|quarter|year|decade|mile|metre|meter|foot|inch|acre|gram|kg|km|cm|mm|ton|tonne|kilometre|kilometer"
    r"|page|person|member|seat|bedroom|storey|story|point|game|match|man|woman|part|way|term|nation|country|state|party|level)"
)
_EXTENT = r"(?:old|tall|long|high|wide|deep|thick)"
_IN_METRES = ("m tall", "m long", "m high", "m wide", "m deep", "m thick")
_HYPHENED = re.compile(
    rf"(?<![\w.,])(?:(?:{_NUMBER}|{_NUMBER_WORD}(?:-and-a-half)?|quarter)-{_UNIT}(?:-{_EXTENT})?"
    rf"|(?:{_NUMBER})m[- ]{_EXTENT}|(?:{_NUMBER})[mk]?-strong)\b",
    re.I,
)
_MEASURE = (
    r"(?:km/h|kph|mph|kmh|knots|km2|km²|km|kg|mg|cm|mm|m2|m²|GB|TB|MB|GW|MW|kW|GWh|MWh|kWh|GHz|MHz|°C|°F"
    r"|degrees(?: Celsius| Fahrenheit)?|hectares|tonnes|litres|liters|barrels"
    r"|sq ?(?:ft|km|mi|m))"
)
_COUNTED = re.compile(
    rf"{_BEGINS}({_ADVERB})(?<![\w$€£.,/-])(?<![Oo]ne in )\b("
    rf"(?:{_NUMBER})(?:\s(?:to|or|and)\s(?:{_NUMBER}))?(?:\s{_MAGNITUDE}|(?:[kKmM]|[mbt]n)(?=\s))?"
    rf"|(?:{_WORDED}(?:\s(?:to|or)\s{_NUMBER_WORD})?|[Aa]\scouple\sof)(?:\s(?:hundred|{_MAGNITUDE}))*)"
    rf"(?:\s?({_MEASURE})(?![\w])|(?=((?:\s[^\W\d_]+(?:-[^\W\d_]+)*){{1,3}})))?"
)
_ONE_UNIT = (
    r"(?:second|minute|hour|day|month|year|decade|century|season|mile|inch|kilomet(?:re|er)|met(?:re|er)|acre|hectare|ton"
    r"|tonne|kilo|ounce|pint|gallon|lit(?:re|er)|point|degree)"
)
_PART_OF_UNIT = re.compile(
    rf"{_BEGINS}{_ADVERB}\b(?:(?:{PART}|(?<!and )[Aa]\shalf)\s{_ONE_UNIT}\b"
    rf"|(?:[Aa]n?|[Oo]ne)\s{_ONE_UNIT}\sand\sa\s(?:half|quarter)\b)"
)
_OTHER_END = re.compile(r"(?<=\w)\s(to|or|and)\s(?!a\s)")
_PEOPLE = frozenset(
    """
    people staff feet men women children police troops cattle sheep fish data personnel folk aircraft series species
    """.split()
)
_NO_PLURAL = frozenset(
    """
    was has is as its this his us yes thus does plus less across towards besides perhaps always says whereas
    afterwards versus minus unless hers ours theirs yours news economics politics physics ones others loses wins takes
    makes gets goes comes gives shows watches remains becomes keeps lies stands needs wants means seems looks leaves
    begins starts ends falls rises sees knows works finds tells asks runs turns shakes
    vs hits kills strikes rocks quits hopes grows drops adds
    """.split()
)
_STOPS = frozenset(
    """
    the a an of and or for in on at to by with from as are were be been it that these those he she they we i you
    their our my but if when while after before since until not no all any will would can could may might should
    than then there here what who which how why where so yet both each other such only own same too very just now
    up out over under
    aboard overboard afloat abroad ashore alone alive apart aside dead instead per said say told had have do did
    percent ago later earlier more fewer
    """.split()
)
_TICKER = re.compile(
    r"(?<![\w$])\$[A-Z]{2,6}\b(?![\d.,]*\d)"
    r"|(?<=[(\[ ])(?:NASDAQ|Nasdaq|NYSE|NYSEARCA|AMEX|LSE|LON|TSX|TSE|HKG|HKEX|ASX|FRA|ETR|EPA|SIX|KRX|TYO|NSE|BSE|OTC)"
    r":\s?[A-Z0-9.]{1,6}\b"
)
_ORDER: tuple[EntityKind, ...] = ("money", "percent", "ticker", "date", "quantity")


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    start: int
    end: int
    kind: EntityKind


def measures_of(text: str) -> list[Measure]:
    """Every expression of the five kinds in `text`, in order, without overlaps: money wins over dates over counts."""
    if not _ANY.search(text):
        return []
    taken = Occupied()
    plain = _in_small_letters(text) if text.isupper() else text
    return sorted(
        Measure(start, end, kind)
        for kind in _ORDER
        for start, end in _in_both(kind, text, plain)
        if taken.take(start, end)
    )


def _in_both(kind: EntityKind, text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Signs and codes stand in capitals, the names of currencies do not."""
    if kind in ("money", "ticker"):
        yield from _matches(kind, text)
    if kind != "ticker" and (plain is not text or kind != "money"):
        yield from _matches(kind, plain)


def _in_small_letters(text: str) -> str:
    """A line all in capitals as it would be written otherwise, letter by letter: only months and days keep theirs."""
    small = re.sub(rf"\b(?i:{_MONTH}|{_DAY})(?!\w)", lambda found: found.group().capitalize(), text.lower())
    return small if len(small) == len(text) else text


_ANY = re.compile(
    rf"\d|[$€£¥₹₩₦₪₱₽₺฿]|\b(?:half|a)\sa?\s?(?:dozen|[mb]illion|hundred|thousand)|\b(?:{_NUMBER_WORD}|{_DAY}|{_MONTH}|yesterday|today|tomorrow|tonight|last|next|this|past|early"
    rf"|quarter|half|few|couple)\b|(?i:percentage\spoint|of\sa\sper|tens\sof|scores\sof|illions\sof)|[{VULGAR}]"
)


def _matches(kind: EntityKind, text: str) -> Iterator[tuple[int, int]]:
    match kind:
        case "money":
            yield from money_in(text)
            yield from (m.span() for m in _MONEY.finditer(text))
            for m in heaps_in(text):
                coin = _OF_CURRENCY.match(text, m.end())
                if coin and text[m.start() - 3 : m.start()].lower() != "in ":
                    yield m.start(), coin.end()
        case "percent":
            if _OF_HUNDRED.search(text):
                yield from (m.span() for m in _PERCENT.finditer(text))
        case "ticker":
            yield from (m.span() for m in _TICKER.finditer(text))
        case "date":
            if " ago" in text:
                yield from (m.span() for m in _AGO.finditer(text))
            yield from days_in(text)
            for m in _DATE.finditer(text):
                led = _LED_BY.match(m.group())
                yield (m.start() + led.end() if led else m.start()), m.end()
        case _:
            if "-" in text or any(extent in text for extent in _IN_METRES):
                yield from (m.span() for m in _HYPHENED.finditer(text))
            if " of a" in text or "half" in text or " and a " in text:
                yield from (m.span() for m in _PART_OF_UNIT.finditer(text))
            for m in heaps_in(text):
                end = _end_of_counted(m.start(1), m[1])
                if end and not _OF_CURRENCY.match(text, m.end()):
                    yield m.start(), end
            yield from _counts(text)


def _counts(text: str) -> Iterator[tuple[int, int]]:
    """Numbers with what they count: up to the first plural among the next three plain words."""
    for match in _COUNTED.finditer(text):
        adverb, number, measure, following = match.groups()
        if number.lower() == "one":
            # "one engineer watches": what follows is no plural but a verb.
            following = None
        start = match.start()
        if other := _OTHER_END.search(number):
            before = text[max(0, start - 8) : start].lower()
            if before.endswith("from ") or (other[1] == "and" and not before.endswith("between ")):
                # "from 800 to 400" is a change, and two numbers stand side by side.
                start, adverb = match.start(2) + other.end(), ""
        if measure:
            yield start, match.end()
            continue
        lettered = number[-1] in "kKmM" and number[0].isdigit()
        end = _end_of_counted(match.start(4), following, IN_MILLIONS if lettered else None) if following else 0
        if end:
            yield start, end
        elif adverb and number[:1].isdigit() and not lettered:
            yield start, match.end(2)


def _end_of_counted(start: int, following: str, only: frozenset[str] | None = None) -> int:
    for match in re.finditer(r"\S+", following):
        word = match.group()
        if word in _STOPS or not word[0].islower():
            return 0
        last = word.rsplit("-", 1)[-1]
        plural = last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in _NO_PLURAL
        if plural or last in _PEOPLE:
            return start + match.end() if only is None or last in only else 0
    return 0
