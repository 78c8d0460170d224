"""The word lists of `wording`: small words whose order gives a sentence its pattern, commands, networks, days.

Stage: text.
"""

from __future__ import annotations

NETWORKS = frozenset(
    """
    facebook twitter x instagram linkedin telegram youtube whatsapp tiktok threads bluesky mastodon reddit pinterest
    flipboard discord snapchat spotify tumblr messenger
    """.split()
)
DAYS = frozenset(
    """
    january february april june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
READER = frozenset("you your you're you've you'll yours".split())
SITE = frozenset("we our us we're we've we'll ours".split())
POLITE = frozenset("please and or so just then now".split())
FUNCTION_WORDS = frozenset(
    """
    a an the this that these those my your our his her its their some any no every each all both more most other another
    such i me you he him she it we us they them who whom whose which what where when why how and or but if because as
    until while of at by for with about against between into through during before after above below to from up down in
    out on off over under again is are was were be been being am has have had having do does did doing can could will
    would shall should may might must not don't doesn't isn't won't can't didn't you're you've you'll you'd we're we've
    we'll it's i'm i've that's there's here's what's let's they're he's she's here there now then today tomorrow tonight
    yesterday just only also too very so than never always ever already still yet once yes please thank thanks via per
    vs one two three first last next new free best top
    """.split()
)
PLEADING = (
    READER
    | SITE
    | NETWORKS
    | frozenset(
        """
        article articles story stories newsletter newsletters email e-mail emails inbox subscribe subscribed
        subscriber subscribers subscription subscriptions app apps podcast podcasts video videos website site
        page link links click offer offers discount voucher code codes coupon deal deals sale free trial premium
        membership member members register registered sign signing login log account accounts cookie cookies
        consent privacy terms copyright rights reserved permission reproduced published republished appeared
        advertisement advertising advert ad ads sponsored sponsor partner partners affiliate commission
        commissions purchase purchases donate donation donations support supporters readers reader journalism
        newsroom editor editors editorial comment comments reply share shares follow followers channel tips tip
        contact feedback survey poll quiz course courses academy webinar masterclass workshop class lesson
        lessons enrol enroll seats tickets ticket book shop order download install notifications alerts updates
        update updated unlock unlimited access archive edition print related recommended trending popular
        disclaimer liability investing invest advice risk risks author writer reporter correspondent reporting
        written edited translated prices price delivery save win competition exclusive exclusively me i
        """.split()
    )
)
"""Without one of them, and with the end of a sentence, a line of some length is next to never promotion."""
COMMANDS = frozenset(
    """
    sign subscribe join register get download follow share like click tap book buy order try support donate give become
    contact call write send email enter unlock log create continue read watch listen see view check find learn explore
    turn use claim tell let hit press leave add discover start save put keep stay help show load choose select accept
    reject allow manage update scan open install visit browse take play win shop meet make post report reply flag rate
    review catch tune grab reserve secure enrol enroll apply request upgrade cancel compare treat boost master build
    earn pay back fund stand consider forward pass spread gift print copy bookmark skip scroll close hide go jump return
    refresh reload verify confirm
    """.split()
)
"""First words of lines that ask something of the reader; people in reports do all of this too."""
