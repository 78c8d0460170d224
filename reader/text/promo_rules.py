"""The families of promotion and page furniture, each with the words that give it away.

Stage: text. Patterns see lower-case text with straight apostrophes; line breaks inside a pattern are layout only,
so a space beside one is written `[ ]`.
Level 1 is certain (`safe` cuts it), 2 is usual, 3 is eager (`strict` only). A rule is tried only on blocks that begin
with one of its `first` words or hold one of its `words`: that is what keeps an article at a tenth of a millisecond.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

Level = int
Where = Literal["any", "head", "tail"]


@dataclass(frozen=True, slots=True)
class Rule:
    reason: str
    pattern: re.Pattern[str]
    longest: int
    """Words; a longer block is prose."""
    where: Where = "any"
    level: Level = 2
    spoken_saves: bool = False
    """Quotation marks or a verb of saying make it reporting."""
    needs_link: bool = False
    first: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


_NET = """(?:facebook|twitter|x|instagram|linkedin|telegram|youtube|whatsapp|tiktok|threads|bluesky|mastodon|reddit|
    pinterest|flipboard|google news|apple news|discord|social media|snapchat|spotify)"""
_NETS = rf"{_NET}(?:(?:,| and|, and| or| &| \||/) ?{_NET})*"


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\n\s*", "", pattern))


def _rule(
    reason: str,
    pattern: str,
    longest: int,
    *,
    first: str = "",
    words: str = "",
    where: Where = "any",
    level: Level = 2,
    spoken_saves: bool = False,
    needs_link: bool = False,
) -> Rule:
    triggers = frozenset(first.split()), frozenset(words.split())
    return Rule(reason, compiled(pattern), longest, where, level, spoken_saves, needs_link, *triggers)


RULES: tuple[Rule, ...] = (
    _rule(
        "advertising label",
        r"""^\W*(?:advertisement|advertising|advertorial|sponsored(?: content| post| message)?|promoted(?: content)?|
        paid content|paid partnership|continue reading below|remove ads?|report (?:this )?ad|
        (?:story|article) continues (?:below|after)(?: (?:this |the )?(?:advertisement|ad|newsletter|promotion))?|
        scroll (?:down )?to (?:continue|keep reading)(?: reading)?)\W*$""",
        8,
        first="advertisement advertising advertorial sponsored promoted paid continue remove report story article "
        "scroll",
        level=1,
    ),
    _rule(
        "says where the post appeared",
        r"^\W*the post (?!office ).{2,300} (?:appeared first|first appeared) on .{2,80}$",
        60,
        first="the",
        level=1,
    ),
    _rule(
        "says where the post appeared",
        r"""^\W*this (?:article|post|story|piece) (?:was )?(?:first |originally )(?:appeared|published|posted)
        (?: first)? (?:on|at|by|in) .{2,80}$""",
        22,
        first="this",
        where="tail",
        level=3,
    ),
    _rule(
        "related stories",
        r"""^\W*(?:(?:read|see|watch|listen)(?: (?:more|also|next|this|too))?|also (?:read|see|watch|on .{2,30})|
        more (?:on this|stories|like this|about this)|see also|further reading|must[- ]read|don't miss|
        related(?: (?:articles?|posts?|stor(?:y|ies)|reading|news|content|coverage|links?|video))?|
        recommended(?: (?:reading|for you|stories|articles))?|in case you missed it|icymi|up next|what to read next|
        you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|editor'?s'? picks?|keep reading)
        [ ]?(?::|»|>|→|\|) ?\S.{3,}$""",
        32,
        first="read see watch listen also more further must must-read don't related recommended in icymi up what you "
        "editor editor's editors editors' keep",
        level=1,
    ),
    _rule(
        "related stories",
        r"""^\W*(?:read (?:more|also|next)|also read|continue reading|keep reading|see also|view (?:all|more)|load more|
        read (?:the )?(?:full|whole|rest of the|original|entire) (?:article|story|post|piece)(?: here| on .{2,40})?|
        related (?:articles?|posts?|stories|reading|news|content|coverage|links|topics|videos)|more (?:stories|posts)|
        more from .{2,30}|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)(?: (?:this|these))?|
        recommended (?:for you|reading|stories|articles|posts)|trending(?: now| stories)?|don't miss|must[- ]reads?|
        most (?:read|popular|viewed|shared)(?: (?:stories|articles|posts))?|popular (?:posts|stories|articles)|
        latest (?:posts|stories|articles|news)|up next|next (?:post|article|story)|previous (?:post|article|story)|
        further reading|editor'?s'? picks?|what to read next|similar (?:posts|articles|stories)|
        suggested (?:reading|articles)|in case you missed it|explore more|show more|see (?:all|more))\W*$""",
        9,
        first="read also continue keep see view load related more you recommended trending most popular latest up next "
        "previous further editor editor's editors editors' what similar suggested don't must must-read must-reads in "
        "explore show",
        level=1,
    ),
    _rule(
        "related stories",
        r"^\W*(?:read|watch|listen to|see|check out|click(?: here)? (?:to|for)|tap (?:here )?to|view)\b.{3,}$",
        16,
        first="read watch listen see check click tap view",
        where="tail",
        spoken_saves=True,
        needs_link=True,
    ),
    _rule(
        "asks you to share",
        rf"""^\W*(?:share(?: (?:this|on|via|it|the)?(?: (?:article|story|post|page|on|with|your))?(?: .{{0,20}})?)?|
        tweet(?: this)?|pin it|e-?mail(?: this)?(?: article| story)?|print(?: this)?(?: article| page)?|
        copy (?:link|url)|link copied.{{0,20}}|{_NETS}|save (?:for later|article|story)|bookmark|
        click to (?:share|print|email).*|(?:like|share) this:?.{{0,30}}loading.*|like this:?|
        add (?:us )?(?:as a )?(?:preferred source )?(?:on|to) google(?: news)?)\W*$""",
        9,
        first="share tweet pin e-mail email print copy link save bookmark click like add facebook twitter x instagram "
        "linkedin telegram youtube whatsapp tiktok threads bluesky mastodon reddit pinterest flipboard google apple",
        level=1,
        spoken_saves=True,
    ),
    _rule(
        "asks you to share",
        r"""(?:(?:^|[.!?,] )\W*(?:please |and )?share (?:this|it|the) (?:article|story|post|page|piece)? ?
        (?:with|on|via|if)\b|
        \bif you (?:liked|enjoyed|found) this (?:article|story|post|piece))""",
        40,
        words="share liked enjoyed found",
        where="tail",
        spoken_saves=True,
    ),
    _rule(
        "asks you to follow",
        rf"""^(?:.{{0,80}}[.!?:] )?\W*(?:for (?:more|the latest)[^.!?]{{0,60}}, )?(?:(?:and |also |please |you can )?
        (?:follow|like|find|join|connect with|catch|add)) (?:us|me|him|her|them|our [\w ]{{3,40}}?|the author|
        [\w.'-]+(?: [\w.'-]+){{0,3}}) (?:on|at|via) (?:our )?{_NET}\b""",
        40,
        words="facebook twitter x instagram linkedin telegram youtube whatsapp tiktok threads bluesky mastodon reddit "
        "pinterest flipboard google apple discord media snapchat spotify",
        spoken_saves=True,
    ),
    _rule(
        "asks you to follow",
        r"""^\W*follow(?:ing)? (?:us|me|him|her|them|@\w+|the author|along)
        (?: (?:on|at) .{2,60}|\W*@.{2,40})?\W*$""",
        16,
        first="follow",
        spoken_saves=True,
    ),
    _rule(
        "copyright line",
        r"""^\W*(?:©|\(c\) ?\d{4}|copyright(?: ©| \(c\)|\s+\d{4}))|^.{0,140}\ball rights reserved\b|
        this material may not be (?:published|reproduced|broadcast)|^our standards: the thomson reuters""",
        60,
        words="© c copyright reserved material standards",
        level=1,
        spoken_saves=True,
    ),
    _rule(
        "asks you to sign up",
        r"""^\W*(?:sign up|subscribe|register|log in|join)(?: (?:now|today|here|free|below|
        for (?:our|the|updates|more|free|your|alerts)|to (?:our|the|read|get|receive|continue|unlock|comment)))\b
        .{0,160}$""",
        30,
        first="sign subscribe register log join",
        where="tail",
        spoken_saves=True,
    ),
    _rule(
        "asks you to sign up",
        r"""^\W*(?:sign up|subscribe)(?: (?:now|today|here|below|(?:for|to) our [\w ]{2,50}|
        (?:for|to) (?:the|free) [\w ]{2,40}(?:newsletter|briefing|channel)))\b.{0,120}$""",
        24,
        first="sign subscribe",
        spoken_saves=True,
    ),
    _rule(
        "asks you to sign up",
        r"""(?:^|[.!?:|] )\W*(?:(?:click (?:here )?to |please |want .{3,60}\? )?(?:sign up|subscribe|join|register|get|
        enter your)\b.{0,90}(?:newsletter|(?:to|in) your inbox|mailing list|e-?mail (?:list|updates|alerts|address)|
        morning briefing|daily briefing)|.{0,90}(?:delivered|straight|sent|direct(?:ly)?)
        [ ](?:straight |right |directly )?
        (?:to|into) your inbox)""",
        45,
        words="newsletter newsletters inbox mailing e-mail email briefing",
        spoken_saves=True,
    ),
    _rule(
        "newsletter box",
        r"""^\W*(?:(?:(?:our|the|daily|weekly|free|morning|evening|get our|join our) )?newsletters?|
        enter your e-?mail(?: address)?|your e-?mail(?: address)?|thank you for subscribing.{0,40}|
        you can unsubscribe at any time.{0,40}|by (?:signing up|subscribing|providing your e-?mail)\b.{0,200})\W*$""",
        40,
        words="newsletter newsletters e-mail email subscribing unsubscribe signing",
        level=1,
        spoken_saves=True,
    ),
    _rule(
        "plugs an app",
        r"""^(?:.{0,60}[.!?:] )?\W*(?:click here to )?(?:download|get|install|try|open) (?:the|our|your|it on)
        (?: [\w.'-]+){0,4} (?:app|apps)\b.{0,120}$|^\W*(?:app store|google play)(?: (?:and|or|&|\|) (?:the )?
        (?:app store|google play))?\W*$|^\W*(?:download|get it|available|now)(?: now)? (?:on|from|in) (?:the )?
        (?:app store|google play)\b.{0,50}$""",
        32,
        words="app apps google",
        spoken_saves=True,
    ),
    _rule(
        "affiliate note",
        r"""\b(?:(?:contains?|include|includes|uses?|are) affiliate links?\b|affiliate disclosure|advertiser disclosure|
        (?:we|i|site|page|us|may|might) (?:may |might |could |will |can )?(?:earn|receive|get) (?:a |an |us a )?
        (?:small |affiliate |modest )?(?:commission|referral fee)s?\b|
        (?:purchases?|bought|buy)(?: \w+){0,2} (?:made )?through (?:our|the|these) [\w ]{0,20}links?\b)""",
        75,
        words="affiliate commission commissions advertiser referral links",
        spoken_saves=True,
    ),
    _rule(
        "comment furniture",
        r"""^\W*(?:\d+ comments?|comments?(?: \(\d+\)| \d+)?|leave a (?:reply|comment)|add (?:a|your) comment|
        (?:post|write) a comment|join the (?:conversation|discussion)|log ?in to (?:comment|reply)|cancel reply|
        your e-?mail address will not be published.*|required fields are marked.*|be the first to comment.*|
        comments? (?:are )?(?:closed|off|disabled).*|(?:view|show|read|see) (?:all )?(?:\d+ )?comments?|
        you must be logged in to (?:post a )?comment.*|what do you think\?.{0,80}comments?.{0,40}|
        (?:let us know|tell us|share your (?:thoughts|views)).{0,60}comments?(?: (?:section|below)){0,2})\W*$""",
        26,
        words="comment comments reply conversation discussion published required",
        level=1,
    ),
    _rule(
        "tags",
        r"""^\W*(?:tags?|tagged(?: with)?|filed under|posted in|categor(?:y|ies)|topics|more on these topics|
        related topics|keywords)\s*: ?.{1,200}$""",
        30,
        first="tag tags tagged filed posted category categories topics more related keywords",
        where="tail",
    ),
    _rule(
        "reading time",
        r"""^\W*(?:(?:estimated )?(?:reading|read) time\W+(?:about |~)?\d+ ?min(?:ute)?s?|\d+[- ]min(?:ute)?s? read|
        listen to (?:this|the) article\b.{0,30})\W*$""",
        10,
        words="read reading listen",
        level=1,
    ),
    _rule(
        "byline",
        r"""^(?:written |posted |story |words |article |edited |reported )?by:? (?:[\w.'’-]+ ){1,3}[\w.'’-]+
        (?: (?:and|,|\||•|·|-) .{0,50})?$""",
        12,
        first="by written posted story words article edited reported",
        where="head",
        level=3,
    ),
    _rule(
        "date line",
        r"""^\W*(?:published|updated|posted|last (?:updated|modified))(?: on| at|:)?\W+.{0,12}
        (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,4}[./-]).{0,40}$""",
        9,
        first="published updated posted last",
        where="head",
    ),
    _rule(
        "cookie notice",
        r"""\b(?:we(?: and our partners)? use cookies|(?:this|our) (?:web)?site uses cookies|accept (?:all )?cookies|
        manage (?:consent|cookies|your cookie)|^\W*cookie (?:settings|preferences|policy)\W*$)""",
        90,
        words="cookies cookie consent",
        spoken_saves=True,
    ),
    _rule(
        "login or subscription wall",
        r"""^\W*(?:(?:please )?(?:log|sign) in (?:to|or)(?: \w+){0,4}
        [ ](?:continue|read|access|register|subscribe)\b.{0,80}|
        already (?:a |have (?:a|an) )?(?:subscriber|member|subscription|account)\b.{0,60}|
        this (?:article|content|story) is (?:for|only|reserved|exclusive)\b.{0,60}(?:subscribers|members)\b.{0,60}|
        subscribe to (?:continue|keep) reading.{0,60}|to (?:continue|keep) reading, .{0,80}|
        create (?:a|your) (?:free )?account(?: (?:to|and|or|in|for|now|today)\b.{0,60})?|
        unlock (?:this|the full) (?:article|story).{0,40}|
        you(?:'ve| have) (?:reached|read) (?:your|all).{0,60}(?:free )?articles?.{0,40})\W*$""",
        30,
        first="please log sign already this subscribe to create unlock you you've",
        spoken_saves=True,
    ),
    _rule(
        "page furniture",
        r"""^\W*(?:please )?(?:(?:enable|turn on) javascript.{0,60}|
        javascript (?:is|must be) (?:disabled|enabled|required).{0,60}|
        your browser (?:does not|doesn't) support.{0,60}|(?:back|go) to (?:the )?top|skip to (?:main )?content|
        toggle (?:navigation|menu)|click (?:on (?:the )?image )?to enlarge|enlarge (?:this )?image|hide caption|
        toggle caption)\W*$""",
        16,
        first="please enable turn javascript your back go skip toggle click enlarge hide",
        level=1,
    ),
    _rule(
        "asks for support",
        r"""^\W*(?:(?:please )?(?:support us|support our|donate (?:to|today|now)|become a (?:member|patron|supporter)|
        make a (?:donation|contribution)|consider (?:supporting|donating|becoming|subscribing)|buy (?:us|me) a coffee)\b
        .{0,200}|.{0,160}\b(?:support|fund|power) (?:our|independent)
        [ ](?:journalism|newsroom|reporting|work)\b.{0,80})$""",
        45,
        words="support donate become donation contribution consider coffee fund power",
        where="tail",
        spoken_saves=True,
    ),
    _rule(
        "asks for tips",
        r"""^\W*(?:do you have|have|got) (?:a|any) (?:story|tip|tips|news|correction)\b.{0,120}
        \b(?:e-?mail|contact|tell|send|write|get in touch|let us|reach|@)|
        ^\W*(?:send|e-?mail) (?:us )?(?:your )?(?:tips|news|letters|feedback)\b.{0,80}(?:@| to )""",
        40,
        first="do have got send email e-mail",
        where="tail",
        spoken_saves=True,
    ),
    _rule(
        "asks for tips",
        r"""^\W*(?:contact|reach|e-?mail) (?:the (?:author|reporter|writer)|him|her|them|us|me|[\w.'-]+ [\w.'-]+)
        [ ](?:at|on|via|by) .{2,80}$""",
        16,
        first="contact reach email e-mail",
        where="tail",
        spoken_saves=True,
    ),
)


def _by_trigger(kind: Literal["first", "words"]) -> dict[str, tuple[int, ...]]:
    table: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(RULES):
        for word in getattr(rule, kind):
            table[word].append(number)
    return {word: tuple(numbers) for word, numbers in table.items()}


BY_FIRST = _by_trigger("first")
BY_WORD = _by_trigger("words")
TOKENS = re.compile(r"[a-z0-9'-]+|[©@]")

SECTION_REASON = "related stories"
"""A heading cut for this reason opens a list of links, which goes with it."""
