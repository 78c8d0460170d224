"""Places under more than one name: a state's long name, a city's name at home and the name it had until lately.

Stage: entities. Long names after ISO 3166-1; the first of each line is the one that is shown. No name here is of a
place that is something else as well: there is an Odessa in Texas, and Macedonia is a region too.
"""

from __future__ import annotations

_LINES = """
Belgium | Belgien | Belgique | Bélgica | België
Denmark | Dänemark | Danemark | Dinamarca
Hungary | Ungarn | Hongrie | Hungría | Ungheria
Ireland | Irland | Irlande | Irlanda
Norway | Norwegen | Norvège | Noruega
Russia | Russland | Russie | Rusia | Rússia | Rusland
Sweden | Schweden | Suède | Suecia
Ukraine | Ucrania | Ucraina | Oekraïne
Afghanistan | Islamic Emirate of Afghanistan | Islamic Republic of Afghanistan
Argentina | Argentine Republic
Brazil | Federative Republic of Brazil | Brasil
Cape Verde | Cabo Verde
East Timor | Timor-Leste
Egypt | Arab Republic of Egypt
Eswatini | Swaziland
Ethiopia | Federal Democratic Republic of Ethiopia
France | French Republic | Frankreich | Francia | Frankrijk
Greece | Hellenic Republic | Griechenland | Grèce | Grecia | Griekenland
India | Republic of India
Indonesia | Republic of Indonesia
Iran | Islamic Republic of Iran
Iraq | Republic of Iraq
Israel | State of Israel
Italy | Italian Republic | Italia | Italien | Italie | Itália | Italië
Japan | Nippon | Japon | Japón | Giappone
Kuwait | State of Kuwait
Libya | State of Libya
Mexico | United Mexican States
Nepal | Federal Democratic Republic of Nepal
Nigeria | Federal Republic of Nigeria
North Korea | Democratic People's Republic of Korea
Pakistan | Islamic Republic of Pakistan
Poland | Republic of Poland
Portugal | Portuguese Republic
Qatar | State of Qatar
Saudi Arabia | Kingdom of Saudi Arabia
South Africa | Republic of South Africa
Spain | Kingdom of Spain | España | Spanien | Espagne | Spagna | Espanha | Spanje
Sri Lanka | Ceylon
Syria | Syrian Arab Republic
Venezuela | Bolivarian Republic of Venezuela
Vietnam | Viet Nam | Socialist Republic of Vietnam
Austria | Österreich
Switzerland | Swiss Confederation | Schweiz | Suisse
East Germany | German Democratic Republic | GDR
Germany | Federal Republic of Germany | Bundesrepublik Deutschland
Bengaluru | Bangalore
Chennai | Madras
Kolkata | Calcutta
Mumbai | Bombay
Beijing | Peking
Ho Chi Minh City | Saigon
Yangon | Rangoon
Kyiv | Kiev
Kharkiv | Kharkov
Antwerp | Antwerpen
Basel | Basle
Belgrade | Beograd
Brussels | Bruxelles | Brussel
Cologne | Köln
Copenhagen | København
Florence | Firenze
Geneva | Genève | Genf
Genoa | Genova
Gothenburg | Göteborg
Lisbon | Lisboa
Milan | Milano
Moscow | Moskva
Munich | München
Naples | Napoli
Nuremberg | Nürnberg
Prague | Praha
Rome | Roma
Seville | Sevilla
The Hague | Hague | Den Haag
Tehran | Teheran
Turin | Torino
Venice | Venezia
Vienna | Wien
Warsaw | Warszawa
Macau | Macao
Mecca | Makkah
"""
PLACES: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in line.split("|")) for line in _LINES.strip().splitlines()
)
