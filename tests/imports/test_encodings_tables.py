"""The old Vietnamese encodings letter by letter, their fonts, and what counts as a Vietnamese syllable."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.encodings.fonts import OldFont, has_old_signs, old_font
from imports.encodings.tables import ENCODINGS, TCVN3, VISCII, VNI, VPS, decode, encode
from models.spelling.syllables import is_syllable

SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
CAPITALS = SMALL.upper()
LACKED = {TCVN3: set(CAPITALS) - set("ĂÂÊÔƠƯĐ"), VNI: set(), VPS: set("ẠẪẬẶẸỆỊỌỘỢỤỮỰỴ"), VISCII: set("ẪẲẴỴỶỸ")}


def test_there_are_134_letters() -> None:
    assert len(SMALL) == len(CAPITALS) == 67
    assert all(unicodedata.is_normalized("NFC", letter) for letter in SMALL + CAPITALS)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_letter_comes_back(encoding: str) -> None:
    for letter in SMALL + CAPITALS:
        back = decode(encode(letter, encoding), encoding)
        assert back == (letter.lower() if letter in LACKED[encoding] else letter)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_two_letters_look_the_same(encoding: str) -> None:
    signs = [encode(letter, encoding) for letter in SMALL + CAPITALS if letter not in LACKED[encoding]]
    assert len(set(signs)) == len(signs)
    assert not any(sign.isascii() for sign in signs)


@pytest.mark.parametrize(
    ("encoding", "seen", "meant"),
    [
        (TCVN3, "KÕ ho¹ch c¶i c¸ch hµnh chÝnh", "Kế hoạch cải cách hành chính"),
        (TCVN3, "§¬n vÞ chñ tr×, phèi hîp thùc hiÖn", "Đơn vị chủ trì, phối hợp thực hiện"),
        (
            TCVN3,
            "h\u00adíng dÉn, ®­êng lèi, kü thuËt, c¨n cø, lÜnh vùc",
            "hướng dẫn, đường lối, kỹ thuật, căn cứ, lĩnh vực",
        ),
        (TCVN3, "Tæng, tr\u00adëng phßng; ý kiÕn cña ñy ban", "Tổng, trưởng phòng; ý kiến của ủy ban"),
        (VNI, "Keá hoaïch caûi caùch haønh chính", "Kế hoạch cải cách hành chính"),
        (VNI, "Ñôn vò chuû trì, phoái hôïp thöïc hieän", "Đơn vị chủ trì, phối hợp thực hiện"),
        (VNI, "UÛY BAN NHAÂN DAÂN TÆNH", "ỦY BAN NHÂN DÂN TỈNH"),
        (
            VNI,
            "höôùng daãn, kyõ thuaät, caên cöù, lónh vöïc, Myõ, Lyù",
            "hướng dẫn, kỹ thuật, căn cứ, lĩnh vực, Mỹ, Lý",
        ),
        (VPS, "Kêì", "Kêì"),
        (VPS, "K‰ hoåch cäi cách hành chính", "Kế hoạch cải cách hành chính"),
        (VISCII, "Kª hoÕch cäi cách hành chính", "Kế hoạch cải cách hành chính"),
    ],
)
def test_known_sentences(encoding: str, seen: str, meant: str) -> None:
    assert decode(seen, encoding) == meant


def test_capital_fonts_show_small_letters_as_capitals() -> None:
    assert decode("céng hßa x· héi chñ nghÜa", TCVN3, capitals=True) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"


def test_a_word_whose_plain_letters_are_capitals_is_in_capitals() -> None:
    assert decode("KÕ HO¹CH", TCVN3) == "KẾ HOẠCH"
    assert decode("Së Néi vô, UBND tØnh, Y tÕ", TCVN3) == "Sở Nội vụ, UBND tỉnh, Y tế"


@pytest.mark.skipif(shutil.which("iconv") is None, reason="no iconv")
@pytest.mark.parametrize(("encoding", "name"), [(TCVN3, "TCVN5712-1"), (VISCII, "VISCII")])
def test_tables_agree_with_those_of_the_system(encoding: str, name: str) -> None:
    known = {
        sign: place
        for place in range(0x80, 0x100)
        if len(sign := decode(chr(place), encoding)) == 1 and sign != chr(place)
    }
    data = b"".join(bytes([place]) + b" " for place in known.values())
    told = subprocess.run(["iconv", "-f", name, "-t", "UTF-8"], input=data, capture_output=True, check=False)
    if told.returncode:
        pytest.skip("iconv knows no such encoding")
    assert unicodedata.normalize("NFC", told.stdout.decode()).split() == list(known)


@given(st.text(alphabet=SMALL + CAPITALS + "abcdeghiklmnopqrstuvxy ABCDE,.;:()123", max_size=60))
def test_what_was_read_once_reads_the_same_again(text: str) -> None:
    for encoding in ENCODINGS:
        once = decode(encode(text, encoding), encoding)
        assert decode(encode(once, encoding), encoding) == once


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (".VnTime", OldFont(TCVN3)),
        (".VnTimeH", OldFont(TCVN3, capitals=True)),
        (".vntimeh", OldFont(TCVN3, capitals=True)),
        (".VnArial NarrowH", OldFont(TCVN3, capitals=True)),
        (".VnArial Narrow", OldFont(TCVN3)),
        (".VNTIME", OldFont(TCVN3)),
        ("ABCDEF+.VnTimeH-Bold", OldFont(TCVN3, capitals=True)),
        ("'.VnTime'", OldFont(TCVN3)),
        ("VNI-Times", OldFont(VNI)),
        ("vni-helve", OldFont(VNI)),
        ("VPS Times", OldFont(VPS)),
        ("Times New Roman", None),
        ("Vni", OldFont(VNI)),
        ("Vivaldi", None),
        ("Vnua Sans", None),
        ("", None),
        (None, None),
    ],
)
def test_fonts(name: str | None, meant: OldFont | None) -> None:
    assert old_font(name) == meant


def test_a_cheap_look_finds_old_fonts_in_xml() -> None:
    assert has_old_signs(b'<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
    assert has_old_signs(b'<name val="VNI-Times"/>')
    assert not has_old_signs(b'<w:t>chinhphu.vn</w:t><w:rFonts w:ascii="Times New Roman"/>')


def test_syllables() -> None:
    for word in ("kế", "hoạch", "CÁCH", "Hành", "quyết", "nghiệp", "giữa", "gìn", "quốc", "khuỷu", "thuở", "yêu", "Ấn"):
        assert is_syllable(word), word
    for word in ("café", "sỏch", "ho¹ch", "Windowsđ", "hoaïch", "naïve", "Résumé", "bàt", "kÊ", "aa", "Müller", "µm"):
        assert not is_syllable(word), word
