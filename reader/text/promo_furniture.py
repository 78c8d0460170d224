"""The furniture of pages: labels, lists of other stories, comment boxes, notices that stand around an article.

Stage: text.
"""

from __future__ import annotations

from reader.text.promo_rule import NETS, Rule, rule

FURNITURE: tuple[Rule, ...] = (
    rule(
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
    rule(
        "says where the post appeared",
        r"^\W*the post (?!office ).{2,300} (?:appeared first|first appeared) on .{2,80}$",
        60,
        first="the",
        level=1,
    ),
    rule(
        "says where the post appeared",
        r"""^\W*this (?:article|post|story|piece) (?:was )?(?:first |originally )(?:appeared|published|posted)
        (?: first)? (?:on|at|by|in) .{2,80}$""",
        22,
        first="this",
        where="tail",
        level=3,
    ),
    rule(
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
        leads_to_title=True,
    ),
    rule(
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
    rule(
        "related stories",
        r"^\W*(?:read|watch|listen to|see|check out|click(?: here)? (?:to|for)|tap (?:here )?to|view)\b.{3,}$",
        16,
        first="read watch listen see check click tap view",
        where="tail",
        spoken_saves=True,
        needs_link=True,
    ),
    rule(
        "asks you to share",
        rf"""^\W*(?:share(?: (?:this|on|via|it|the)?(?: (?:article|story|post|page|on|with|your))?(?: .{{0,20}})?)?|
        tweet(?: this)?|pin it|e-?mail(?: this)?(?: article| story)?|print(?: this)?(?: article| page)?|
        copy (?:link|url)|link copied.{{0,20}}|{NETS}|save (?:for later|article|story)|bookmark|
        click to (?:share|print|email).*|(?:like|share) this:?.{{0,30}}loading.*|like this:?|
        add (?:us )?(?:as a )?(?:preferred source )?(?:on|to) google(?: news)?)\W*$""",
        9,
        first="share tweet pin e-mail email print copy link save bookmark click like add facebook twitter x instagram "
        "linkedin telegram youtube whatsapp tiktok threads bluesky mastodon reddit pinterest flipboard google apple",
        level=1,
        spoken_saves=True,
    ),
    rule(
        "copyright line",
        r"""^\W*(?:©|\(c\) ?\d{4}|copyright(?: ©| \(c\)|\s+\d{4}))|^.{0,140}\ball rights reserved\b(?! (?:by|to|for|
        under|in) )|
        this material may not be (?:published|reproduced|broadcast)|^our standards: the thomson reuters""",
        60,
        words="© c copyright reserved material standards",
        level=1,
        spoken_saves=True,
    ),
    rule(
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
    rule(
        "tags",
        r"""^\W*(?:tags?|tagged(?: with)?|filed under|posted in|categor(?:y|ies)|topics|more on these topics|
        related topics|keywords)\s*: ?.{1,200}$""",
        30,
        first="tag tags tagged filed posted category categories topics more related keywords",
        where="tail",
    ),
    rule(
        "reading time",
        r"""^\W*(?:(?:estimated )?(?:(?:reading|read) time|time to read)\W+(?:about |~)?\d+ ?min(?:ute)?s?|
        \d+[- ]min(?:ute)?s? read|
        listen to (?:this|the) article\b.{0,30})\W*$""",
        10,
        words="read reading listen",
        level=1,
    ),
    rule(
        "byline",
        r"""^(?:written |posted |story |words |article |edited |reported )?by:? (?:[\w.'’-]+ ){1,3}[\w.'’-]+
        (?: (?:and|,|\||•|·|-) .{0,50})?$""",
        12,
        first="by written posted story words article edited reported",
        where="head",
        level=3,
    ),
    rule(
        "date line",
        r"""^\W*(?:published|updated|posted|last (?:updated|modified))(?: on| at|:)?\W+.{0,12}
        (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,4}[./-])[^,]{0,24}(?:, \d{4}.{0,20})?\W*$""",
        9,
        first="published updated posted last",
        where="head",
    ),
    rule(
        "cookie notice",
        r"""\b(?:we(?: and our partners)? use cookies|(?:this|our) (?:web)?site uses cookies|accept (?:all )?cookies|
        manage (?:consent|cookies|your cookie)|^\W*cookie (?:settings|preferences|policy)\W*$)""",
        90,
        words="cookies cookie consent",
        spoken_saves=True,
    ),
    rule(
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
)
