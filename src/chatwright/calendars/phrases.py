"""The few words of ours in the rows of lists, in the customer's language; English where we have none. Pure."""

from __future__ import annotations

from typing import NamedTuple


class Phrases(NamedTuple):
    """Titles fit the 24 characters of a row. `free` counts the free times of a day."""

    more_times: str
    other_day: str
    later_days: str
    anyone: str
    first_free: str
    minutes: str
    free: str


ENGLISH = Phrases(
    "More times", "Another day", "Later days", "Anyone", "Whoever is free first", "{} min", "Free times: {}"
)
PHRASES = {
    "en": ENGLISH,
    "ar": Phrases(
        "أوقات أخرى", "يوم آخر", "أيام لاحقة", "أي شخص", "أول من يكون متاحًا", "{} دقيقة", "أوقات متاحة: {}"
    ),
    "de": Phrases("Weitere Zeiten", "Anderer Tag", "Spätere Tage", "Egal wer", "Wer zuerst frei ist", "{} Min.",
                  "Freie Zeiten: {}"),
    "es": Phrases("Más horas", "Otro día", "Días posteriores", "Cualquiera", "Quien esté libre antes", "{} min",
                  "Horas libres: {}"),
    "fr": Phrases("Autres heures", "Autre jour", "Jours suivants", "Peu importe", "La première personne libre",
                  "{} min", "Heures libres : {}"),
    "it": Phrases("Altri orari", "Altro giorno", "Giorni successivi", "Chiunque", "Chi è libero per primo",
                  "{} min", "Orari liberi: {}"),
    "nl": Phrases("Meer tijden", "Andere dag", "Latere dagen", "Maakt niet uit", "Wie het eerst vrij is", "{} min",
                  "Vrije tijden: {}"),
    "pt": Phrases("Mais horários", "Outro dia", "Dias seguintes", "Qualquer pessoa", "Quem estiver livre primeiro",
                  "{} min", "Horários livres: {}"),
    "id": Phrases("Waktu lain", "Hari lain", "Hari berikutnya", "Siapa saja", "Siapa pun yang kosong dulu",
                  "{} menit", "Waktu kosong: {}"),
    "ms": Phrases("Masa lain", "Hari lain", "Hari kemudian", "Sesiapa sahaja", "Sesiapa yang lapang dahulu",
                  "{} minit", "Masa kosong: {}"),
    "tr": Phrases("Diğer saatler", "Başka gün", "Sonraki günler", "Fark etmez", "İlk boş olan", "{} dk",
                  "Boş saatler: {}"),
    "zh": Phrases("更多时间", "其他日期", "之后的日期", "任何人", "最先有空的人", "{}分钟", "空闲时段：{}"),
}  # fmt: skip


def phrases_of(language: str) -> Phrases:
    """The words of a language such as `de` or `pt_BR`."""
    return PHRASES.get(language.replace("-", "_").partition("_")[0].lower(), ENGLISH)
