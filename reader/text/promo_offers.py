"""The words of offers: lines that plead with the reader to sign up, buy or come.

Stage: text. No single pattern gives an offer away; its words are counted (see `promos`).
"""

from __future__ import annotations

import re

from reader.text.promo_rule import compiled

REPORTED = re.compile(
    r"[\"“”«»„]|(?:^|\s)[‘'][A-Z]"
    r"|\b(?:said|says|told|tells|according to|wrote|writes|added|adds|asked|urged|argued|announced|reported"
    r"|say|whispered|whispers|joked|jokes|replied|warned|warns|advised|advises|reads|goes|heard|hears|cried|shouted|promised|explained|"
    r"recalled|recalls|laughed|insisted|quipped|begged|demanded|ordered|"
    r"read (?:the|a|one) (?:signs?|stickers?|posters?|banners?|notes?|headlines?|labels?|placards?))\b"
)
SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*$")
YOU = frozenset(("you", "your", "you're", "us", "our", "we"))
BRANDED = re.compile(
    r"^(?:[A-Z][\w'’&.-]*\s){1,4}?(?:Academy|Premium|Plus|Pro|Insider|Club|Newsletter|University|Masterclass|Webinar|"
    r"Webclass|Deals?|Offer|Promo|Sponsor|Partner|Bootcamp|Course|Store|Shop|School|Learning|Summit|Live|Events?)"
    r"\s*[:：–—-]\s"
)
ASKS = compiled(
    r"""(?:^|[.!?:|–—-]\s+|^\W+)(?:want to|learn (?:how|more)|sign up|join|subscribe|download|get|follow|click|register|
    don't miss|discover|check out|try|start|save|grab|claim|book|enter|become|buy|shop|order|call|visit|find out|
    looking (?:for|to)|ready to|need (?:help|a)|interested in|whether you)\b"""
)
CALL_WORDS = frozenset(
    "sign subscribe save reserve learn find shop buy book get started start free trial try click tap register join "
    "download contact request schedule web webclass class master masterclass webinar limited-time limited promo code "
    "discount coupon off become stay upcoming enroll enrol order claim want miss stocks supplies course".split()
)
CALLS = compiled(
    r"""\b(?:sign up|subscribe|save your (?:spot|seat|place)|reserve your|learn (?:more|how to do it)|find out more|
    shop (?:now|the)|buy now|book (?:now|a (?:call|demo|place|seat)|your)|get started|start (?:your|a) (?:free|trial)|
    free trial|try (?:it )?(?:for )?free|click here|tap here|register (?:now|today|here)|join (?:us|now|today|free|our)|
    download (?:now|today|our|your)|contact us|get (?:your|our|a) (?:free|quote|copy|demo|tickets?)|
    (?:request|schedule) a (?:demo|call|consultation)|web ?class|master ?class|webinar|limited[- ]time|promo code|
    free (?:ebook|e-book|guide|course|consultation|report|sample)|discount code|use code|coupon|\d+ ?% off|
    become a (?:member|patron|supporter)|stay (?:tuned|connected|up to date)|our upcoming|enrol+ (?:now|today)|
    our (?:online )?(?:course|academy|workshop|bootcamp|program|programme)|order (?:now|today|yours)|
    claim (?:your|yours|it)|want to (?:grow|learn|know|make|earn|become|master|start)|don't miss out|
    while (?:supplies|stocks) last)\b"""
)

# An offer: a thing to be had, and a call to have it.
OFFERED = compiled(
    r"""\b(?:web ?class|master ?class|webinar|workshops?|boot ?camp|e-?books?|(?:free |online |
        evening )(?:\w+ )?(?:lessons?|
    class|course|guide|trial|demo|consultation|session|report|training|download|quote|sample|lecture)|courses?|
        certificate|
    free \d+[- ](?:minute|day|week|hour) \w+|(?:seats?|spots?|places|spaces|tickets) (?:are|is) (?:limited|going)|
    \d+ ?(?:%|percent|per cent) off|(?:promo|discount|voucher|coupon) codes?|limited[- ]time|academy|mentoring|
    certified \w+|your (?:career|portfolio|savings|wealth|business|skills|money|income))\b"""
)
TAKE_IT = compiled(
    r"""(?:^|[.!?:|–—-] |^\W+)(?:(?:then|and|so|just|simply|please) )?(?:sign up|enroll?|register|book (?:now|your|a|
        today)|
    (?:claim|secure|reserve) (?:your (?:spot|seat|place|ticket|copy|free|discount)|yours|it|now|a (?:spot|seat|place))|
    download (?:it|now|our|your|here|today|the (?:free|full))|start (?:learning|your|for|now|today|a free)|join|
        get \d|get (?:your|our|a free|it|yours)|
    save (?:\d|your|up)|learn (?:how|from|to|more|with)|watch (?:our|the|a|now)|upgrade your|grow your|boost your|
    master (?:the|your)|become a|try (?:it|our|for|now)|find out|discover (?:how|our|the)|apply (?:now|today|by|here)|
    order (?:now|your|today)|buy (?:now|your|one)|shop (?:now|our|the)|click|tap|see our|don't (?:just|miss|wait))\b"""
)
URGENT = compiled(
    r"""\b(?:now|today|limited|free|only|tonight|tomorrow|before \w+day|this week|upcoming|hurry|last chance|
    half price)\b"""
)
OPENS = compiled(
    r"""^\W*(?:[\w' ]{2,30}: )?(?:want to|ready (?:to|for)|do you|are you|looking (?:for|to)|dream|need|tired of|
    curious)\b"""
)
OFFER_WORDS = frozenset(
    """
    webclass masterclass web master webinar workshop workshops bootcamp boot ebook e-book e-books ebooks lesson lessons
    class course courses guide trial demo consultation session report training certificate seats spots places spaces
    tickets off code codes limited limited-time academy mentoring certified career portfolio savings wealth business
    skills money income free download quote sample lecture
    """.split()
)
