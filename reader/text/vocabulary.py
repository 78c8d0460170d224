"""Words that tell what a piece of a page is: in the names of its elements, and in what it says.

Stage: text. Families of words, each with a number: the line corrector learns what they mean, nothing here decides.
"""

from __future__ import annotations

import re

# What builders of pages call their boxes (class, id, role, itemprop), by family. The first family that matches a
# place in the name takes it, so the narrow ones stand first.
_NAMES = {
    "body": r"article-?_?(?:body|content|text|copy)|entry-?_?content|post-?_?(?:content|body|text)|story-?_?body|"
    r"body-?_?(?:copy|text)|single-?_?content|wysiwyg|prose|rich-?_?text|main-?_?content|articlebody",
    "related": r"relat|recommend|more-|read-?(?:more|next|also)|recirc|outbrain|taboola|trending|popular|most-|teaser|"
    r"up-?next|next-|similar|also-|see-?also|latest|carousel|slider|\bcards?\b|grid|promo-?list|tease",
    "newsletter": r"newsletter|subscri|sign-?_?up|opt-?in|mailchimp|mc[-_]|e?mail-?(?:form|capture)|convertkit|hs-form",
    "offer": r"promo|cta\b|cta[-_]|call-?to-?action|banner|callout|sponsor|advert|\bads?\b|affiliate|offer|upsell|"
    r"marketing|donat|paywall|piano|popup|pop-?up|modal|overlay|lightbox|app-?download|commerc|button|btn",
    "share": r"share|sharing|social|facebook|twitter|addtoany|follow|whatsapp|print|likes?\b",
    "comments": r"comment|disqus|respond|repl(?:y|ies)|discussion",
    "author": r"author|byline|\bbio\b|bio[-_]|contributor|writer|about-|avatar|profile|reviewer",
    "navigation": r"\bnav|nav\b|navbar|menu|breadcrumb|paginat|pager|toolbar|topbar|skip|masthead|\btabs?\b",
    "foot": r"footer|\bfoot\b|bottom|copyright|legal|disclaimer|colophon",
    "side": r"sidebar|\bside|rail|aside|widget|secondary|complementary",
    "meta": r"meta|post-?info|date|\btime|posted|published|updated|\btags?\b|tag-|categor|topics?\b|kicker|eyebrow|"
    r"label|read-?time|dateline",
    "caption": r"caption|credit|image-?(?:desc|text)|media|photo|gallery|figure|\bimg|image",
    "consent": r"cookie|consent|gdpr|privacy|onetrust|cmp",
    "contents": r"\btoc\b|toc[-_]|table-?of-?contents|contents-|jump|ez-toc|anchor",
    "questions": r"faq|accordion|question|answer|toggle",
    "hidden": r"hidden|hide\b|d-none|sr-only|screen-?reader|visually|invisible|collapse|off-?screen",
    "lead": r"subtitle|sub-?head|\bdek\b|\bdeck\b|standfirst|\blead\b|intro|excerpt|summary|abstract|"
    r"key-?(?:points|take)|highlight|description",
    "title": r"title|headline|heading|\bhed\b|hero|header",
    "form": r"form|input|field|search|login|account|register",
    "list": r"list|\bitems?\b|archive|feed|loop",
    "text": r"article|story|post|entry|content|\bbody|main|text|copy|column|paragraph|blog",
}
NAME_FAMILIES = tuple(_NAMES)
NAMES = re.compile("|".join(f"(?P<{family}>{pattern})" for family, pattern in _NAMES.items()))

_SAYINGS = {
    "asks": "sign subscribe newsletter newsletters inbox join register download click tap enroll enrol unlock "
    "donate webinar webclass masterclass coupon discount promo free trial demo quote schedule book shop buy order "
    "app ebook checklist template consultation membership member members premium unsubscribe offer offers deal deals",
    "you": "you your yours we our us yourself",
    "more": "read related recommended trending popular latest next previous also more see watch listen must missed "
    "further suggested similar featured explore continue view show load picks",
    "share": "share tweet pin print email facebook twitter linkedin whatsapp reddit telegram pinterest flipboard "
    "instagram youtube tiktok follow save bookmark copy link",
    "rights": "copyright rights reserved terms privacy policy cookie cookies trademark reproduced republished license "
    "licensed disclaimer disclosure",
    "paid": "affiliate commission sponsored advertisement advertising advertiser advertorial sponsor partner partners "
    "paid advice informational purposes",
    "people": "author writer reporter editor journalist columnist correspondent contributor founder freelance "
    "editorial blogger producer specialist strategist consultant written edited reviewed posted bio",
    "picture": "photo image picture photograph illustration credit courtesy getty shutterstock unsplash pexels istock "
    "adobe alamy reuters afp screenshot caption source",
    "when": "january february march april june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec published updated modified ago min mins minute minutes hours am pm est utc gmt",
    "talk": "comment comments reply replies login log logged leave commenting upvote permalink required fields "
    "discussion conversation respond response responses",
    "tagged": "tags tag tagged categories category topics topic filed archives archive keywords",
    "place": "home menu search close back top toggle navigation skip main page pages site sitemap contact about faq "
    "careers help press login signin cart account",
    "said": "said says told according added wrote explained",
    "plain": "the of and to in a that was is for on with as at by from it are be this have were has had which",
}  # fmt: skip
SAYING_FAMILIES = tuple(_SAYINGS)
SAYINGS: dict[str, tuple[int, ...]] = {}
for _number, _words in enumerate(_SAYINGS.values()):
    for _word in _words.split():
        SAYINGS[_word] = (*SAYINGS.get(_word, ()), _number)

ANCESTORS = (
    "article", "main", "aside", "nav", "footer", "header", "form", "figure", "table", "ul", "ol", "blockquote",
    "button", "section", "li", "dl", "details", "p", "td", "hidden",
)  # fmt: skip
"""Elements, and "hidden" for any one that the page shows only when asked: answers that unfold, but also menus."""
HOLDERS = ("p", "div", "li", "td", "th", "section", "article", "figcaption", "dd", "dt", "aside", "form", "header", "a")
KINDS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "quote", "code", "table", "image", "caption")
