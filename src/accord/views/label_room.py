"""8. Ledger → what people see: where names have room beside their points, so that none covers another."""

from __future__ import annotations

from dataclasses import dataclass, field

from accord.views.svg_writing import LETTER


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the sheet, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_within(self, other: Box) -> bool:
        """Whether the box lies wholly in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A name with the place of its baseline; `anchor` is SVG's text-anchor."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(slots=True)
class Room:
    """The room of a sheet: what is taken, and where a name still fits."""

    sheet: Box
    taken: list[Box] = field(default_factory=list)

    def take(self, x: float, y: float, radius: float) -> None:
        """Keep the room of a point free of names."""
        self.taken.append(Box(x - radius, y - radius, x + radius, y + radius))

    def place(self, text: str, x: float, y: float, *, away: float, size: float = 12.0) -> Label | None:
        """The name right of, left of, above or below its point, where it covers nothing; None where it would."""
        wide = len(text) * size * LETTER
        half = size * 0.36
        tries = (
            (x + away, y + half, "start"),
            (x - away, y + half, "end"),
            (x, y - away - 1, "middle"),
            (x, y + away + size * 0.8, "middle"),
            (x + away * 0.75, y - away * 0.75, "start"),
            (x + away * 0.75, y + away * 0.75 + size * 0.7, "start"),
        )
        for at, base, anchor in tries:
            left = {"start": at, "end": at - wide, "middle": at - wide / 2}[anchor]
            box = Box(left - 2, base - size * 0.85, left + wide + 2, base + size * 0.3)
            if self._is_free(box):
                self.taken.append(box)
                return Label(text, at, base, anchor)
        return None

    def place_on(self, text: str, x: float, y: float, *, size: float) -> Label | None:
        """The name with its middle on a point, where it covers nothing; None where it would."""
        wide = len(text) * size * LETTER
        box = Box(x - wide / 2 - 3, y - size, x + wide / 2 + 3, y + size * 0.5)
        if not self._is_free(box):
            return None
        self.taken.append(box)
        return Label(text, x, y, "middle")

    def _is_free(self, box: Box) -> bool:
        return box.is_within(self.sheet) and not any(box.meets(other) for other in self.taken)
