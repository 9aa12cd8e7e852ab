"""What a format writes of a ledger made by hand."""

from __future__ import annotations

from typing import Any, cast

from tests.exports.given_events import GivenLedger

from accord.exports.export_asked import Asked, Source
from accord.exports.exporting import Exported, write


def written(format_: str, ledger: GivenLedger, **asked: Any) -> Exported:
    """The export, with its content."""
    return write(cast("Source", ledger), format_, None, Asked(**asked))


def text_of(format_: str, ledger: GivenLedger, **asked: Any) -> str:
    """The content as text."""
    content = written(format_, ledger, **asked).content
    assert content is not None
    return content.decode()
