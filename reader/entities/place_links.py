"""Which names of one article are one place's: "Southern Velmark" and South Velmark, the bare "Palace".

Stage: entities. A county, a lake or a river is never the town it is called after, nor a kingdom the country of today.
"""

from __future__ import annotations

from collections import defaultdict

from reader.entities.name_links import MAX_NAMESAKES, Cluster, Place

_COMPASS = {"northern": "north", "southern": "south", "eastern": "east", "western": "west"}
_CALLED = {"new york": "new york city", "washington": "washington dc"}
"""Two cities that share their first name with a state: where the article says once that it means the city, it does."""
_ON = frozenset("de del am an upon sur sobre im".split())
"""Behind a town's name and before what tells it from its namesakes: "Frankfurt am Main"."""
SORTS_OF_PLACES = frozenset(
    """
    airport arena basilica bay bridge canal canyon capitol castle cathedral channel delta desert empire falls fort
    garrison glacier gulf harbour harbor hall island isthmus kingdom lagoon lake monastery mosque mountain palace park
    peninsula plateau port prison province republic reservoir river shrine square stadium strait temple tower tunnel
    valley volcano zoo
    """.split()
)
"""What an article calls the one place of that sort after it was named: "the Strait"."""


def place_links(clusters: dict[Place, Cluster]) -> dict[Place, Place]:
    """From a short or other form to the one place of the article that it means."""
    places = [cluster for cluster in clusters.values() if cluster.kind == "place"]
    by_edge: dict[str, list[Cluster]] = defaultdict(list)
    for place in places:
        if len(place.words) > 1:
            for word in {place.words[0], place.words[-1]}:
                if len(by_edge[word]) < MAX_NAMESAKES:
                    by_edge[word].append(place)
    links: dict[Place, Place] = {}
    for place in places:
        words = place.words
        point = _COMPASS.get(words[0]) if len(words) > 1 else None
        called = " ".join([point, *words[1:]]) if point else _CALLED.get(place.key)
        if called and (called, "place") in clusters:
            links[place.key, "place"] = (called, "place")
            continue
        at = len(words)
        edge = by_edge[words[0]]
        if at == 1 and words[0] in SORTS_OF_PLACES:
            longer = edge
        else:
            longer = [
                other for other in edge if other.words[:at] == words and _ON.intersection(other.words[at : at + 1])
            ]
        if len(longer) == 1:
            links[place.key, "place"] = (longer[0].key, "place")
    return links
