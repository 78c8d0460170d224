"""Amounts, shares and days in German, French, Spanish, Italian and Portuguese: found whole, with what they come to."""

from __future__ import annotations

from datetime import date

import pytest

from reader.entities.normalise import normalise
from reader.entities.quantities import measures_of

DAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "found", "value", "unit"),
    [
        ("Das Werk kostet 3,5 Milliarden Euro.", "3,5 Milliarden Euro", 3.5e9, "EUR"),
        ("Eine Strafe von 1,2 Mrd. Euro droht.", "1,2 Mrd. Euro", 1.2e9, "EUR"),
        ("Er zahlte 500.000 Euro dafür.", "500.000 Euro", 5e5, "EUR"),
        ("Sie verlor eine Million Euro und 2,5 Millionen Dollar.", "2,5 Millionen Dollar", 2.5e6, "USD"),
        ("Die Schulden: 1,7 Billionen Euro.", "1,7 Billionen Euro", 1.7e12, "EUR"),
        ("Le groupe investira 1,2 milliard d'euros à Toulouse.", "1,2 milliard d'euros", 1.2e9, "EUR"),
        ("Un prêt de 45 millions d’euros.", "45 millions d’euros", 45e6, "EUR"),
        ("Elle a reçu 3 millions de dollars.", "3 millions de dollars", 3e6, "USD"),
        ("Il doit 500 000 euros au fisc.", "500 000 euros", 5e5, "EUR"),
        ("Un plan de 3.000 millones de euros.", "3.000 millones de euros", 3e9, "EUR"),
        ("Pagará 1,2 millones de dólares.", "1,2 millones de dólares", 1.2e6, "USD"),
        ("La deuda llega a 4 mil millones de euros.", "4 mil millones de euros", 4e9, "EUR"),
        ("Perdieron 20.000 pesos mexicanos.", "20.000 pesos", 2e4, "MXN"),
        ("Un fondo da 2 miliardi di euro.", "2 miliardi di euro", 2e9, "EUR"),
        ("Um fundo de 5 bilhões de reais.", "5 bilhões de reais", 5e9, "BRL"),
    ],
)
def test_amounts(text: str, found: str, value: float, unit: str) -> None:
    spans = [(text[m.start : m.end], m.kind) for m in measures_of(text)]
    assert (found, "money") in spans
    normal = normalise(found, "money", DAY)
    assert normal is not None
    assert (normal.value, normal.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("Un plus de 12 pour cent.", "12 pour cent", 12),
        ("La economía creció un 2,5 %.", "2,5 %", 2.5),
        ("Cayó un 3,5 por ciento.", "3,5 por ciento", 3.5),
        ("Ein Plus von 4 Prozent.", "4 Prozent", 4),
        ("Un calo del 7 per cento.", "7 per cento", 7),
        ("Uma alta de 9 por cento.", "9 por cento", 9),
    ],
)
def test_shares(text: str, found: str, value: float) -> None:
    assert [(text[m.start : m.end], m.kind) for m in measures_of(text)] == [(found, "percent")]
    normal = normalise(found, "percent", DAY)
    assert normal is not None
    assert (normal.value, normal.unit) == (value, "%")


@pytest.mark.parametrize(
    ("text", "found", "iso"),
    [
        ("Am 3. Mai 2024 kam sie.", "3. Mai 2024", "2024-05-03"),
        ("Seit Dezember 2023 gilt es.", "Dezember 2023", "2023-12"),
        ("Elle est partie le 3 mai 2024.", "3 mai 2024", "2024-05-03"),
        ("Le 1er juillet 2025, tout change.", "1er juillet 2025", "2025-07-01"),
        ("Il vint le 14 août.", "14 août", "2026-08-14"),
        ("Depuis février 2022, rien.", "février 2022", "2022-02"),
        ("Llegó el 3 de mayo de 2024.", "3 de mayo de 2024", "2024-05-03"),
        ("El 12 de enero volverá.", "12 de enero", "2027-01-12"),
        ("Desde septiembre de 2021 vive allí.", "septiembre de 2021", "2021-09"),
        ("Il 5 giugno 2024 è partito.", "5 giugno 2024", "2024-06-05"),
        ("Em 7 de março de 2023 caiu.", "7 de março de 2023", "2023-03-07"),
    ],
)
def test_days(text: str, found: str, iso: str) -> None:
    assert [(text[m.start : m.end], m.kind) for m in measures_of(text)] == [(found, "date")]
    normal = normalise(found, "date", DAY)
    assert normal is not None
    assert normal.iso == iso


@pytest.mark.parametrize("text", ["She ate 3 mars bars.", "The 2 mil contract was void.", "They met 4 de Souzas."])
def test_english_stays_english(text: str) -> None:
    assert not [m for m in measures_of(text) if m.kind in ("date", "money")]
