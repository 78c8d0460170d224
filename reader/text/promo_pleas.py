"""Pleas: sentences in which a site speaks of itself and asks something of the reader.

Stage: text. Each rule wants a verb at the start of a sentence, a thing that only a site has to give, and mostly a word
like "our", "here" or "free": any of the three alone is ordinary English.
"""

from __future__ import annotations

from reader.text.promo_rule import NET, Rule, rule

# The start of a sentence, with the turns of phrase that may stand before its verb.
_S = r"""(?:^|[.!?:|–—-] )\W*(?:(?:please|just|simply|now|and|or|so|you can|why not|be sure to|don't forget to|
        to \w+ more,|
    (?:if you|to|for|want|not|enjoy\w*|lik\w+|lov\w+) [^.!?]{3,70}[,?])[ ])*"""
_LETTER = r"""(?:newsletters?|inbox|mailing list|(?:e-?mails?|e-mail) (?:list|updates?|alerts?|below|address)|
    (?:free|daily|weekly) (?:\w+ )?e-?mails?|briefing|digest|round-?up|bulletin|
    (?:our|free|daily|weekly|monthly) (?:\w+ )?(?:letter|dispatch|updates))"""
_OWN = r"(?:our|us|we|your|here|below|free|today|now|every|each|never|next)"
_NEWSROOM = r"""(?:tips?|stor(?:y|ies)|newsroom|news ?desk|desk|reporters?|editors?|journalists?|letters?|photos?|
    pictures|videos?|mistakes?|errors?|corrections?|typos?|in confidence|readers?)"""
_MEMBER = r"(?:member|subscriber|supporter|patron|friend|insider|backer|sponsor)"

PLEAS: tuple[Rule, ...] = (
    rule(
        "asks you to sign up",
        rf"{_S}(?:sign (?:me |yourself )?up|subscribe|join|register|get|receive|enter|want)\b"
        rf"(?=[^.!?]{{0,140}}\b{_LETTER}\b)(?=.{{0,200}}\b{_OWN}\b)",
        45,
        words="newsletter newsletters inbox mailing e-mail e-mails email emails briefing digest round-up roundup "
        "letter bulletin dispatch updates",
        spoken_saves=True,
    ),
    rule(
        "newsletter box",
        r"""\b(?:our|this|the|a) (?:(?:free|daily|weekly|monthly|morning|evening|\w+day|new) )*
        (?:newsletter|letter|dispatch|briefing|digest|round-?up)\b.{0,80}\b(?:to your inbox|sign up\b|subscribe\b|
        (?:comes|goes|lands|arrives|is sent|drops)\b.{0,50}(?:day|week|month|morning))|
        \b(?:straight|delivered|sent|right) (?:\w+ )?(?:in)?to your (?:inbox|e-?mail)|
        \b(?:you can|you may|feel free to) unsubscribe\b|\bunsubscribe (?:at any time|any ?time|whenever)|
        ^\W*by (?:entering|signing|subscribing|submitting|providing|clicking|registering|joining)[^.]{0,90}
        you (?:agree|accept|consent|confirm)|\bthank(?:s| you) for (?:signing up|subscribing|registering)\b|
        \bcheck your (?:inbox|spam|e-?mail) |\byour e-?mail(?: address)? (?:will|is) (?:only |not |never )?(?:be )?
        (?:only )?(?:used|shared|published|sold|safe)|
        \bstay (?:in the loop|informed|ahead|up to date|up-to-date|tuned|connected)\b.{0,30}\b(?:our|us)\b|
        ^\W*join (?:the |over |more than |our )?[\d,.]+k? ?(?:\+ )?(?:\w+ )?(?:readers|subscribers|people|others|
        members)""",
        45,
        words="newsletter letter dispatch briefing digest round-up roundup inbox unsubscribe agree accept consent "
        "confirm thank thanks check e-mail email stay join",
        spoken_saves=True,
    ),
    rule(
        "plugs an app",
        rf"""{_S}(?:get|read|download|open|install|try|use|scan|follow|watch|listen|play|turn on|switch on|check)\b
        [^.!?]{{0,80}}\b(?:in|with|via|on|through|using) (?:our|the(?: [\w'-]+){{1,3}})(?: [\w'-]+)? app\b(?! store)|
        \bour (?:free |new |mobile )*app (?:is|lets|helps|gives|brings|for)\b|
        {_S}(?:scan|use) (?:the|this) (?:qr )?code (?:below )?to (?:download|get|install)|
        {_S}(?:turn|switch) on (?:push )?notifications\b|{_S}(?:open|launch) the (?!app\b)[\w ]{{3,30}} app\W*$|
        \bdownload (?:our|the|your)(?: [\w'-]+){{0,3}} app\b[^,]{{0,60}}$""",
        32,
        words="app notifications",
        spoken_saves=True,
    ),
    rule(
        "affiliate note",
        r"""\bas an? \w+ (?:associate|affiliate|partner),? (?:we|i|this site)\b|
        \b(?:we|i|us|links?|may|might) (?:may |might |could |will |can )?(?:be paid|earn|receive|get|make)\b
        (?=.{0,90}\b(?:links?|clicks?|purchas\w+|buy|bought|sales)\b)
        (?=.{0,70}\b(?:commissions?|fees?|share|paid|compensation|percentage|income|revenue|money)\b)|
        \blinks (?:\w+ )?(?:may|might|could|can) earn us\b|
        \b(?:products?|items?|everything|recommendations) (?:\w+ )?(?:is|are) (?:\w+ )?
        (?:chosen|selected|picked|tested|reviewed) (?:independently )?by (?:our|us)\b|
        \bindependently (?:chosen|selected|picked|reviewed)\b.{0,60}\b(?:we|our|links?)\b|
        ^\W*(?:affiliate |full )?disclosure: .{0,60}\b(?:links?|commission|sponsor|affiliate|partner)""",
        75,
        words="associate affiliate commission fee fees paid links link click purchase purchases purchased "
        "independently disclosure",
        spoken_saves=True,
    ),
    rule(
        "advertising label",
        r"""^\W*(?:sponsored|promoted|presented|brought to you|paid for|powered) by (?:[\w&'.-]+ ?){1,6}$|
        ^\W*(?:this|the) (?:content|article|post|page|story|video|episode|podcast) (?:is|was|has been)
        [ ](?:\w+ )?(?:paid for|sponsored|produced by|supplied by|provided by|funded|brought to you|created)\b.{0,20}
        \b(?:by|with|for)\b|^\W*(?:sponsored|partner|promoted) (?:content|course|post|feature|story|message|
        offer)\s*[:–—-]|
        ^\W*content (?:from|by|provided by|paid for by) (?:our )?(?:partners?|sponsors?|advertisers?)\W*$|
        ^\W*advert(?:isement|ising)\W+(?:continue|article|story|scroll|skip)\b.{0,40}$""",
        20,
        first="sponsored promoted presented brought paid powered this the partner content advertisement advertising",
        spoken_saves=True,
    ),
    rule(
        "asks you to share",
        rf"""^\W*(?:liked?|enjoy(?:ed|ing)?|loved?|found|did you (?:like|enjoy)|think)\b[^.?!]{{3,60}}\? .{{0,12}}
        \b(?:share|pass|tell|send|forward)\b|{_S}share (?:this|it)\b[^.!?]{{0,30}} (?:with|on|via) 
        (?:anyone|someone|your|a friend|friends|others|people|those|the world|social|{NET})\b|
        \bif (?:this|you (?:liked|enjoyed|found))\b[^.!?]{{0,50}}, (?:please )?(?:share|pass|tell|send|forward)\b|
        ^\W*(?:please )?(?:spread the (?:word|love)|pass it on|tell (?:a|your) friends?)\W*$|
        {_S}(?:send|forward|e-?mail) this (?:page|article|story|post|piece)\b""",
        32,
        words="share pass forward spread send tell e-mail",
        spoken_saves=True,
    ),
    rule(
        "asks you to follow",
        rf"""{_S}(?:join|like|follow|subscribe to|find|visit|check out|connect with|become (?:a )?(?:fan|part) of)
        [ ](?:us\b|our\b|the [\w ]{{2,40}}?)[^.!?]{{0,40}}\b(?:(?:{NET}|news|our) (?:channel|page|group|community|
        feed|server|podcast)|{NET})\b
        (?:[^.!?]{{0,60}})[.!]?\W*$""",
        28,
        words="channel page group community podcast facebook twitter instagram linkedin telegram youtube whatsapp "
        "tiktok threads bluesky mastodon reddit discord feed",
        spoken_saves=True,
    ),
    rule(
        "related stories",
        r"""^\W*(?:click|tap|go|head) (?:here|below|over|through)\b.{0,12} (?:for|to)\b(?=.{0,60}\b(?:more|read|see|
        stor(?:y|ies)|articles?|news|full|all|coverage|watch|listen|our|subscribe|sign)\b).{3,70}$|
        ^\W*for (?:more|all|further|the latest)\b[^,.!?]{2,60}, (?:please )?(?:read|see|visit|
        watch|listen|go|check|click|tap|head|follow)\b(?=.*\b(?:our (?:story|stories|coverage|news|live|full|guide to|
        report
        on|series)|click here|tap here|our [\w ]{2,20} (?:section|channel|hub)))\b.{3,90}$|
        ^\W*view all (?:posts|articles|stories)\b.{0,40}$|^\W*(?:also|more) in this (?:series|section|issue|story)\W*$|
        ^\W*(?:popular|trending|new|latest) (?:on|in|from|at) (?:the )?[\w .'-]{2,30}$|
        ^\W*(?:read|see|find|browse|explore) (?:more|all)(?: (?:of )?(?:our|the|his|her|their|your))?
        [ ](?:stor(?:y|ies)|articles?|posts?|coverage|news|reviews?|columns?|work|reporting)\b.{0,50}$""",
        22,
        first="click tap go head for view also more popular trending new latest read see find browse explore",
        spoken_saves=True,
    ),
    rule(
        "comment furniture",
        rf"""{_S}(?:have your say|join (?:in )?the (?:conversation|discussion|debate))\b.{{0,60}}$|
        \b(?:tell us|let (?:us|me) know|share your|leave (?:us |your |a )|post your|add your|drop)\b[^.!?]{{0,40}}
        \b(?:comments?|thoughts|reply)\b.{{0,30}}$|^\W*comments? (?:on|for|to|are|is|will|may)\b.{{0,60}}
        \b(?:moderated|moderation|house rules|guidelines|community standards|closed|open|disabled|turned off)\b""",
        16,
        words="say conversation discussion debate comment comments thoughts",
        spoken_saves=True,
    ),
    rule(
        "copyright line",
        r"""\b(?:reproduction|republication|redistribution|reprinting|copying|duplication)\b[^.]{0,60}
        \b(?:without|prohibited|forbidden|permission|consent)\b.{0,60}$|\bno part of this (?:\w+ )?(?:may|can|must)\b|
        ^\W*(?:re)?(?:published|printed|posted|produced|used) (?:here )?with (?:the )?(?:kind )?permission (?:of|from|
        by)\b|
        ^\W*(?:terms (?:of (?:use|service)|(?:and|&) conditions)|privacy (?:policy|notice))
        (?:\W+(?:and )?(?:terms|privacy|cookies?|contact|imprint|conditions|policy|use|of|service|notice|legal|
        about))+\W*$""",
        45,
        words="reproduction republication redistribution reprinting copying duplication part republished reprinted "
        "published printed posted reproduced used terms privacy",
        spoken_saves=True,
    ),
    rule(
        "cookie notice",
        r"""\b(?:we|partners|vendors|site|website)\b[^.]{0,60}\b(?:store|stores|access|process)\b[^.]{0,60}
        \b(?:information|data|cookies)\b[^.]{0,20} on (?:your|a|the) (?:device|browser|computer)|\b(?:allow|accept|
        enable|reject|decline|manage|use|uses) 
        (?:(?:all|our|the|your|these|necessary|optional|some) )*cookies?\b(?=.{0,90}(?:\b(?:you|your|we|our|settings|
        preferences|experience|all|site|view|see)\b|\W*$))|\bby (?:continuing|using|browsing|visiting)[^.]{0,70} 
        you (?:agree|accept|consent)\b|^\W*(?:manage|change|your|update) (?:\w+ )?(?:cookies?|privacy|consent)
        [ ](?:settings|preferences|choices|options)\W*$""",
        60,
        words="cookies cookie device consent continuing using browsing visiting partners privacy",
        spoken_saves=True,
    ),
    rule(
        "login or subscription wall",
        rf"""^\W*(?:our |only )?(?:subscribers|members) (?:get|enjoy|have|receive|can)\b.{{0,40}}
        \b(?:unlimited|full access|read|every|all (?:of )?our|all (?:stories|articles)|ad-free)\b|
        {_S}unlock (?:the|this|all|full|unlimited|every|exclusive|more)\b[^.!?]{{0,30}}\b(?:stor(?:y|ies)|articles?|
        access|content|archive|posts?|
        issue|episode|reading)\b|
        {_S}(?:register|subscribe|sign (?:in|up)|log ?in|join|pay|upgrade)\b[^.!?,]{{0,50}} to 
        (?:read(?! about)|continue|keep reading|unlock|(?:view|access|see|watch) (?:this|the (?:full|rest|whole)|all|
        our))\b|
        ^\W*(?:not|are you|already) (?:yet )?(?:a |an )?(?:\w+ )?(?:subscriber|member|registered)(?: yet)? ?[?!:]
        |^\W*(?:not|already) (?:yet )?a (?:subscriber|member)(?: yet)?\W*$|
        {_S}(?:see|view|compare|choose) (?:our|your) (?:subscription )?(?:offers|subscriptions|plan)\W*$|
        \byou(?:'ve| have) (?:reached|read|used|hit|viewed)\b[^.!?]{{0,40}}\b(?:limit|free (?:articles?|stories))|
        ^\W*(?:to|want to) (?:continue|keep|carry on) reading\b.{{0,4}} .{{0,90}}$|
        ^\W*this (?:article|story|content|post|page|piece|episode) is (?:only |exclusively )?(?:for|available|reserved|
        exclusive|free)\b[^.!?]{{0,40}}\b(?:subscribers|members|readers|registered)\b|
        {_S}become (?:a|an) (?:\w+ )?{_MEMBER}\b(?=.{{0,80}}(?:\b(?:today|now|our|us|and get|to (?:read|access|get|
        support)|
        from|for (?:just|only|as))\b|\W*$))|
        ^\W*(?:subscriptions?|membership) (?:from|for just|for only)\b.{{0,40}}$""",
        36,
        words="subscribers members unlock register subscribe sign log login join pay upgrade subscriber member "
        "registered offer offers plans plan subscription subscriptions limit articles stories reading article "
        "story content post page piece episode become membership",
        spoken_saves=True,
    ),
    rule(
        "asks for tips",
        rf"""^\W*(?:do you|did you|have you|have a|have any|got a|got any|are you|were you|know (?:something|anything|
        more)|
        (?:spotted|found|noticed|seen) an?|any)\b[^.?!]{{2,80}}\? (?:(?=.{{0,120}}\b{_NEWSROOM}\b).{{0,90}}\b(?:us|
        our|we|
        e-?mail|contact|call|write|text|in touch|in confidence|here|below)\b|.{{0,60}}@|let us know\W*$|(?:send|
        e-?mail|tell)
        [ ](?:us|our)\b.{{0,40}}$)|^\W*[^.?!]{{0,40}}\b{_NEWSROOM}\b[^.?!]{{0,30}}\? [^.?!]{{0,40}}\b(?:us|our|
        newsroom)\b|
        {_S}(?:send|e-?mail|write|contact|call|text|message|reach|tell|
        submit)\b(?=[^!?]{{0,90}}\b{_NEWSROOM}\b)[^.!?]{{0,50}}
        \b(?:us|our|in confidence|to the editor)\b|
        {_S}(?:send|e-?mail|write|contact|reach)\b[^.!?]{{0,40}}(?: at| to|:)? [\w.+-]+@\w[\w.-]+\W*$|
        ^\W*(?:to|want to) (?:report|suggest|submit|correct)\b[^,.]{{2,50}}, (?:please )?(?:click|e-?mail|write to us|
        contact us|use the|fill|get in touch|let us)|
        {_S}share your (?:experiences?|stor(?:y|ies)|photos?|pictures|views|memories)
        [ ](?:with us|by|via|here|below|using)\b|^\W*(?:spotted|found|noticed|seen) an? (?:\w+ )?
        (?:mistake|error|typo)\b.{{0,60}}$""",
        40,
        words="us our we email e-mail contact call write text newsroom confidence send reach tell submit report "
        "mistake error typo share touch here",
        spoken_saves=True,
    ),
    rule(
        "asks for support",
        rf"""{_S}(?:support|fund|back|protect|sustain|power|strengthen) (?:us\b|(?:our|independent|quality|local|free|
        honest|nonprofit|non-profit|public|reader-funded|community|fearless|the [\w ]{{2,25}}'?s?)[^.!?]{{0,40}}
        \b(?:journalism|reporting|work|newsroom|coverage|mission|site|podcast|media|news))\b|
        \bconsider (?:making a (?:\w+ )?(?:donation|contribution|gift)|giving (?:to|today)|donating|supporting (?:us|
        our|the)|
        becoming a|subscribing|contributing|a (?:donation|gift|contribution))\b|\bplease (?:donate|support us|help us|
        chip in)\b|
        {_S}help (?:us\b|(?:to )?keep\b|fund\b|support\b)(?=.{{0,90}}\b(?:give|giving|donat\w+|free|journalism|month|
        support\w*|membership|contribution|independent|today|reporting|online|going)\b)|
        \byour (?:\w+ )?(?:support|donation|contribution|gift|membership|subscription|generosity|help) 
        (?:\w+ )?(?:makes?|helps?|keeps?|enables?|allows?|funds?|means|matters|counts|supports?|powers?|goes)\b|
        \bchip in\b(?=.{{0,50}}\b(?:you|today|now|us|can|euros?|dollars?|pounds?)\b|\W*$)|
        \b(?:paid for|funded|supported|financed|powered|made possible) by (?:its |our |you\b|your |the |readers\b)
        (?:\w+ )?(?:readers?\b|donations\b|members\b|subscribers\b|supporters\b|listeners\b|like you\b|[.,]|$)|
        \bwe (?:depend|rely|count) (?:\w+ )?on (?:our )?(?:readers|your|donations|members|supporters|people|you)\b|
        ^\W*(?:donate|give|contribute)(?: (?:now|today|here|online|monthly|once|to (?:us|the [\w ]{{2,30}})))?\W*$|
        \bbuy (?:us|me|the author|him|her) an? (?:coffee|beer|tea|drink)\b|
        ^\W*support (?:us|the [\w ]{{3,30}}|this (?:site|work|project|podcast))\W*$|
        \b(?:give|donate) from (?:just |only |as little as )?(?:\w+ )?(?:\w+ ){{1,3}}a (?:month|year)\b""",
        50,
        words="support fund back protect sustain power strengthen consider think please help chip paid funded "
        "supported financed powered possible depend rely count donate give contribute coffee beer tea drink your",
        spoken_saves=True,
    ),
)
