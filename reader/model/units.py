"""What is counted, in one form: "tonnes" is t, "people" a person. Of texts and of queries alike."""

from __future__ import annotations

import re

UNITS = {
    "kph": "km/h", "kmh": "km/h", "kilometre": "km", "kilometer": "km", "km": "km", "metre": "m", "meter": "m",
    "centimetre": "cm", "centimeter": "cm", "mile": "mi", "foot": "ft", "feet": "ft", "kilogram": "kg", "kilo": "kg",
    "tonne": "t", "ton": "t", "litre": "l", "liter": "l", "degree": "°", "degrees celsius": "°C", "°c": "°C",
    "degrees fahrenheit": "°F", "°f": "°F", "hectare": "ha", "men": "man", "women": "woman", "children": "child",
    "people": "person", "lives": "life", "countries": "country", "companies": "company", "cities": "city",
    "strong": "person", "loaves": "loaf", "acre-feet": "acre-foot", "km2": "km²", "m2": "m²",
}  # fmt: skip
_RAISED = {"square": "²", "sq": "²", "cubic": "³", "cu": "³"}


def unit_of(words: str) -> str:
    """What is counted, in the singular: the last word, or the unit of a measure."""
    plain = words.lower()
    if plain in UNITS:
        return UNITS[plain]
    parts = re.split(r"[ -]", plain)
    last = parts[-1]
    if len(parts) > 1 and parts[-2] in _RAISED:
        return unit_of(last) + _RAISED[parts[-2]]
    if plain.endswith(("old", "tall", "long", "high", "wide", "deep", "thick")) and re.search("[ -]", plain):
        last = re.split("[ -]", plain)[0]
    if last in UNITS:
        return UNITS[last]
    if len(words) <= 3 and words != plain:
        return words
    if last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith(("sses", "ches", "shes", "xes")):
        last = last[:-2]
    elif last.endswith("s") and not last.endswith(("ss", "us", "is", "series", "species")) and len(last) > 2:
        last = last[:-1]
    return UNITS.get(last, last)
