"""The money of the world: signs, codes and names, and which nation's dollar or peso is meant.

Of texts and of queries alike. Codes are those of ISO 4217, and of the large coins.
"""

from __future__ import annotations

import re

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
    leone leones:SLE kina:PGK dalasi:GMD boliviano bolivianos:BOB kronur krónur:ISK
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
_NATIONAL = """
dollar: USD US, U.S., American, United States; AUD Australian; CAD Canadian; HKD Hong Kong; SGD Singapore, Singaporean;
    TWD Taiwan, Taiwanese, New Taiwan; NZD New Zealand; JMD Jamaican; FJD Fijian, Fiji; ZWL Zimbabwean, Zimbabwe;
    NAD Namibian; TTD Trinidadian, Trinidad and Tobago; BBD Barbadian, Barbados; BSD Bahamian; BZD Belizean, Belize;
    BMD Bermudian, Bermuda; BND Brunei, Bruneian; KYD Cayman, Cayman Islands; XCD East Caribbean, Eastern Caribbean;
    GYD Guyanese, Guyana; LRD Liberian; SBD Solomon Islands; SRD Surinamese
pound: GBP British, UK, English, Scottish; EGP Egyptian; LBP Lebanese; SDG Sudanese; SSP South Sudanese; SYP Syrian;
    GIP Gibraltar; FKP Falkland Islands, Falkland; IEP Irish; CYP Cypriot
rupee: INR Indian; PKR Pakistani, Pakistan; LKR Sri Lankan, Sri Lanka; NPR Nepali, Nepalese; MUR Mauritian;
    SCR Seychellois, Seychelles
peso: PHP Philippine, Filipino; ARS Argentine, Argentinian, Argentinean; CLP Chilean; COP Colombian; MXN Mexican;
    CUP Cuban; UYU Uruguayan; DOP Dominican
franc: CHF Swiss, Liechtenstein; XOF CFA, West African CFA; XAF Central African CFA, Central African; RWF Rwandan;
    CDF Congolese; GNF Guinean; BIF Burundian; DJF Djiboutian; KMF Comorian; XPF CFP, Pacific; MGF Malagasy;
    FRF French; BEF Belgian; LUF Luxembourg
dinar: KWD Kuwaiti; IQD Iraqi; JOD Jordanian; LYD Libyan; TND Tunisian; DZD Algerian; RSD Serbian; BHD Bahraini;
    YUM Yugoslav
dirham: AED Emirati, UAE, United Arab Emirates; MAD Moroccan
riyal rial: IRR Iranian; OMR Omani; QAR Qatari, Qatar; SAR Saudi, Saudi Arabian; YER Yemeni
shilling: KES Kenyan, Kenya; UGX Ugandan, Uganda; TZS Tanzanian, Tanzania; SOS Somali
crown krone kroner krona kronor krónur kronur koruna: NOK Norwegian; SEK Swedish; DKK Danish, Faroese;
    ISK Icelandic; CZK Czech; SKK Slovak, Slovakian; EEK Estonian
lira: TRY Turkish; SYP Syrian; LBP Lebanese; ITL Italian; MTL Maltese
ruble rouble: RUB Russian; BYN Belarusian, Belarussian; SUR Soviet
won: KRW South Korean, Korean; KPW North Korean
leu lei: RON Romanian; MDL Moldovan
kwacha: MWK Malawian; ZMW Zambian
manat: AZN Azerbaijani, Azeri; TMT Turkmen
colon: CRC Costa Rican; SVC Salvadoran
yuan renminbi: CNY Chinese
yen: JPY Japanese
rand: ZAR South African
rupiah: IDR Indonesian
real reais: BRL Brazilian
naira: NGN Nigerian
baht: THB Thai
ringgit: MYR Malaysian
shekel: ILS Israeli
zloty: PLN Polish
forint: HUF Hungarian
cedi: GHS Ghanaian
taka: BDT Bangladeshi
dong: VND Vietnamese
birr: ETB Ethiopian
hryvnia: UAH Ukrainian
lev leva: BGN Bulgarian
tenge: KZT Kazakh, Kazakhstani
kyat: MMK Myanmar, Burmese
riel: KHR Cambodian
dram: AMD Armenian
lari: GEL Georgian
sol soles: PEN Peruvian
bolivar: VES Venezuelan
boliviano: BOB Bolivian
afghani: AFN Afghan
"""
NATIONAL: dict[str, dict[str, str]] = {}
"""By a nation in small letters, what its dollar, its peso or its crown is: also those that euros have replaced."""
NATIONS: list[str] = []
"""As a text writes them, each before its shorter ones: "South Sudanese", "Sudanese"."""
_shared: dict[str, set[str]] = {}
for _row in re.findall(r"^(\S[^:]*):((?:.*\n)(?:\s+\S.*\n)*)", _NATIONAL, re.M):
    for _part in _row[1].split(";"):
        _code, _, _nations = " ".join(_part.split()).partition(" ")
        for _nation in _nations.split(", "):
            NATIONS.append(_nation)
            for _coin in _row[0].split():
                NATIONAL.setdefault(_nation.lower(), {})[_coin] = _code
                _shared.setdefault(_coin, set()).add(_code)
NATIONS = sorted(set(NATIONS), key=lambda name: (-len(name), name))
CROWNS: dict[str, tuple[str, ...]] = {
    "crowns": ("CZK", "DKK", "ISK", "NOK", "SEK"), "kr": ("DKK", "ISK", "NOK", "SEK"), "kroner": ("DKK", "NOK"),
    "krone": ("DKK", "NOK"), "krona": ("ISK", "SEK"),
}  # fmt: skip
"""What a text without a nation may mean by it. Swedes alone have kronor, Icelanders kronur and Czechs koruny."""


def code_of(sign: str) -> str | None:
    """The ISO code of a sign, a code or a name as it stands in a text: "Philippine pesos" is PHP. Empty where the words
    name money and not which: bare crowns, and a nation's coin that is none of the known ones."""
    if sign.lower() in CROWNS:
        return ""
    if sign in SIGNS:
        return SIGNS[sign]
    if sign in CODES:
        return "CNY" if sign == "RMB" else sign
    nation, _, coin = " ".join(sign.split()).rpartition(" ")
    small = coin.lower()
    usual = NAMES.get(coin) or NAMES.get(small) or SMALL_COINS.get(small)
    own = NATIONAL.get(nation.lower())
    if own is None or usual is None:
        return usual
    if small in SMALL_COINS:
        codes = set(own.values())
        return codes.pop() if len(codes) == 1 else own.get("dollar", "")
    single = small.removesuffix("s")
    return own.get(small) or own.get(single) or ("" if len(_shared.get(single, ())) > 1 else usual)


def folded_code_of(words: str) -> str | None:
    """As `code_of`, in small letters or large: what a person types who asks for an amount. Bare crowns asked for are
    Czech, kroner Norwegian and kronor Swedish."""
    plain = " ".join(words.lower().split()).rstrip(".")
    if not _folded:
        named = {f"{nation} {coin}": code for nation, coins in NATIONAL.items() for coin, code in coins.items()}
        tables: tuple[dict[str, str], ...] = (SMALL_COINS, NAMES, named, SIGNS, {code: code for code in CODES})
        for table in tables:
            _folded.update((name.lower().rstrip("."), code) for name, code in table.items() if name not in ("R", "Sh"))
        _folded["rmb"] = "CNY"
        for coin in SMALL_COINS:
            _folded.pop(coin, None)
    return _folded.get(plain) or _folded.get(plain.removesuffix("s"))


_folded: dict[str, str] = {}
