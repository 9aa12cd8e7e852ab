"""1. Bytes → Report: the beginning of a source as text, by which the text formats are told apart."""

from __future__ import annotations

import re

from accord.errors import UnreadableReport
from accord.reading.decoding import decode
from accord.reading.opened import Opened

_BEFORE = re.compile(r"^(?:\s|<!--.*?-->|<\?[^>]*\?>|<!doctype\s[^>\[]*\[.*?\]\s*>)+", re.DOTALL | re.IGNORECASE)
"""Comments, XML declarations, and a document type that declares entities of its own."""


def head_text(opened: Opened) -> str:
    """The beginning of a source as text; empty for bytes that are none."""
    try:
        return decode(_whole_characters(opened.head), opened.name)
    except UnreadableReport:
        return ""


def head_tags(opened: Opened) -> str:
    """The beginning of a source in lower case, without the comments and declarations that may stand first."""
    return _BEFORE.sub("", head_text(opened)[:5000]).lower()


def _whole_characters(raw: bytes) -> bytes:
    """The bytes without a character of UTF-8 that the end cuts through."""
    for length in range(1, 4):
        if len(raw) >= length and raw[-length] >= 0xC0:
            return raw[:-length]
    return raw
