"""6. Records ↔ records: the patterns of data/conflicts.toml, by the section that holds them and their name."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from accord.data import read_toml


@cache
def conflict_pattern(section: str, name: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """The alternatives listed under a name in a section's patterns, as one pattern."""
    listed: dict[str, Any] = read_toml("conflicts.toml")[section]["patterns"]
    return re.compile(rf"(?:{'|'.join(listed[name])})", flags)
