"""How each language writes a date: the months of the Levant in Arabic, with the common names where asked for."""

from datetime import date

MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "ar": (
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ),
}
# What Arabic readers elsewhere call them.
COMMON = {
    "ar": (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
}


def day(value: date, language: str, common: bool = False) -> str:
    """Return `19 December 2016` or `19 كانون الأول 2016`; with `common`, `19 كانون الأول (ديسمبر) 2016`."""
    return f"{value.day} {month(value, language, common)}"


def month(value: date, language: str, common: bool = False) -> str:
    """Return `December 2016` or `كانون الأول 2016`, with the common name in brackets where asked for."""
    name = MONTHS[language][value.month - 1]
    if common and language in COMMON:
        name = f"{name} ({COMMON[language][value.month - 1]})"
    return f"{name} {value.year}"
