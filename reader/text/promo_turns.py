"""Turns of phrase that only promotion and page machinery use: one is enough to give a short line away.

Stage: text.
"""

from __future__ import annotations

from reader.text.promo_rule import Rule, rule

_START = r"(?:^|[.!?:|–—-] )\W*(?:(?:please|just|simply|or|and|then|so) )*"
_WORK = r"""(?:article|story|stories|post|piece|video|page|report|recipe|podcast|feature|chart|episode|content|edition|
    column)"""
_DO = r"""(?:discover|try|learn|join|get|visit|check|see|explore|start|find|book|sign|download|subscribe|shop|order|
        click|
    read|watch|take|become|support|share|follow|consider|buy|give|donate|tell|send|enter|listen|register|use|claim)"""

TURNS: tuple[Rule, ...] = (
    rule(
        "asks you to act on an offer",
        rf"""^\W*(?:want|ready|looking|tired of|need|curious|interested|thinking|hungry|fancy|dream\w*|like|love|
        liked|loved|
        enjoy\w*|can't get enough|new (?:here|to)|not (?:sure|convinced)|in a hurry|missed|
        still)\b[^?.!]{{2,80}}\? {_DO}\b
        (?=.{{0,120}}\b(?:courses?|class(?:es)?|school|academy|workshops?|lessons?|members?(?:hip)?|subscri\w+|plus|
        club|
        newsletter|letter|app|podcasts?|channel|community|trial|euros?|dollars?|pounds?|(?:a|per) (?:week|month|year)|
        in touch|e-?mail|share|support|donat\w+|stories|journalism)\b).{{2,120}}$|
        ^\W*(?:limited|special|exclusive|introductory|flash|last[- ]chance|subscriber|reader|holiday|summer|winter)
        (?:[- ]time)? (?:offers?|deals?|sale|discounts?)\b ?[:!–—-].{{2,120}}$|
        {_START}(?:use|enter|apply)(?: the| our)?(?: promo| discount| coupon| voucher)? code\b.{{1,40}}\b(?:off|
        checkout|free|
        save|discount)\b|\b\d+ ?% off (?:your|all|everything|when|with|the first)\b|
        ^\W*(?:terms (?:and conditions )?apply|t&cs apply|while (?:stocks?|supplies) lasts?|
        no purchase necessary)\W*$""",
        40,
        first="want ready looking tired need curious interested thinking hungry fancy dream dreaming like love liked "
        "loved enjoy enjoyed enjoying can't new not in missed still limited special exclusive introductory flash "
        "last-chance last subscriber reader holiday summer winter terms while no",
        words="code off",
        spoken_saves=True,
    ),
    rule(
        "newsletter box",
        rf"""^\W*sign up (?:to|and) (?:get|receive|hear|read|be)\b.{{3,90}}$|
        ^\W*get (?:a|the|our) (?:free )?(?:daily|weekly|morning|evening|monthly)\b
        .{{3,60}} (?:by|via|in your) e-?mail\W*$|
        ^(?=.*\b(?:our|we|sign|subscribe|get|receive|newsletter|letter|briefing|delivered|lands?|join|stories)\b)
        .*\b(?:in|to|into) your (?:inbox|e-?mail)\b|^\W*enter your e-?mail\b.{{0,90}}$|
        \bno spam\b.{{0,60}}$|\b(?:never|don't) miss (?:a|an|another|any|out on a)
        [ ](?:episode|story|post|update|issue|deal|beat|recipe|match|goal|thing|edition|column)\b|
        \bwherever you (?:get|listen to|find) (?:your )?podcasts\b|{_START}sign up (?:for|to) (?:\w+ )?(?:alerts|
        updates|
        notifications)\W*$|^\W*(?:sign|signing) up is (?:free|easy|quick)\b.{{0,40}}$""",
        36,
        words="inbox email e-mail spam miss podcasts alerts updates notifications sign signing",
        spoken_saves=True,
    ),
    rule(
        "login or subscription wall",
        rf"""{_START}(?:log|sign) in\b[^.!?]{{0,40}} to (?:join|comment|post|reply|save|vote|follow|bookmark|read|
        continue|see|
        view|access|unlock)\b|\b(?:don't|do not|already) have an account\b|
        ^\W*forgot(?:ten)? (?:your|my)? ?(?:password|username|login)\b.{{0,40}}$|
        \byou have (?:\w+ )?(?:free )?{_WORK}s? (?:left|remaining)\b|
        ^\W*(?:the (?:rest|remainder|end) of )?this {_WORK} (?:is|has been)\b[^.!?]{{0,30}}\b(?:subscribers?|members?|
        paying|
        premium|
        registered)\b[^.!?]{{0,30}}
        (?:only\b.{{0,20}}|[.!]?\W*)$|^\W*(?:subscriber|member|premium)s?[- ]only(?: {_WORK}s?)?\W*$""",
        30,
        words="log sign account forgot forgotten left remaining subscribers subscriber members member paying premium "
        "registered only",
        spoken_saves=True,
    ),
    rule(
        "asks for support",
        rf"""\breaders like you\b(?=.{{0,90}}\b(?:give|support|pay|fund|donat\w+|possible|help|subscri\w+|member\w*)\b)|
        {_START}(?:give|donate|subscribe|contribute|join us) (?:today|now)\W*$|
        ^\W*(?:thank you|thanks) for (?:reading|watching|listening|visiting|your (?:continued )?support)\b.{{0,90}}$|
        \bplease support (?:us|our|the [a-z]|this|independent|local)""",
        30,
        words="readers today now thank thanks please",
        spoken_saves=True,
    ),
    rule(
        "related stories",
        r"""^\W*(?:more|other|latest|all|top|recent|further|newest) (?:stories|news|articles|posts|headlines|features|
        videos|
        episodes|reviews|columns|interviews) (?:from|by|in|on|about|like|for|of)\b[^.!?]{2,40}$|
        ^\W*(?:related|more) (?:topics|tags|keywords|subjects|sections)\s*:.{2,120}$|
        ^\W*(?:tags|tagged|filed under|posted in|categories)\s*: ?[^.!?]{2,120}$|
        ^\W*also (?:on|in|from|by) [^.!?,]{2,30}$|^\W*(?:partner|sponsor|brand) (?:content|story|post|feature)\W*$""",
        20,
        first="more other latest all top recent further newest related tags tagged filed posted categories "
        "also partner sponsor brand",
    ),
    rule(
        "asks you to follow",
        r"""(?:^|[.!?:] )\W*(?:watch|listen|see|hear|catch|find)\b[^.!?]{0,60}\b(?:on our (?:\w+ )?(?:channel|page|
        podcast|feed)|
        on (?:youtube|spotify|apple podcasts|soundcloud))\W*$|
        (?:^|[.!?:] )\W*(?:click|tap|hit|press|smash) (?:on )?(?:the|that) (?:bell|subscribe|follow|like|heart|star)\b|
        ^\W*pin (?:it|this)\b.{0,24}$|^\W*(?:save|print|rate|share) this \w+\W*$|
        ^\W*share with (?:your |a )?friends?\W*$|
        ^\W*(?:advertise|partner|work|connect|chat|shop|get in touch|write) (?:with|for) us\b.{0,30}$""",
        24,
        words="youtube spotify podcasts soundcloud save print rate share channel page podcast feed bell subscribe "
        "follow heart star pin advertise partner work connect chat shop touch write",
        spoken_saves=True,
    ),
    rule(
        "link list",
        r"""^(?=.*\b(?:contact|about us|privacy|terms|login|log in|careers|sitemap|subscribe|newsletters?|advertise|
        help|faqs?|
        imprint|home|archive)\b)\W*(?:[\w&'-]+ ){0,3}[\w&'-]+(?:\s*[|•·»]\s*(?:[\w&'-]+ ){0,3}[\w&'-]+){2,}\W*$""",
        40,
        words="contact about privacy terms login careers sitemap subscribe newsletter newsletters advertise help faq "
        "imprint home archive",
    ),
    rule(
        "page furniture",
        r"""^\W*(?:loading(?: \w+)?|please wait|page \d+ of \d+|sort (?:comments |by |results ).{0,30}|
        (?:show|hide) (?:caption|transcript|description|all \d+ \w+)|this page was last (?:updated|modified|
        edited)\b.{0,40}|
        play (?:video|audio|episode)|(?:photo|image|picture) \d+ of \d+|slide \d+ (?:of|/) \d+|
        (?:opens|link opens) in (?:a )?new (?:window|tab)|share or save.{0,20}|report (?:a|an|this) (?:error|typo|
        comment))\W*$""",
        12,
        first="loading please page sort show hide this play photo image picture slide opens link share report",
    ),
)
