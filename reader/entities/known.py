"""Names that are the same thing wherever they stand, and how names of the vague kinds are told apart.

Stage: entities. Our own short lists; the trained model and the article itself do the rest.
"""

from __future__ import annotations

import re

from reader.model import EntityKind

_PEOPLE = """
    Trump Biden Obama Putin Zelensky Zelenskyy Musk Macron Merkel Scholz Merz Netanyahu Modi Erdogan Erdoğan
    Bolsonaro Lula Milei Meloni Starmer Sunak Trudeau Orban Orbán Bezos Zuckerberg Altman Nadella Pichai Vance
    Harris
"""
_GROUPS = """
    Muslim Muslims Jewish Jews Christian Christians Arab Arabs Palestinian Palestinians Islamic Islamist Islamists
    Catholic Catholics Protestant Protestants Orthodox Hindu Hindus Buddhist Buddhists Sikh Sikhs Sunni Shiite
    Shia Kurdish Kurds Kurd Israeli Israelis Iraqi Iraqis Pakistani Pakistanis European Europeans African Africans
    Asian Asians Western Republican Republicans Democrat Democrats Democratic Tory Tories American Americans
    Chinese Russian Russians Japanese British French German Germans Indian Indians Iranian Iranians Turkish Turks
    Spanish Korean Koreans Ukrainian Ukrainians Australian Australians Canadian Canadians Mexican Mexicans
    Brazilian Brazilians Cuban Cubans Vietnamese Taiwanese Thai Dutch Swiss Swedish Swedes Greek Greeks Italian
    Italians Polish Poles Norwegian Norwegians Danish Danes Finnish Finns Irish Scottish Welsh Belgian Belgians
    Austrian Austrians Czech Czechs Hungarian Hungarians Romanian Romanians Bulgarian Serbian Serbs Croatian
    Portuguese Egyptian Egyptians Syrian Syrians Lebanese Saudi Saudis Yemeni Qatari Emirati Jordanian Moroccan
    Algerian Tunisian Libyan Nigerian Nigerians Kenyan Kenyans Ethiopian Somali Sudanese Ghanaian Rwandan
    Congolese Afghan Afghans Bangladeshi Nepali Burmese Indonesian Indonesians Malaysian Filipino Filipinos
    Singaporean Argentine Argentinian Chilean Colombian Venezuelan Peruvian Bolivian Latino Latinos Hispanic Nazi
    Nazis Liberals Conservatives Greens Socialists Nationalists Unionists Marxists Socialist
    Communist Communists Marxist Uyghur Uyghurs Tibetan Tibetans Rohingya
"""
_PRODUCTS = """
    WeChat WhatsApp iPhone iPad iMac MacBook iOS macOS Android Windows ChatGPT GPT-4 GPT-4o GPT-5 Gemini Claude
    Llama Copilot Grok Siri Alexa Kindle PlayStation Xbox Switch Gmail Chrome Firefox Safari Bitcoin Ethereum
    Dogecoin Solana Tesla-Bot Snapchat Messenger Weibo Douyin Photoshop Excel PowerPoint Linux Ubuntu Python
    JavaScript Java Kubernetes Docker Starlink Falcon Starship Ozempic Wegovy Viagra AirPods AirPod MacBooks iPhones
    iPads Bluetooth Chromecast Obamacare Medicare Medicaid Git SVN
"""
_NAMED_WITH_S = """
    Applebee's, Arby's, BJ's, Barron's, Ben & Jerry's, Bloomingdale's, Campbell's, Chili's, Christie's, Culver's,
    Debenham's, Denny's, Dillard's, Domino's, Dunkin's, Hardee's, Hershey's, Jack Daniel's, Kellogg's, Kiehl's,
    Kohl's, Lay's, Levi's, Lloyd's, Loblaw's, Lowe's, Macy's, McDonald's, Menard's, Moody's, Nando's, Papa John's,
    Popeye's, Reese's, Sainsbury's, Smucker's, Sotheby's, Standard & Poor's, Tim Horton's, Trader Joe's,
    Waterstone's, Wendy's, Woolworth's, Zaxby's, St. John's, St John's
"""
NAMED_WITH_S = frozenset(name.strip() for name in _NAMED_WITH_S.split(","))
"""Firms and a town whose own name ends so."""
_PLACES = {"US", "U.S.", "U.S", "USA", "U.S.A.", "UK", "U.K.", "UAE", "EU-27", "America", "Europe"}
PEOPLE = frozenset(_PEOPLE.split())
GROUPS = frozenset((*_GROUPS.split(), "Social Democrats", "Christian Democrats", "Liberal Democrats"))
PRODUCTS = frozenset(_PRODUCTS.split())
PLACES = frozenset(_PLACES)
AMBIGUOUS_COUNTRIES = frozenset(("Georgia", "Jordan", "Chad", "Washington", "Turkey"))
NEVER = frozenset(
    """
    AI CEO CFO CTO COO GDP MBA MBAs GPA PhD SWAT YIMBY NIMBY SEO DeFi NFT NFTs ETF ETFs SPAC SPACs IPOs CEOs TVs
    GPUs CPUs APIs LLMs MRI PCR IPO R&D PR HR TV DVD PDF FAQ API GPU CPU LLM VPN URL ID OK DIY Q1 Q2 Q3 Q4 AM PM GMT
    UTC EST EDT PST PDT CST CDT MST MDT BST CET CEST UDP TCP HTTP HTML USB USB-A USB-C Wi-Fi WiFi LTE 4G 5G NFC HDMI
    RAM ROM SSD HDD BIOS LCD LED OLED AMOLED QWERTY EV EVs SUV SUVs DNA RNA GPS UFO UFOs PC PCs HSPA DWI DUI RRP
    RSVP Esq Yup Nope Q.E.D. RIP Mr Mrs Ms Dr Mon Tue Wed Thu Fri Sat Sun Sunday Monday Tuesday Wednesday Thursday
    Friday Saturday
    """.split()
)
"""Capital letters that name nobody."""

_LAW = re.compile(
    r"\b(?:Act|Bill|Treaty|Convention|Amendment|Code|Law|Accords?|Agreement|Protocol|Directive|Constitution)$"
)
_EVENT = re.compile(
    r"\b(?:Cup|Olympics?|Games|Championships?|Open|Prix|Festival|Summit|Conference|War|Revolution|Day|Week|Awards?|"
    r"Tournament|Expo|Elections?|Referendum|Marathon|Crisis|Pandemic|Massacre|Uprising|Ramadan|Eid|Christmas|Easter|Prize|"
    r"Finals|Oscars|Grammys|Brexit|Wimbledon|Eurovision|Super Bowl)\b|COVID|Covid"
    r"|\b(?:Hurricane|Typhoon|Cyclone|Storm|Operation)\s"
)
_SURELY_EVENT = re.compile(
    r"^(?:(?:Tropical )?(?:Storm|Cyclone)|Hurricane|Typhoon) [^\W\d_a-z]\w+$"
    r"|\w (?:Cup|Prize|Prix|Championships?|Olympics|Marathon|Festival|Awards|Referendum"
    r"|World Series|Super Bowl|Olympic Games)$"
)
_ORG_TAIL = re.compile(
    r"\w (?:Line|Lines|Mutual|Industries|Authority|Board|Bank|Federation|Council|Institute|University|Party|Ministry"
    r"|Inc|Corp|Ltd|plc|Group|Holdings|Agency|Commission|Committee|Association|Airlines|Airways|Systems|Technologies"
    r"|Motors|Labs|Capital|Ventures|Foundation|Corporation|Company|Partners|Securities|Insurance|Pharmaceuticals|Hospital"
    r"|Department|Union|FC|GmbH|LLC|LLP|SpA|Oyj|ASA|Bhd)$"
    r"|\w & (?:Sons|Co|Company|Partners|[^\W\d_a-z]\w+)$"
)
_MADE = re.compile(r"\d|[a-z][A-Z]|^[A-Z]{2,}[a-z]")
_OPENING = frozenset('"“‘«„')


def kind_of_misc(name: str, before: str) -> EntityKind:
    """What a name is that is neither person, organisation, place nor group. `before` is the character before it."""
    if name in PRODUCTS:
        return "product"
    if _LAW.search(name):
        return "work"
    if _EVENT.search(name):
        return "event"
    if before in _OPENING:
        return "work"
    return "work" if " " in name and not _MADE.search(name) else "product"


def fixed_kind(name: str, organisations: frozenset[str], countries: frozenset[str]) -> EntityKind | None:
    """The kind that a name has whatever the model thinks, or None."""
    plain = name.title() if len(name) > 4 and name.isupper() else name
    if name in PLACES or (plain in countries and plain not in AMBIGUOUS_COUNTRIES):
        return "place"
    if name in PRODUCTS:
        return "product"
    if name in organisations:
        return "org"
    if name in GROUPS:
        return "group"
    if _SURELY_EVENT.search(name):
        return "event"
    return "person" if name in PEOPLE else None


_PLACE_TAIL = re.compile(
    r"\w (?:Circle|Skerries|Sound|Strait|Islands?|Peninsula|Valley|River|Bay|Gulf|Desert|Mountains|Sea|Ocean|Province"
    r"|District|County|Street|Road|Avenue|Square|Bridge|Airport|Governorate|Prefecture)$"
)


def sounds_like_a_place(name: str) -> bool:
    """True when a name's last word is one that parts of land, sea and town end with."""
    return bool(_PLACE_TAIL.search(name))


def sounds_like_a_firm(name: str) -> bool:
    """True when a name's last word is one that firms, offices and clubs end with."""
    return bool(_ORG_TAIL.search(name))
