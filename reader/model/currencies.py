"""The money of the world: signs, codes and names, and which nation's dollar or peso is meant.

Of texts and of queries alike. Codes are those of ISO 4217, and of the large coins.
"""

from __future__ import annotations

SIGNS: dict[str, str] = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "S$": "SGD",
    "NT$": "TWD", "R$": "BRL", "Mex$": "MXN", "MX$": "MXN", "J$": "JMD", "TT$": "TTD", "Z$": "ZWL", "N$": "NAD",
    "FJ$": "FJD", "BZ$": "BZD", "EC$": "XCD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "₦": "NGN", "₪": "ILS", "₱": "PHP", "₽": "RUB", "₺": "TRY", "฿": "THB", "₫": "VND", "₴": "UAH", "₿": "BTC",
    "₡": "CRC", "₲": "PYG", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₾": "GEL", "₮": "MNT", "₭": "LAK", "៛": "KHR",
    "৳": "BDT", "R": "ZAR", "Rs.": "INR", "Rs": "INR", "RM": "MYR", "GH¢": "GHS", "GH₵": "GHS", "KSh": "KES",
    "Ksh": "KES",
    "Sh": "KES", "USh": "UGX", "TSh": "TZS", "CFA": "XOF", "Kč": "CZK", "zł": "PLN", "Ft": "HUF", "kr": "SEK",
}  # fmt: skip
CODES = frozenset(
    """
    USD EUR GBP JPY CNY RMB INR AUD CAD CHF HKD SGD KRW TWD BRL MXN ZAR NGN KES AED SAR QAR OMR KWD BHD JOD EGP MAD TND
    DZD LYD IQD IRR SEK NOK DKK ISK PLN CZK HUF RON BGN RSD TRY RUB UAH BYN KZT UZS GEL AMD AZN ILS THB IDR MYR PHP VND
    MMK LAK KHR MNT PKR LKR NPR BDT AFN GHS UGX TZS RWF ETB ZMW MWK MZN AOA BWP NAD MUR XOF XAF SLE GMD ARS CLP COP PEN
    BOB PYG UYU VES CRC GTQ HNL NIO DOP JMD TTD BSD FJD PGK NZD BTC ETH USDT USDC SOL XRP
    """.split()
)
_NAMES = """
    dollar dollars dólar dólares dollari:USD euro euros Euro:EUR
    pound pounds sterling:GBP yen:JPY yuan renminbi:CNY rupee rupees:INR
    rupiah:IDR ruble rubles rouble roubles:RUB won:KRW peso pesos:MXN real reais:BRL rand rands:ZAR franc francs:CHF
    dinar dinars:KWD dirham dirhams:AED riyal riyals:SAR rial rials:IRR naira:NGN shilling shillings:KES lira liras:TRY
    baht:THB ringgit:MYR shekel shekels:ILS kronor krona:SEK kroner krone:NOK koruna korunas crowns:CZK zloty zlotys:PLN
    forint forints:HUF cedi cedis:GHS taka:BDT dong:VND bitcoin bitcoins:BTC ether:ETH kwacha:ZMW birr:ETB hryvnia
    hryvnias:UAH leu lei:RON lev leva:BGN tenge:KZT kyat kyats:MMK kip:LAK riel riels:KHR tugrik tugriks:MNT lari:GEL
    dram drams:AMD pula:BWP metical meticais:MZN kwanza kwanzas:AOA sol soles:PEN quetzal quetzales:GTQ guarani
    guaranies:PYG lempira lempiras:HNL colon colones:CRC bolivar bolivars:VES afghani afghanis:AFN manat manats:AZN
    leone leones:SLE kina:PGK dalasi:GMD boliviano bolivianos:BOB
"""
NAMES: dict[str, str] = {}
_pending: list[str] = []
for _word in _NAMES.split():
    _name, _, _code = _word.partition(":")
    _pending.append(_name)
    if _code:
        NAMES.update(dict.fromkeys(_pending, _code))
        _pending = []
SMALL_COINS: dict[str, str] = {
    "cent": "USD", "cents": "USD", "penny": "GBP", "pence": "GBP", "kobo": "NGN", "paise": "INR", "paisa": "INR",
    "kopecks": "RUB",
}  # fmt: skip
"""A hundredth of the coin."""
NATIONAL: dict[str, str] = {
    "US dollar": "USD", "U.S. dollar": "USD", "American dollar": "USD", "Australian dollar": "AUD",
    "Canadian dollar": "CAD", "Hong Kong dollar": "HKD", "Singapore dollar": "SGD", "Taiwan dollar": "TWD",
    "New Zealand dollar": "NZD", "Jamaican dollar": "JMD", "Fijian dollar": "FJD", "Zimbabwean dollar": "ZWL",
    "Zimbabwe dollar": "ZWL", "Namibian dollar": "NAD", "Egyptian pound": "EGP", "Lebanese pound": "LBP",
    "Sudanese pound": "SDG", "Syrian pound": "SYP", "British pound": "GBP", "Pakistani rupee": "PKR",
    "Sri Lankan rupee": "LKR", "Nepali rupee": "NPR", "Nepalese rupee": "NPR", "Mauritian rupee": "MUR",
    "Indian rupee": "INR", "Philippine peso": "PHP", "Argentine peso": "ARS", "Chilean peso": "CLP",
    "Colombian peso": "COP", "Mexican peso": "MXN", "Cuban peso": "CUP", "Uruguayan peso": "UYU",
    "Dominican peso": "DOP", "Swiss franc": "CHF", "CFA franc": "XOF", "Rwandan franc": "RWF",
    "Congolese franc": "CDF", "Guinean franc": "GNF", "Kuwaiti dinar": "KWD", "Iraqi dinar": "IQD",
    "Jordanian dinar": "JOD", "Libyan dinar": "LYD", "Tunisian dinar": "TND", "Algerian dinar": "DZD",
    "Serbian dinar": "RSD", "Bahraini dinar": "BHD", "Moroccan dirham": "MAD", "Qatari riyal": "QAR",
    "Saudi riyal": "SAR", "Yemeni rial": "YER", "Omani rial": "OMR", "Iranian rial": "IRR",
    "Kenyan shilling": "KES", "Ugandan shilling": "UGX", "Tanzanian shilling": "TZS", "Somali shilling": "SOS",
    "Swedish krona": "SEK", "Swedish kronor": "SEK", "Norwegian krone": "NOK", "Norwegian kroner": "NOK",
    "Danish krone": "DKK", "Danish kroner": "DKK", "Icelandic krona": "ISK", "Icelandic kronur": "ISK",
    "Czech koruna": "CZK", "Czech crown": "CZK", "Turkish lira": "TRY", "Malawian kwacha": "MWK",
    "Zambian kwacha": "ZMW", "South African rand": "ZAR", "South Korean won": "KRW", "Chinese yuan": "CNY",
    "Japanese yen": "JPY",
}  # fmt: skip


def code_of(sign: str) -> str | None:
    """The ISO code of a sign, a code or a name as it stands in a text: "Philippine pesos" is PHP."""
    if sign in SIGNS:
        return SIGNS[sign]
    if sign in CODES:
        return "CNY" if sign == "RMB" else sign
    whole = " ".join(sign.split())
    if whole in NATIONAL or whole.removesuffix("s") in NATIONAL:
        return NATIONAL.get(whole) or NATIONAL[whole.removesuffix("s")]
    last = whole.rpartition(" ")[2]
    return NAMES.get(last) or NAMES.get(last.lower()) or SMALL_COINS.get(last.lower())


def folded_code_of(words: str) -> str | None:
    """As `code_of`, in small letters or large: what a person types who asks for an amount."""
    plain = " ".join(words.lower().split()).rstrip(".")
    if not _folded:
        tables: tuple[dict[str, str], ...] = (SMALL_COINS, NAMES, NATIONAL, SIGNS, {code: code for code in CODES})
        for table in tables:
            _folded.update((name.lower().rstrip("."), code) for name, code in table.items() if name not in ("R", "Sh"))
        _folded["rmb"] = "CNY"
        for coin in SMALL_COINS:
            _folded.pop(coin, None)
    return _folded.get(plain) or _folded.get(plain.removesuffix("s"))


_folded: dict[str, str] = {}
