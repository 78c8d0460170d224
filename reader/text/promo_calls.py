"""Calls on the reader: to follow, sign up, install, pay, write in. Recognised by verb and object together.

Stage: text.
"""

from __future__ import annotations

from reader.text.promo_rule import NET, Rule, rule

CALLS: tuple[Rule, ...] = (
    rule(
        "asks you to share",
        r"""(?:(?:^|[.!?,] )\W*(?:please |and )?share (?:this|it|the) (?:article|story|post|page|piece)? ?
        (?:with|on|via|if)\b|
        \bif you (?:liked|enjoyed|found) this (?:article|story|post|piece))""",
        40,
        words="share liked enjoyed found",
        where="tail",
        spoken_saves=True,
    ),
    rule(
        "asks you to follow",
        rf"""^(?:.{{0,80}}[.!?:] )?\W*(?:for (?:more|the latest)[^.!?]{{0,60}}, )?(?:(?:and |also |please |you can )?
        (?:follow|like|find|join|connect with|catch|add)) (?:us|me|him|her|them|our [\w ]{{3,40}}?|the author|
        [\w.'-]+(?: [\w.'-]+){{0,3}}) (?:on|at|via) (?:our )?{NET}\b""",
        40,
        words="facebook twitter x instagram linkedin telegram youtube whatsapp tiktok threads bluesky mastodon reddit "
        "pinterest flipboard google apple discord media snapchat spotify",
        spoken_saves=True,
    ),
    rule(
        "asks you to follow",
        r"""^\W*follow(?:ing)? (?:us|me|him|her|them|@\w+|the author|along)
        (?: (?:on|at) .{2,60}|\W*@.{2,40})?\W*$""",
        16,
        first="follow",
        spoken_saves=True,
    ),
    rule(
        "asks you to sign up",
        r"""^\W*(?:sign up|subscribe|register|log in|join)(?: (?:now|today|here|free|below|
        for (?:our|the|updates|more|free|your|alerts)|to (?:our|the|read|get|receive|continue|unlock|comment)))\b
        .{0,160}$""",
        30,
        first="sign subscribe register log join",
        where="tail",
        spoken_saves=True,
    ),
    rule(
        "asks you to sign up",
        r"""^\W*(?:sign up|subscribe)(?: (?:now|today|here|below|(?:for|to) our [\w ]{2,50}|
        (?:for|to) (?:the|free) [\w ]{2,40}(?:newsletter|briefing|channel)))\b.{0,120}$""",
        24,
        first="sign subscribe",
        spoken_saves=True,
    ),
    rule(
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
    rule(
        "newsletter box",
        r"""^\W*(?:(?:(?:our|the|daily|weekly|free|morning|evening|get our|join our) )?newsletters?|
        enter your e-?mail(?: address)?|your e-?mail(?: address)?|thank you for subscribing.{0,40}|
        you can unsubscribe at any time.{0,40}|by (?:signing up|subscribing|providing your e-?mail)\b.{0,200})\W*$""",
        40,
        words="newsletter newsletters e-mail email subscribing unsubscribe signing",
        level=1,
        spoken_saves=True,
    ),
    rule(
        "plugs an app",
        r"""^(?:.{0,60}[.!?:] )?\W*(?:click here to )?(?:download|get|install|try) (?:the|our|your|it on)
        (?: [\w.'-]+){0,4} apps?\b(?! (?:past|store|out|into|to work)).{0,120}$|^\W*(?:app store|
        google play)(?: (?:and|or|&|\|) (?:the )?
        (?:app store|google play))?\W*$|^\W*(?:download|get it|available|now)(?: now)? (?:on|from|in) (?:the )?
        (?:app store|google play)\b.{0,50}$""",
        32,
        words="app apps google",
        spoken_saves=True,
    ),
    rule(
        "affiliate note",
        r"""\b(?:(?:contains?|include|includes|uses?|are) affiliate links?\b|affiliate disclosure|advertiser disclosure|
        (?:we|i|site|page|us|may|might) (?:may |might |could |will |can )?(?:earn|receive|get) (?:a |an |us a )?
        (?:small |affiliate |modest )?(?:commission|referral fee)s?\b|
        (?:purchases?|bought|buy)(?: \w+){0,2} (?:made )?through (?:our|the|these) [\w ]{0,20}links?\b)""",
        75,
        words="affiliate commission commissions advertiser referral links",
        spoken_saves=True,
    ),
    rule(
        "login or subscription wall",
        r"""^\W*(?:(?:please )?(?:log|sign) in (?:to|or)(?: \w+){0,4}
        [ ](?:continue|read|access|register|subscribe)\b.{0,80}|
        already (?:a |have (?:a|an) )?(?:subscriber|member|subscription|account)\b(?! of\b|,? (?:he|she|it|
        they)\b).{0,60}|
        this (?:article|content|story) is (?:for|only|reserved|exclusive)\b.{0,60}(?:subscribers|members)\b.{0,60}|
        subscribe to (?:continue|keep) reading.{0,60}|to (?:continue|keep) reading, .{0,80}|
        create (?:a|your) (?:free )?account(?: (?:to|and|or|in|for|now|today)\b.{0,60})?|
        unlock (?:this|the full) (?:article|story).{0,40}|
        you(?:'ve| have) (?:reached|read) (?:your|all).{0,60}(?:free )?articles?.{0,40})\W*$""",
        30,
        first="please log sign already this subscribe to create unlock you you've",
        spoken_saves=True,
    ),
    rule(
        "asks for support",
        r"""^\W*(?:(?:please )?(?:support us|support our (?!troops|team|boys|girls|police)|donate (?:to|today|now)|
        become a (?:member|patron|supporter)|
        make a (?:donation|contribution)|consider (?:supporting|donating|becoming|subscribing)|buy (?:us|me) a coffee)\b
        .{0,200}|.{0,160}\b(?:support|fund|power) (?:our|independent)
        [ ](?:journalism|newsroom|reporting|work)\b.{0,80})$""",
        45,
        words="support donate become donation contribution consider coffee fund power",
        where="tail",
        spoken_saves=True,
    ),
    rule(
        "asks for tips",
        r"""^\W*(?:do you have|have|got) (?:a|any) (?:story|tip|tips|news|correction)\b.{0,120}
        \b(?:e-?mail|contact|tell|send|write|get in touch|let us|reach|@)|
        ^\W*(?:send|e-?mail) (?:us )?(?:your )?(?:tips|news|letters|feedback)\b.{0,80}(?:@| to )""",
        40,
        first="do have got send email e-mail",
        where="tail",
        spoken_saves=True,
    ),
    rule(
        "asks for tips",
        r"""^\W*(?:contact|reach|e-?mail) (?:the (?:author|reporter|writer)|him|her|them|us|me|[\w.'-]+ [\w.'-]+)
        [ ](?:at|on|via|by) .{2,80}$""",
        16,
        first="contact reach email e-mail",
        where="tail",
        spoken_saves=True,
    ),
)
