"""The scripts of a text, and the runs that words are cut into where scripts change.

Floor 0. Unicode's blocks, as far as the three languages use them.
"""

from kdg.later import later

IN_HAN, IN_KATAKANA, IN_HIRAGANA, IN_HANGUL = "一-鿿々〆㐀-䶿\uf900-\ufaff", "ァ-ヺー・", "ぁ-ゖ", "가-힣ᄀ-ᇿㄱ-ㆎ"
SIGNS = "、。，．「」（）()！？!?,:;"
PIECES = later(
    rf"[{IN_HAN}]+|[{IN_KATAKANA}]+|[{IN_HIRAGANA}][{IN_HIRAGANA}ー]*|[{IN_HANGUL}]+|[^\s{IN_HAN}{IN_KATAKANA}{IN_HIRAGANA}{IN_HANGUL}]+"
)
"""Runs of one script."""
STRETCHES = later(rf"[^\s{IN_HIRAGANA}{SIGNS}]+")
"""What stands between hiragana, spaces and signs."""
HIRAGANA = later(f"[{IN_HIRAGANA}][{IN_HIRAGANA}ー]*")
HAN = later(f"[{IN_HAN}]")
HAN_RUN = later(f"[{IN_HAN}]+")
CUT = later(rf"([{IN_HIRAGANA}][{IN_HIRAGANA}ー]*)|[・{SIGNS}]+")
FOUR_HAN = later(f"[{IN_HAN}]{{4,}}")
TWO_HAN = later(f"[{IN_HAN}]{{2}}")
HAS_HANGUL = later("[가-힣]")
