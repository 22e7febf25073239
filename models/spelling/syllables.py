"""Whether a word is a possible Vietnamese syllable: beginning, rime and tone go together as they are written."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Longer signs first; "gi" and "qu" eat the i and the u of what follows.
_ONSETS = ("ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", *"bcdđghklmnprstvx")
_OPEN = """
    a ai ao au ay âu ây e eo ê êu i ia iêu iu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uây uê ui uôi uơ uy uya uyu
    ư ưa ưi ươi ươu ưu y yêu
"""
_SOUNDING = """
    am an ang anh ăm ăn ăng âm ân âng em en eng ên êm êng ênh im in inh iêm iên iêng oam oan oang oanh oăm oăn oăng oen
    om on ong oong ôm ôn ông ôông ơm ơn uân uâng uênh um un ung uôm uôn uông uyên uyn uynh ưm ưn ưng ươm ươn ương yêm
    yên yêng
"""
_STOPPED = """
    ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oac oach oap oat oăc oăt oc oet ooc op ot
    ôc ôp ôt ơp ơt uât uc uêch uôc uôt up ut uych uyêt uyp uyt ưc ưt ươc ươp ươt yêt
"""
_ANY_TONE, _TWO_TONES = frozenset(f"{_OPEN} {_SOUNDING}".split()), frozenset(_STOPPED.split())
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_OF_STOPPED = frozenset("\u0301\u0323")
_LONGEST = 7  # nghiêng, nghuếch

# Which letters may follow: k, gh and ngh stand before i, e, ê; c, g and ng before all others.
_FRONT = frozenset("ieêy")
_HARD, _SOFT = frozenset({"c", "g", "ng"}), frozenset({"k", "gh", "ngh"})
# "y" alone as a vowel: y tế, lý, ký, mỹ, quý, sỹ, tỷ, hy, vỹ.
_BEFORE_Y = frozenset({"", "h", "k", "l", "m", "s", "t", "v", "qu"})
_AFTER_QU = """
    a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê ên êch ênh êt i it in inh iêt
    iên o ơ ơi ơn ơt ôc ông y yên yêt ynh ych yt yn yu
"""
_RIMES_OF_QU = frozenset(_AFTER_QU.split())


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word in Unicode could be Vietnamese; tones may stand as in "hoà" or as in "hòa"."""
    plain, tones = _sounds(word)
    return any(_goes_together(onset, plain[len(onset) :], tones) for onset in _onsets_of(plain))


@lru_cache(maxsize=20_000)
def sounds_vietnamese(word: str) -> bool:
    """The same without the rules of writing: "bý" and "kác" could be read, though nobody writes them so."""
    plain, tones = _sounds(word)
    return is_syllable(word) or any(_is_rime(plain[len(onset) :], tones) for onset in _onsets_of(plain))


def _sounds(word: str) -> tuple[str, str]:
    """The letters of what may be a word, and its tone; "" for what cannot be one."""
    if not 1 < len(word) <= _LONGEST or not word.isalpha():
        return "", ""
    # A word begins with its only capital, or is in capitals.
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return "", ""
    plain, tones = without_tone(word.lower())
    return (plain, tones) if len(tones) < 2 else ("", "")


def lacks_tone(word: str) -> bool:
    """Whether a word is a syllable but for the tone that its ending asks for: "muc", "soat"."""
    small = word.lower()
    return small.endswith(("c", "ch", "p", "t")) and any(
        _goes_together(onset, small[len(onset) :], "\u0301") for onset in _onsets_of(small)
    )


def without_tone(word: str) -> tuple[str, str]:
    """A small word without its tone, and the tone signs that it had."""
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(sign for sign in parts if sign in _TONES)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES)), tones


def _onsets_of(plain: str) -> tuple[str, ...]:
    return ("", *(onset for onset in _ONSETS if plain.startswith(onset)))


def _is_rime(rime: str, tones: str) -> bool:
    return rime in _ANY_TONE or (rime in _TWO_TONES and tones in _OF_STOPPED)


def _goes_together(onset: str, rime: str, tones: str) -> bool:
    if onset == "qu":
        # quốc, and the spellings of "quyết" and "quít" that leave the u to the onset
        stopped = rime[-1:] in {"c", "p", "t"} or rime[-2:] == "ch"
        return rime in _RIMES_OF_QU and (not stopped or tones in _OF_STOPPED)
    if not _is_rime(rime, tones):
        return False
    if onset == "gi":
        return rime[0] not in "iy"
    first = rime[0]
    if onset in _SOFT and first not in _FRONT:
        return False
    if onset in _HARD and first in _FRONT and not (onset == "g" and first == "i"):
        return False
    if onset and first == "y":
        return rime == "y" and onset in _BEFORE_Y
    if not onset and first == "i":
        return rime[1:2] not in {"ê"} or rime == "iêu"
    return True
