"""Bodies whose names French, Italian, Spanish and Portuguese write with small letters inside; a few of fixed spelling.

Stage: entities. A noun alone is a common one ("la Commission"); with its adjective it is the body of that name.
"""

from __future__ import annotations

import re

_FRENCH = (
    r"(?:(?:Commission|Assemblée|Conseil|Parlement|Banque|Cour|Union|Agence|Fédération|Confédération|Organisation"
    r"|Académie|Comité|Gendarmerie|Police|Bibliothèque)\s(?:européen(?:ne)?|nationale?|constitutionnel|suprême|centrale?"
    r"|international|internationale|mondiale?|pénale?|africaine?|syndicale?|olympique|française)\b"
    r"(?:\s(?:européenne|internationale?|française|africaine|suisse|olympique)\b)?"
    r"|Cour\sdes\scomptes|Cour\sde\scassation|Conseil\sd['’]État|Conseil\sde\sl['’]Europe|Banque\sde\sFrance"
    r"|Banque\sdu\sCanada|Croix-Rouge(?:\sfrançaise\b)?|Nations\sunies|Sénat|Élysée|Matignon|Quai\sd['’]Orsay)"
)
_ITALIAN = (
    r"(?:(?:Commissione|Parlamento|Consiglio|Banca|Corte|Unione|Agenzia)\s(?:europe[ao]|costituzionale|centrale|mondiale"
    r"|nazionale|suprema)\b(?:\seuropea\b)?|Corte\sdei\sconti|Banca\sd['’]Italia|Nazioni\s[Uu]nite|Palazzo\sChigi)"
)
_SPANISH = (
    r"(?:Comisión\sEuropea|Parlamento\sEuropeo|Consejo\sEuropeo|Banco\sCentral\sEuropeo|Banco\sde\sEspaña"
    r"|Unión\sEuropea|Congreso\sde\slos\sDiputados|Tribunal\s(?:Supremo|Constitucional)|Naciones\sUnidas|Cruz\sRoja"
    r"|Banco\sMundial|Guardia\sCivil|Audiencia\sNacional|Fondo\sMonetario\sInternacional)"
)
_PORTUGUESE = (
    r"(?:Comissão\sEuropeia|Parlamento\sEuropeu|Conselho\sEuropeu|Banco\sCentral(?:\s(?:Europeu|do\sBrasil))?"
    r"|União\sEuropeia|Banco\sde\sPortugal|Assembleia\sda\sRepública|Supremo\sTribunal\sFederal|Nações\sUnidas"
    r"|Polícia\sFederal|Tribunal\sConstitucional|Cruz\sVermelha)"
)
_GERMAN = r"(?:[Vv]er\.di|Europäische[nr]?\s(?:Kommission|Zentralbank|Union|Parlament)|Deutsche[nr]?\sBahn)"
_BODY = re.compile(rf"(?<!\w)(?:{_GERMAN}|{_FRENCH}|{_ITALIAN}|{_SPANISH}|{_PORTUGUESE})(?!\w)(?!\.\w)")


def is_body(name: str) -> bool:
    return _BODY.fullmatch(name) is not None


def bodies_in(text: str) -> list[tuple[int, int]]:
    """Where they stand."""
    return [found.span() for found in _BODY.finditer(text)]
