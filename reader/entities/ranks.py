"""Ranks and titles before a person's name, which are no part of it: "DSP Ada Holt", "Cr Ada Holt", "SS Ada Holt".

Stage: entities.
"""

from __future__ import annotations

import re

from reader.entities.lexicon import Lexicon

_RANKS = """
    Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame Vice.President President Prime.Minister Minister Senator Sen Rep
    Gov Governor Gen General Col Colonel Capt Captain Chief Judge Justice Sheikh Secretary Chancellor Mayor Rev Pastor
    Hon Crown.Prince Prince Princess King Queen Pope Bishop Archbishop Imam Ayatollah Ambassador Sgt Lt Maj Major
    Inspector Detective Commissioner Chairman Director CEO Speaker Coach Datuk Tan.Sri Tun Herr Frau Señor Señora
    Monsieur Madame Mme Constable Corporal Cpl Sergeant Superintendent Supt Lieutenant Brigadier Brig Admiral Adm
    Commander Undersecretary Advocate Adv Magistrate Barrister Barr Engineer Engr Alhaji Hajiya Hajia Dato Dato' Dato’
    Seri Encik Puan Shri Smt Kumari Maulana Mufti Ustad Oba Emir Sultan Cardinal Archdeacon Sister Brother Comrade
    Sheriff Collector Mallam Malam Haji Alderman Rabbi Swami Trooper Warrant.Officer Havildar Tehsildar Atty
    Councillor Cllr Assemblyman Senator-elect President-elect Fr Deputy Councilor Congressman Congresswoman
    Assemblywoman Chairwoman Chairperson Vice.Chair Cr Ald Arch Pr Msgr Mgr Insp Const PC WPC Det Comdr Cmdr Gogo
"""
_FULL_RANKS = """
    Chair Eng Ato Woizero Aum Ven ASP DSP SP CSP SSP CP ACP DCP AIG DIG IGP IG DSC CSC ASC SHO PSI ASI SI DPO CSO CPRO
    PPRO PRO Ap
"""
"""Only before a name of two words or more: Ato Boldon is called so."""
_POSITIONS = "SS [123]B LF CF RF DH OF INF [LR]HP QB RB WR TE LB CB DT DE OL"
"""Of baseball and football, as reports of who is hurt have them."""
_OWN = frozenset("Haji Alhaji Hajia Sultan Sheikh Shri Maulana Prince King".split())
"""With one word behind them they are the name: Prince Harry."""
_HONORIFICS = re.compile(
    r"^(?:(?:" + "|".join(_RANKS.split()) + r")\.?\s+|"
    r"(?:" + "|".join((*_FULL_RANKS.split(), *_POSITIONS.split())) + r")\.?\s+(?=\S+\s))+"
)
_OFFICE = re.compile(
    r".*\b(?:Minister|President|Mayor|Senator|Sen|Gov|Governor|Secretary|Chancellor|Chairman|Chairwoman|Director|Rep"
    r"|Ambassador|Commissioner|Attorney General|Congressman|Congresswoman|Spokesman|Spokeswoman|Coach|Gen|CEO)\.?\s+"
    r"(?=[^\W\d_a-z])"
)
"""An office inside a span, as in "Interior Minister Ada Holt": the name begins behind it."""
_SURELY_PERSON = re.compile(
    r"(?:Mr|Mrs|Ms|Cllr|Cr|Sgt|Cpl|Supt|Insp|Capt|Lt|Engr|ASP|DSP)\.?\s+[^\W\d_a-z][^\W\d_]+\s+\S+$"
)


def before_name(name: str, words: Lexicon) -> int:
    """How many characters of a person's span are no name."""
    title = _OFFICE.match(name) or _HONORIFICS.match(name)
    # "Sheikh Hasina" is called so.
    if title is None or title.end() >= len(name) or "public" in words.listed.get("\t".join(name.split()), ()):
        return 0
    first, _, rest = name.partition(" ")
    return 0 if first in _OWN and " " not in rest else title.end()


def is_person_with_rank(name: str) -> bool:
    """ "Cllr Ada Holt" is a person, whatever the recogniser thinks."""
    return bool(_SURELY_PERSON.match(name))
