"""Given names that are one name: "Bob" and "Robert", "Nikos" and "Nikolaos", "Mohamed" and "Muhammad".

Stage: entities. Common knowledge, written down by us; a short form of two names ("Chris") stands with both.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

_SHORT_FORMS = """
    abraham: abe bram | alan: al | albert: al bert bertie | alejandro: alex alejo | aleksandr: alex sasha
    alexander: al alex alec sandy sasha xander | alexandra: alex sasha sandra | alfred: al alf fred | amanda: mandy
    andrei: andriy andrey | andrew: andy drew | ann: annie nancy | anne: annie | anthony: tony | anton: toni
    antonio: toni tony | arthur: art | barbara: barb babs | bartholomew: bart | benjamin: ben benny benji
    bernard: bernie | bradley: brad | calvin: cal | catherine: cathy kate katie cat | charles: charlie chuck chas
    charlotte: lottie | christina: chris tina | christine: chris chrissie | christopher: chris kit topher
    clifford: cliff | constantine: costas kostas dinos | cynthia: cindy | daniel: dan danny | david: dave davey davy
    deborah: deb debbie | dimitrios: dimitris | dmitri: dima mitya | dmitry: dima mitya | donald: don donnie donny
    dorothy: dot dottie dolly | douglas: doug | edgar: ed | edmund: ed ned | eduardo: edu lalo
    edward: ed eddie ned ted teddy | edwin: ed | eleanor: nell ellie
    elizabeth: liz lizzie beth betty bess eliza libby | emily: em emmy | ernest: ernie | eugene: gene | evgeny: zhenya
    filippo: pippo | francis: frank frankie | francisco: paco pancho fran | franklin: frank
    frederick: fred freddie freddy | friedrich: fritz | gabriel: gabe | geoffrey: geoff jeff
    georgios: giorgos yorgos george | gerald: gerry jerry | gerard: gerry | giovanni: gianni | giuseppe: beppe peppe
    gregory: greg | guillermo: memo | harold: hal harry | heinrich: heinz | henry: hank harry hal
    herbert: herb herbie bert | howard: howie | hubert: bert | ignacio: nacho | ioannis: yannis giannis yiannis
    isaac: ike | ivan: vanya | jacob: jake | jacqueline: jackie | james: jim jimmy jamie jem | janet: jan
    jeffrey: jeff | jennifer: jen jenny | jeremy: jerry | jerome: jerry | jessica: jess jessie | johann: hans
    johannes: hans jan | john: jack johnny jon | jonathan: jon | jose: pepe | josef: sepp | joseph: joe joey jo
    joshua: josh | judith: judy | katherine: kate katie kathy kat kitty | kathleen: kathy kate | kenneth: ken kenny
    konstantinos: kostas costas | laurence: larry | lawrence: larry | leonard: leo len lenny | leslie: les
    lewis: lew | louis: lou louie | luigi: gigi | malcolm: mal | manuel: manny manolo
    margaret: maggie meg peggy marge | martin: marty | mary: molly polly | matthew: matt | maximilian: max
    maxwell: max | melvin: mel | michael: mike mick mickey mikey | mikhail: misha | mitchell: mitch | nathan: nate nat
    nathaniel: nate nat | nicholas: nick nicky | nikolai: kolya | nikolaos: nikos | nikolaus: klaus | norman: norm
    oliver: ollie | pamela: pam | patricia: pat patty tricia trish | patrick: pat paddy | peter: pete | philip: phil
    phillip: phil | randall: randy | randolph: randy | raymond: ray | rebecca: becky becca | reginald: reg reggie
    richard: dick rick ricky rich richie | robert: bob bobby rob robbie bert | roberto: beto | rodney: rod
    roger: rodge | ronald: ron ronnie | rosemary: rosie | russell: russ | samantha: sam | samuel: sam sammy
    sergio: checho | sidney: sid | solomon: sol | stanley: stan | stephanie: steph | stephen: steve | steven: steve
    susan: sue susie | sydney: syd | terence: terry | theodore: ted teddy theo | theresa: terry tess
    thomas: tom tommy | timothy: tim timmy | valerie: val | victor: vic | victoria: vicky tori | vincent: vince vinnie
    vladimir: volodya vova | walter: walt wally | wesley: wes | wilfred: wilf
    william: bill billy will willie willy liam | yevgeny: zhenya | zachary: zach zack
"""
_SPELLINGS = """
    mohammed mohamed mohammad muhammad muhammed mohamad muhamad muhammadu mehmet | ahmed ahmad achmad ahmet
    yusuf yousef youssef yousuf yosef | hussein hussain husayn husain hossein | hassan hasan | abdullah abdallah abdulla
    omar umar | osama usama | khaled khalid | said saeed sayed | ibrahim ebrahim | mahmoud mahmud mehmud
    aleksandr alexander oleksandr | volodymyr vladimir | serhiy sergei sergey serhii | mykola nikolai nikolay
    mykhailo mikhail | andrii andriy andrei andrey | oleksiy aleksei alexei aleksey alexey | yevhen evgeny yevgeny
    dmytro dmitri dmitry | yulia julia yuliya | yury yuri yuriy | katherine catherine kathryn katharine
    steven stephen | jeffrey geoffrey | philip phillip | elizabeth elisabeth | theresa teresa | sara sarah
    frederick fredrick frederic | nicholas nicolas nikolas | michael mikael | josef joseph | laurence lawrence
    johannes johann | stephan stefan | mathias matthias | zakhary zachary
"""


@cache
def _whole_names() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for entry in _SHORT_FORMS.replace("\n", "|").split("|"):
        whole, _, short = entry.partition(":")
        for form in short.split():
            names[form].add(whole.strip())
            names[whole.strip()].add(whole.strip())
    for line in _SPELLINGS.replace("\n", "|").split("|"):
        for form in line.split():
            names[form].update(line.split())
    return {name: frozenset(wholes | {name}) for name, wholes in names.items()}


_ITSELF: frozenset[str] = frozenset()


def same_given(one: str, other: str) -> bool:
    """True when a person may bear both: "bob" and "robert", "bob" and "rob"; not "christina" and "christopher"."""
    names = _whole_names()
    return one == other or not names.get(one, _ITSELF).isdisjoint(names.get(other, _ITSELF))
