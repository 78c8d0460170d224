"""Words that stand in, before and around names: titles, kinds of organisations and places, topics.

Each list is a feature of the name model: a change wants a new model.
"""

from __future__ import annotations

_TITLES = """
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame president minister premier chancellor
    senator sen. rep. representative congressman congresswoman gov. governor mayor secretary general gen. colonel col.
    captain capt. sgt. sergeant admiral adm. lieutenant lt. major maj. judge justice pope king queen prince princess
    emperor sheikh ayatollah imam bishop archbishop cardinal rev. reverend ambassador speaker chairman chairwoman
    director commissioner chief marshal detective coach spokesman spokeswoman spokesperson commander leader ceo cfo cto
    coo founder co-founder analyst lawyer attorney author actor actress singer striker midfielder goalkeeper economist
    scientist executive reporter journalist correspondent envoy activist candidate lawmaker mp vice-president vp
"""
_ORG_WORDS = """
    inc inc. corp corp. corporation ltd ltd. limited llc plc co co. company group holdings holding bank university
    college institute institution association agency ministry department committee council commission authority union
    party federation foundation organization organisation society club fc united airlines airways motors pharmaceuticals
    partners capital ventures technologies systems labs lab laboratory studios network times post news herald journal
    tribune gazette press court parliament senate congress assembly board bureau office center centre hospital school
    academy army navy police force forces league team alliance coalition movement front fund trust exchange securities
    insurance energy oil gas power steel electric telecom media entertainment pictures records
"""
_PLACE_WORDS = """
    city county province state district region island islands river lake mount mountain mountains valley desert sea
    ocean bay gulf strait peninsula coast street avenue road airport bridge park square port north south east west
    northern southern eastern western central republic kingdom territory village town prefecture governorate
"""
_EVENT_WORDS = """
    cup olympics games championship championships open prix festival summit conference war revolution day week awards
    award tournament expo election elections referendum league final finals
"""
_MONTHS = """
    january february march april may june july august september october november december jan. feb. mar. apr. jun. jul.
    aug. sep. sept. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday
"""
_FUNCTION_WORDS = """
    the a an of and or for in on at to by with from as is are was were be been it its this that these those he she they
    we i you his her their our my but if when while after before since until not no all any some new more most many also
    will would can could may might should than then there here what who which how why where so yet both each other such
    only own same too very just now up out over under again once about between through during against amid within
    without
"""
TITLES = frozenset(_TITLES.split())
ORG_WORDS = frozenset(_ORG_WORDS.split())
PLACE_WORDS = frozenset(_PLACE_WORDS.split())
EVENT_WORDS = frozenset(_EVENT_WORDS.split())
MONTHS = frozenset(_MONTHS.split())
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
LISTS = (
    ("T", TITLES), ("O", ORG_WORDS), ("L", PLACE_WORDS), ("E", EVENT_WORDS), ("M", MONTHS), ("F", FUNCTION_WORDS),
)  # fmt: skip
SPORT = frozenset(
    """
    goal goals scored scorer scorers beat match matches season league cup striker midfielder goalkeeper innings wicket
    wickets inning homer pitcher quarterback touchdown rebounds tournament champions championship semifinal semifinals
    semi-final final playoff playoffs coach soccer football baseball basketball cricket tennis golf hockey rugby
    standings fixtures points seeded round attendance halftime penalty game games nba nfl nhl
    """.split()
)
MARKET = frozenset(
    """
    shares stock stocks shareholders quarter quarterly revenue profit profits earnings analysts analyst traders dealers
    bourse index bonds yield yields futures dividend merger acquisition net pct percent
    """.split()
)
SAYING = frozenset("said says told added tweeted argued noted explained".split())
