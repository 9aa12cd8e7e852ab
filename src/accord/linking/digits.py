"""6. Records ↔ records: how a figure is shown in a conflict: as printed, longer numbers written out in digits."""

from __future__ import annotations

import re

from accord.records import FigureRecord

_UNITS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_TENS = "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WRITTEN_OUT = re.compile(
    rf"\b(?:{_UNITS}|{_TENS})(?:(?:-| and | )(?:{_UNITS}|{_TENS}|hundred|thousand))+\b", re.IGNORECASE
)
_SINGLE = re.compile(r"\ba (?:single|lone)\b|\b(?:a )?sole\b", re.IGNORECASE)


def in_digits(record: FigureRecord) -> str:
    """The words of a figure, a number of two words or more in digits ("Twenty-five" is "25"), "a single" as "one".

    A span of two numbers and a number printed in digits or in one word stay as they are.
    """
    text = record.text
    if isinstance(record.value, tuple) or record.value is None or any(char.isdigit() for char in text):
        return text
    if record.value == 1:
        return _SINGLE.sub("one", text)
    if record.value != int(record.value):
        return text
    return _WRITTEN_OUT.sub(f"{record.value:,.0f}", text, count=1)
