"""Numbers as people write them in words: kanji numerals, Japanese eras, Korean thousands.

Floor 1, pure. What is not found as typed is looked for in digits: 五千百七十八万人 as 5178万人, 二〇一九年 and
令和元年 as 2019年, 2천억 as 2000억.
"""

import re
import unicodedata

from kdg.later import later

_UNITS = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_GROUPS = {"万": 10**4, "億": 10**8, "兆": 10**12, "만": 10**4, "억": 10**8, "조": 10**12}
_WRITTEN = later(
    "[0-9一二三四五六七八九]*[〇零十百千][0-9〇零一二三四五六七八九十百千]+|[0-9一二三四五六七八九]+[〇零十百千]|[〇零一二三四五六七八九十百千](?=[万億兆])|[0-9]+[천백십][0-9천백십]*"
)
"""A numeral below ten thousand. One character alone is as often part of a word: 百貨店."""
_LONGEST = 100
"""No number is as long; each place in a text is a beginning to try."""
_GROUPED = later("(?:[0-9]+[兆億万조억만]){1,3}[0-9]{1,4}(?![0-9兆億万조억만])")
_BELOW = dict(zip("兆億조억", "億万억만", strict=True))
_ROUND = later("([0-9]+)([兆億조억]) ?([1-9])000[億万억만]")
"""1兆6000億, which is also written 1.6兆 …"""
_DECIMAL = later("([0-9]+)[.]([1-9])([兆億조억])")
"""… and the other way."""
_ERA = later("(令和|平成|昭和)(元|[0-9]{1,2})(?=年)")
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first of each era; from the Era Name Act's cabinet orders of 1926 (昭和), 1989 and 2019."""


def in_digits(text: str) -> list[str]:
    """The text with its numbers in digits: in groups of ten thousand, as one number, in tenths. Not as typed."""
    if len(text) > _LONGEST:
        return []
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    digits = _WRITTEN.sub(lambda found: str(_value(found[0])), plain)
    digits = _ERA.sub(lambda found: str(_BEFORE_ERA[found[1]] + int(found[2].replace("元", "1"))), digits)
    whole = _GROUPED.sub(lambda found: str(_grouped(found[0])), digits)
    shorter = _ROUND.sub(lambda found: f"{found[1]}.{found[3]}{found[2]}", digits)
    longer = _DECIMAL.sub(lambda found: f"{found[1]}{found[3]}{found[2]}000{_BELOW[found[3]]}", digits)
    return [reading for reading in dict.fromkeys((digits, whole, shorter, longer)) if reading not in (plain, text)]


def _value(written: str) -> int:
    """The value of a numeral below ten thousand, or of digits one after the other: 二〇一九."""
    if not any(sign in _UNITS for sign in written):
        return int("".join(map(_digit, written)))
    total, digits = 0, ""
    for sign in written:
        if sign in _UNITS:
            total += _UNITS[sign] * int(digits or "1")
            digits = ""
        else:
            digits += _digit(sign)
    return total + int(digits or "0")


def _digit(sign: str) -> str:
    return f"{unicodedata.numeric(sign):.0f}"


def _grouped(written: str) -> int:
    parts = re.findall("([0-9]+)([^0-9]?)", written)
    return sum(int(number) * _GROUPS.get(group, 1) for number, group in parts)
