"""What is a syllable of Vietnamese, and where its tone is written."""

from __future__ import annotations

import pytest

from models.spelling.syllables import is_syllable, lacks_tone, sounds_vietnamese
from models.spelling.tone import TonePlace, differs_by_usage, well_placed, with_tone

GOOD = (
    "kế hoạch cải cách hành chính nghiệp nghĩa nghe ghế ghi kể kiên quyết quỹ quý quốc quận quýt giữa giếng gìn gì giá "
    "gia khuỷu thuở yêu yếu ấn hoà hòa thuỷ thủy oanh loằng ngoằng nghiêng được mượt uyên uống"
)
BAD = (
    "bàt cac keể kua cê gê nge ngê ghà nghà kà yêuu hoạchh sỏch café đươc quyêt thưc nghiêp aa ngh qươ giiết trươc "
    "qnh iên kÊ Windowsđ ho1ch y-tế"
)


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(word.capitalize())


@pytest.mark.parametrize("word", [*BAD.split(), ""])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_only_sharp_and_heavy_tones_before_a_stop() -> None:
    for word in ("tốt", "tột", "ích", "ịch", "tập", "các", "cạc"):
        assert is_syllable(word)
    for word in ("tồt", "tỗt", "tôt", "ìch", "tẩp", "cảc"):
        assert not is_syllable(word)


def test_what_sounds_vietnamese() -> None:
    for word in ("hoạch", "bý", "BÝ", "kác", "ngế", "quýt"):
        assert sounds_vietnamese(word), word
    for word in ("bàt", "ho1ch", "kÊ", "café", "aa", ""):
        assert not sounds_vietnamese(word), word


def test_what_lacks_only_its_tone() -> None:
    assert lacks_tone("muc")
    assert lacks_tone("Soat")
    assert not lacks_tone("website")
    assert not lacks_tone("mu")


@pytest.mark.parametrize(
    ("first", "second"),
    [("hòa", "hoà"), ("thủy", "thuỷ"), ("khỏe", "khoẻ"), ("ỦY", "UỶ"), ("Hóa", "Hoá"), ("tùy", "tuỳ")],
)
def test_two_usages_of_open_oa_oe_uy(first: str, second: str) -> None:
    assert with_tone(second, TonePlace.FIRST) == first
    assert with_tone(first, TonePlace.SECOND) == second
    assert differs_by_usage(first)
    assert well_placed(first)
    assert well_placed(second)


@pytest.mark.parametrize(
    "word", ["quý", "quả", "hoàn", "toán", "giá", "của", "được", "thuở", "khuỷu", "mía", "ý", "yếu"]
)
def test_one_place_for_all_other_words(word: str) -> None:
    assert not differs_by_usage(word)
    assert well_placed(word)


@pytest.mark.parametrize("word", ["cuả", "tòan", "hòan", "qúy", "gía", "đựơc", "mìên"])
def test_tones_on_the_wrong_letter(word: str) -> None:
    assert not well_placed(word)
