"""What words of promotion mean, in forty classes: a line that asks to "chip in" is like one that asks to "donate".

Stage: text. Four thousand lines teach which classes make a promotion together; which words belong to a class they could
not. A word may stand in several classes. Two words joined by "_" are a pair.
"""

from __future__ import annotations

from collections import defaultdict

_CLASSES = """
letter: newsletter newsletters email e-mail emails e-mails mail bulletin bulletins digest briefing briefings round-up
    roundup inbox mailbox dispatch memo update updates alert alerts notification notifications recap rundown mailing
    brief postcard
subscribe: subscribe subscribed subscribes subscribing subscription subscriptions subscriber subscribers sign_up
    signing_up signed_up sign-up signup opt_in enrol enroll enrolled enrolling register registered registering
    registration join joined joining membership enlist waitlist waiting_list
leave: unsubscribe opt_out cancel cancelled cancellation anytime any_time withdraw whenever
give: donate donation donations donating donor donors contribute contribution contributions contributing chip_in
    pledge gift gifts give giving tip_jar fund funded funding fundraiser back backed backing support supporter
    supporters supporting patron patrons patreon coffee generosity generous sustaining appeal crowdfunding lend_a
    help_us keep_us
cause: independent independence journalism newsroom nonprofit non-profit not-for-profit charity reader-funded
    free-to-read public-interest accountable trusted mission
member: member members membership memberships friend friends insider insiders club plus premium pro vip supporter
    supporters
app: app apps android ios iphone ipad google_play app_store mobile phone phones tablet smartphone download downloads
    downloading install installed widget handset
shop: shop shops store buy buying purchase purchases order orders ordering checkout basket cart retailer retailers
    seller sellers delivery shipping postage p&p stock wish_list wishlist
price: price prices pricing cost costs pence cents discount discounts discounted deal deals offer offers sale
    half-price save saving savings voucher vouchers coupon coupons code codes promo rebate cashback bargain bargains
    bonus bonuses off reduced bundle rate rates fee fees cheaper cheapest early-bird early_bird
free: free complimentary gratis no-obligation no_obligation trial trials on_us for_nothing without_charge no_charge
    no_cost
hurry: limited hurry last_chance ends ending closes closing deadline spots seats places remaining selling_fast
    going_fast left before_midnight midnight today_only don't_miss now soon running_out book_early before expires soon
course: course courses academy academies class classes lesson lessons masterclass masterclasses workshop workshops
    bootcamp tutorial tutorials training curriculum diploma certificate cpd mba module modules coaching coach mentors
    tutor school
learn: learn learning master mastering teach teaches skill skills career careers boost confidence expert experts
    step-by-step professional professionals beginner beginners build
event: webinar webinars event events conference conferences summit summits congress festival festivals expo seminar
    ticket tickets livestream session sessions talk talks panel stage booking attend delegate delegates q&a evening
media: podcast podcasts video videos episode episodes series show listen listening watch watching stream streaming
    transcript audio playlist soundtrack trailer clip channel youtube spotify tune_in wherever
paper: paper magazine website site page edition editions issue issues print e-paper archive archives publication
    publications newspaper journal blog column columns section homepage home_page
story: article articles story stories post posts piece pieces report reports reporting coverage headline headlines
    news read reads feature features interview analysis explainer guide guides investigation investigations opinion
    insight insights
related: related recommended recommends trending popular more_from most_read also previously elsewhere read_more
    see_also next up_next further editor's_pick editors'_picks must-read you_may like_this similar best_of more_on
    more_stories earlier
share: share shared shares sharing tweet retweet forward pass_it spread tell_a copy_link link links pin send_it
    save_for bookmark print url whatsapp facebook
follow: follow following follows followers like_us tag hashtag handle account accounts profile social network networks
    page channel telegram discord instagram linkedin community group
comment: comment comments commenting commenters discussion conversation debate reply replies respond reaction
    reactions have_your thoughts view views say opinion opinions moderated moderators moderation civil house_rules
    letters vote poll rating rate rated review reviews
tell: tip tips tip-off tip-offs tell_us contact get_in touch write_to email_us call_us reach hear_from whistle
    securely signal confidential confidence anonymously newsdesk desk_on send_us tell information something_to
    story_to feedback
fix: mistake mistakes error errors correction corrections corrected clarification typo inaccurate inaccuracy spotted
    amended spot updated wrong suggest
rights: copyright rights reserved permission reproduced reproduce reproduction republish republished republication
    redistribute redistributed licence license licensed syndicated syndication trademark reprints reprint ltd limited
    plc registered_office unauthorised unauthorized written_consent first_published first_appeared
    originally_published creative commons
by: by reporter reporters correspondent correspondents editor editors editing edited writer writers author authors
    staff freelance freelancer journalist journalists columnist columnists words pictures photography photographs
    photographer illustration written produced additional contributor contributors credit credits based covers writes
    compiled
minutes: minute minutes min mins reading_time read_time ago updated published posted hours hrs sec secs
cookie: cookie cookies consent privacy preferences preference tracking personalise personalised personalize
    personalized analytics advertising_partners browser javascript settings data gdpr partners device advertisers
    legitimate
accept: accept accepting reject agree allow decline manage agreement acceptance choices agreeing
login: log_in login logged_in sign_in signed_in account password username continue create already reset verify
    verification google_account apple_id forgot
wall: unlock unlimited access full_access paywall exclusive exclusively subscriber-only subscribers_only members-only
    reached locked remaining unlocked continue_reading keep_reading read_on rest_of to_read limit
ad: advertisement advertisements advert adverts ad ads advertise advertising advertiser sponsored sponsor sponsors
    promoted promotion promotional paid partner partners partnership presented brought_to affiliate commission
    commissions branded commercial advertorial blocker blockers media_pack
risk: advice liability liable warranty disclaimer disclosure risk risks guarantee guaranteed recommendation
    solicitation constitute reliance relied solely informational educational purposes invested investing invest
    investment investments losses lose performance qualified adviser advisor holds views_expressed consult
    professional_advice medical gamble gambling responsibly 18+
jobs: job jobs vacancy vacancies hiring apply cv recruiters role roles employer salary careers_page
contest: competition competitions win winner prize prizes prize_draw enter entries giveaway quiz quizzes crossword
    puzzle puzzles nominate nominations sudoku test_your awards
click: click clicking tap tapping scroll swipe button here below form visit go_to head_over check_out find_out scan qr
    press hit bell follow_this select fill
get: get receive getting delivered straight direct directly inbox wake daily weekly monthly fortnightly every each
    morning mornings weekday weekdays sent land lands arrives deliver
trade: trade trading trader traders forex crypto bitcoin stocks stock shares markets market portfolio leverage broker
    exchange wallet signals signal tokens coins investor investors
help: helpline lifeline samaritans support_line struggling affected helplines advice_line confidential crisis
now: today now instantly instant this_week minute seconds
love: love loved enjoy enjoyed enjoying liked like useful helpful curious hungry tired ready bored passionate
people: thousands readers people others traders professionals parents teachers students experts investors users
best: best top favourite favourites finest smartest must-have award-winning leading essential handpicked hand-picked
    curated hand-picked smarter sharpest
"""


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in _CLASSES.strip().splitlines():
        words = line.split()
        if words[0].endswith(":"):
            name = words.pop(0)[:-1]
        for word in words:
            if name not in found[word]:
                found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}


CLASSES_OF = _table()
