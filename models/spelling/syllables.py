"""Whether a word is a possible Vietnamese syllable: how a text is known to be in the encoding it is read in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ONSETS = ("ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", *"bcdđghklmnprstvx")
_OPEN = """
    a ai ao au ay âu ây e eo ê êu i ia iêu iu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uây uê ui uôi uơ uy uya uyu
    ư ưa ưi ươi ươu ưu y yêu
"""
_SOUNDING = """
    am an ang anh ăm ăn ăng âm ân âng em en eng ên êm êng ênh im in inh iêm iên iêng oam oan oang oanh oăm oăn oăng oen
    om on ong oong ôm ôn ông ơm ơn uân uâng uênh um un ung uôm uôn uông uyên uyn uynh ưm ưn ưng ươm ươn ương yêm yên
    yêng ynh
"""
_STOPPED = """
    ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oac oach oap oat oăc oăt oc oet ooc op ot
    ôc ôp ôt ơp ơt uât uc uêch uôc uôt up ut uych uyêt uyp uyt ưc ưt ươc ươp ươt yêt yt ych
"""
_ANY_TONE, _TWO_TONES = frozenset(f"{_OPEN} {_SOUNDING}".split()), frozenset(_STOPPED.split())
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_OF_STOPPED = frozenset("\u0301\u0323")
_LONGEST = 8


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word in Unicode could be Vietnamese: its beginning, its rime and its tone go together."""
    if not 1 < len(word) <= _LONGEST or not word.isalpha():
        return False
    # A word begins with its only capital, or is in capitals.
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    plain, tones = _without_tone(word.lower())
    if len(tones) > 1:
        return False
    for onset in ("", *_ONSETS):
        rime = plain[len(onset) :]
        if plain.startswith(onset) and (rime in _ANY_TONE or (rime in _TWO_TONES and tones in _OF_STOPPED)):
            return True
    return False


def _without_tone(word: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(sign for sign in parts if sign in _TONES)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES)), tones
