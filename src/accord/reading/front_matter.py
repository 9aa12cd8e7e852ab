"""1. Bytes → Report: the head of a Markdown file, "---" and "key: value" lines, as metadata."""

from __future__ import annotations

import re

_HEAD = re.compile(r"\A\s*---[ \t]*\n(?P<head>(?:[^\n]*\n){0,60}?)---[ \t]*(?:\n|\Z)")
_LINE = re.compile(r"([A-Za-z][\w-]{0,40}):[ \t]*(.*)")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The plain "key: value" pairs of a text's head, keys as written, and the text below it.

    >>> split_front_matter("---\\ntitle: 'Talks in Oslo'\\n---\\n\\nThe two met.")
    ({'title': 'Talks in Oslo'}, 'The two met.')
    """
    match = _HEAD.match(text)
    pairs = [found.groups() for line in match["head"].split("\n") if (found := _LINE.match(line))] if match else []
    if match is None or not pairs:
        return {}, text
    values = {key: _unquoted(value) for key, value in pairs if _unquoted(value)}
    return values, text[match.end() :].lstrip("\n")


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if is_quoted else value
