"""Reliability of every head in one picture: how often answers of a score were right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

_SIDE, _GAP, _ACROSS = 120, 34, 5


def plot_reliability(curves: Mapping[str, Sequence[tuple[float, float, int]]], path: Path) -> None:
    """Writes an SVG, a small plot for each head: score across, share right upwards, the size of a dot its units."""
    rows = -(-len(curves) // _ACROSS)
    width, height = _ACROSS * (_SIDE + _GAP) + _GAP, rows * (_SIDE + _GAP) + _GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="10">'
    ]
    for number, (name, curve) in enumerate(curves.items()):
        x = _GAP + number % _ACROSS * (_SIDE + _GAP)
        y = _GAP + number // _ACROSS * (_SIDE + _GAP)
        parts.append(f'<g transform="translate({x} {y})">{_plot(name, curve)}</g>')
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _plot(name: str, curve: Sequence[tuple[float, float, int]]) -> str:
    units = sum(count for _, _, count in curve)
    dots = "".join(
        f'<circle cx="{score * _SIDE / 100:.1f}" cy="{_SIDE - right * _SIDE / 100:.1f}" '
        f'r="{1.5 + 6 * (count / units) ** 0.5:.1f}" fill="#2a6f97" fill-opacity="0.7"/>'
        for score, right, count in curve
    )
    return (
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>'
        f'<line x1="0" y1="{_SIDE}" x2="{_SIDE}" y2="0" stroke="#bbb" stroke-dasharray="3"/>'
        f'<text y="-5">{name}</text>{dots}'
    )
