"""What languages are called: each in itself, in English and in Arabic, by its code (BCP 47)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """A language that people whom the newsroom meets speak. `own` is what its speakers look for in a list."""

    own: str
    en: str
    ar: str


TONGUES = {
    "ar": Tongue("العربية", "Arabic", "العربية"),
    "en": Tongue("English", "English", "الإنكليزية"),
    "ku": Tongue("Kurdî", "Kurdish", "الكردية"),
    "kmr": Tongue("Kurmancî", "Kurdish (Kurmanji)", "الكردية (الكرمانجية)"),
    "ckb": Tongue("کوردیی ناوەندی", "Kurdish (Sorani)", "الكردية (السورانية)"),
    "hy": Tongue("Հայերեն", "Armenian", "الأرمنية"),
    "syr": Tongue("ܣܘܪܝܝܐ", "Syriac", "السريانية"),
    "arc": Tongue("ܐܪܡܝܐ", "Aramaic", "الآرامية"),
    "ady": Tongue("Адыгабзэ", "Circassian", "الشركسية"),
    "tk": Tongue("Türkmençe", "Turkmen", "التركمانية"),
    "tr": Tongue("Türkçe", "Turkish", "التركية"),
    "fa": Tongue("فارسی", "Persian", "الفارسية"),
    "ur": Tongue("اردو", "Urdu", "الأردية"),
    "he": Tongue("עברית", "Hebrew", "العبرية"),
    "el": Tongue("Ελληνικά", "Greek", "اليونانية"),
    "ru": Tongue("Русский", "Russian", "الروسية"),
    "uk": Tongue("Українська", "Ukrainian", "الأوكرانية"),
    "fr": Tongue("Français", "French", "الفرنسية"),
    "de": Tongue("Deutsch", "German", "الألمانية"),
    "nl": Tongue("Nederlands", "Dutch", "الهولندية"),
    "sv": Tongue("Svenska", "Swedish", "السويدية"),
    "it": Tongue("Italiano", "Italian", "الإيطالية"),
    "es": Tongue("Español", "Spanish", "الإسبانية"),
}

NAMED = {name.casefold(): tongue for tongue in TONGUES.values() for name in (tongue.own, tongue.en, tongue.ar)}


def name(spoken: str, language: str) -> str:
    """What `language`, en or ar, calls a language, given by its code, with or without a region, or by a name that an
    editor typed. One that no table has is called what the editor called it."""
    asked = spoken.strip().casefold()
    tongue = TONGUES.get(asked) or TONGUES.get(asked.split("-")[0]) or NAMED.get(asked)
    return getattr(tongue, language) if tongue else spoken


def code(spoken: str) -> str:
    """The code of a language that is given as `name` takes it; "" where no table has it."""
    asked = spoken.strip().casefold()
    return next((code for code, t in TONGUES.items() if asked in (code, *map(str.casefold, (t.own, t.en, t.ar)))), "")
