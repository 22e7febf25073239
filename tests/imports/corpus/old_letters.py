"""Vietnamese text -> TCVN3 and VNI, for files as offices wrote them before Unicode; shares nothing with the readers."""

from __future__ import annotations

import unicodedata

_TCVN3 = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
        "\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca\xcb\xcc\xce\xcf\xd0\xd1"
        "\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf1"
        "\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xa1\xa2\xa7\xa3\xa4\xa5\xa6",
        strict=True,
    )
)
_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_HATS = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
_VNI_BREVES = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
_VNI_I = {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}


def encoded(text: str, font: str) -> str:
    """The text as a file holds it whose font shows an old encoding."""
    if font.casefold().startswith("vni"):
        return "".join(_vni(sign) for sign in unicodedata.normalize("NFC", text))
    # TCVN3 has no toned capitals: they are small letters in a font that shows capitals.
    text = "".join(sign if sign in _TCVN3 or sign.isascii() else sign.lower() for sign in text)
    return "".join(_TCVN3.get(sign, sign) for sign in text)


def _vni(sign: str) -> str:
    if sign in "đĐ":
        return "ñ" if sign == "đ" else "Ñ"
    apart = unicodedata.normalize("NFD", sign)
    base, marks = apart[0], apart[1:]
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if not marks:
        return sign
    if base in "iI":
        return _cased(_VNI_I[tone], base)
    if base in "yY" and tone == "\u0323":
        return _cased("î", base)
    if "\u031b" in marks:
        return _cased("ô" if base in "oO" else "ö", base) + (_cased(_VNI_TONES[tone], base) if tone else "")
    if "\u0302" in marks:
        return base + _cased(_VNI_HATS[tone], base)
    if "\u0306" in marks:
        return base + _cased(_VNI_BREVES[tone], base)
    return base + _cased(_VNI_TONES[tone], base)


def _cased(sign: str, like: str) -> str:
    return sign.upper() if like.isupper() else sign
