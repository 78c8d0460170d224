"""Countries, regions and towns as other languages write them, where English writes them otherwise.

Stage: entities. From general knowledge; the word lists have the English names.
"""

from __future__ import annotations

import re

_GERMAN = """
Deutschland Österreich Schweiz Frankreich Italien Spanien Großbritannien Vereinigtes_Königreich England Schottland
Irland Niederlande Belgien Luxemburg Dänemark Norwegen Schweden Finnland Island Polen Tschechien Slowakei Ungarn
Rumänien Bulgarien Griechenland Türkei Russland Ukraine Weißrussland Belarus Estland Lettland Litauen Kroatien Serbien
Slowenien Bosnien Albanien Mazedonien Moldau Georgien Armenien Aserbaidschan Kasachstan Ägypten Libyen Tunesien
Algerien Marokko Südafrika Äthiopien Kenia Syrien Libanon Jordanien Saudi-Arabien Katar Jemen Irak Indien Südkorea
Nordkorea Indonesien Australien Neuseeland Kanada Mexiko Brasilien Argentinien Kolumbien Kuba USA Vereinigte_Staaten
Europa Afrika Asien Südamerika Nordamerika Bayern Sachsen Hessen Thüringen Brandenburg Baden-Württemberg
Nordrhein-Westfalen Niedersachsen Sachsen-Anhalt Saarland Rheinland-Pfalz Schleswig-Holstein Mecklenburg-Vorpommern
München Köln Nürnberg Wien Zürich Genf Brüssel Prag Warschau Moskau Kiew Lissabon Rom Mailand Venedig Neapel Straßburg
Athen Peking Tokio Kairo Kopenhagen Düsseldorf Münster Lübeck
"""
_FRENCH = """
France Allemagne Autriche Suisse Italie Espagne Royaume-Uni Grande-Bretagne Angleterre Écosse Irlande Pays-Bas
Belgique Luxembourg Danemark Norvège Suède Finlande Islande Pologne Tchéquie Slovaquie Hongrie Roumanie Bulgarie Grèce
Turquie Russie Ukraine Biélorussie Estonie Lettonie Lituanie Croatie Serbie Slovénie Bosnie Albanie Macédoine Moldavie
Géorgie Arménie Azerbaïdjan Égypte Libye Tunisie Algérie Maroc Sénégal Cameroun Éthiopie Syrie Liban Jordanie Israël
Arabie_saoudite Irak Inde Chine Japon Corée_du_Sud Corée_du_Nord Australie Nouvelle-Zélande Canada Mexique Brésil
Argentine Colombie États-Unis Europe Afrique Asie Bretagne Normandie Provence Bourgogne Corse Occitanie Île-de-France
Paris Bruxelles Marseille Lyon Strasbourg Genève Londres Berlin Rome Milan Venise Lisbonne Moscou Varsovie Vienne
Pékin Le_Caire Alger Athènes Saint-Nazaire Saint-Étienne Saint-Denis Le_Havre La_Rochelle Orléans Besançon Nîmes
"""
_SPANISH = """
España Alemania Francia Italia Reino_Unido Gran_Bretaña Inglaterra Escocia Irlanda Países_Bajos Bélgica Luxemburgo
Dinamarca Noruega Suecia Finlandia Islandia Polonia Hungría Rumanía Bulgaria Grecia Turquía Rusia Ucrania Bielorrusia
Croacia Suiza Egipto Libia Túnez Argelia Marruecos Sudáfrica Siria Líbano Jordania Arabia_Saudí Irak Irán Japón
Corea_del_Sur Corea_del_Norte Nueva_Zelanda Canadá México Brasil Perú Panamá Estados_Unidos Europa África Asia
América_Latina Cataluña Andalucía Galicia País_Vasco Castilla_y_León Aragón Navarra Extremadura Cantabria Asturias
Madrid Barcelona Sevilla Zaragoza Málaga Vigo La_Coruña A_Coruña Cádiz Córdoba Gijón San_Sebastián Londres París
Berlín Bruselas Roma Lisboa Moscú Ginebra Pekín Tokio Nueva_York Bogotá Ciudad_de_México La_Habana El_Cairo
"""
_OTHERS = """
Italia Germania Francia Spagna Regno_Unito Inghilterra Svizzera Austria Grecia Turchia Russia Ucraina Polonia Ungheria
Cina Giappone Brasile Stati_Uniti Europa Lombardia Toscana Sicilia Sardegna Veneto Piemonte Roma Milano Napoli Torino
Firenze Venezia Genova Londra Parigi Berlino Bruxelles Mosca Portugal Espanha Alemanha França Itália Inglaterra
Reino_Unido Suíça Grécia Rússia Ucrânia Polónia China Japão Brasil Estados_Unidos Lisboa Porto Coimbra Londres Paris
Berlim Bruxelas Moscovo São_Paulo Rio_de_Janeiro Brasília Nederland Duitsland Frankrijk België Spanje Italië Engeland
Groot-Brittannië Zwitserland Oostenrijk Griekenland Turkije Rusland Oekraïne Polen Verenigde_Staten Vlaanderen
Wallonië Amsterdam Rotterdam Den_Haag Utrecht Antwerpen Gent Brussel Londen Parijs Berlijn Moskou
"""
FOREIGN_PLACES = frozenset(
    name.replace("_", " ") for names in (_GERMAN, _FRENCH, _SPANISH, _OTHERS) for name in names.split()
)
LONGEST = max(1 + len(re.findall(r"[ -]", name)) * 2 for name in FOREIGN_PLACES)
"""Words, hyphens among them."""
