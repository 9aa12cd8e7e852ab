"""The manual: Sphinx with MyST and Furo. `sphinx-build -W docs docs/_build` makes it; nothing is fetched."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

making = import_module("making")

project = "accord"
author = "The accord developers"
copyright = "The accord developers, Apache-2.0"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
python_use_unqualified_type_names = True
html_theme = "furo"
html_title = "accord"
html_show_sphinx = False
html_copy_source = False

making.write_reference(HERE / "reference")
