"""Turns spellings of one place name into one key: the same at build time and at run time."""

import re
import unicodedata
from functools import lru_cache

from whosays.folding import fold

_DROPPED = re.compile(r"['`ʻʼʿʾ‘’′]+")
_SPACED = re.compile(r"[^\w]+|_+")
_ARTICLE = re.compile(r"\b(?:al|el|ad|as|ash|at|ath|az|ar|an|ed|ez|es|esh|er|ul|ud|uz|us) (?=\w\w)")
_LETTERS = {
    ord(a): b
    for a, b in {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ə": "a", "ħ": "h", "ß": "ss", "æ": "ae"}.items()
}
_GENERIC = re.compile(
    r"^(?:muhafazat|wilayat|wilaya (?:de|d)?|provincia d[eo]|province d[eu]|departamento de(?:l)?|departement d[eu]"
    r"|estado de|region d[eu]|cercle de|circunscricao de|distrito de|municipio d[eo]|municipality of|kabupaten|kota"
    r"|district of|province of|county of|state of) "
    r"| (?:province|oblast|governorate|state|region|district|department|county|municipality|prefecture|division"
    r"|krai|okrug|township|republic|shi|sheng|shahrestan|ostan|regency|zone|raion|rayon|woreda|agency|territory"
    r"|territoire|cercle|voivodeship|vilayet|il|ilcesi|sum|parish|canton)$"
)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return `name` in lower case without accents, apostrophes and hyphens, Arabic articles made one."""
    folded = fold(unicodedata.normalize("NFC", name))
    if not folded.isascii():
        plain = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in plain if not unicodedata.combining(c))
    folded = _SPACED.sub(" ", _DROPPED.sub("", folded)).strip()
    return _ARTICLE.sub("al ", folded)


def bare(spelling: str) -> str:
    """Return a key without the word that says what kind of division it is (`province`, `oblast`)."""
    return _GENERIC.sub("", spelling).strip() or spelling
