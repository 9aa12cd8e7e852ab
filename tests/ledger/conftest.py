"""Lets the tests of this folder import fake_coding.py, which runs as a process of its own too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
