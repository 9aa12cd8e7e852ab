"""A small encoder, and a pipeline without a model that reads with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from tests.parsing.fake_encoder import write_fake_encoder

from accord.parsing.encoder import COMPONENT


@pytest.fixture(scope="session")
def encoder_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an encoder of random weights."""
    return write_fake_encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="session")
def reading(encoder_folder: Path) -> Language:
    """Tokens, sentences at full stops, and the encoder of random weights."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(COMPONENT, config={"folder": str(encoder_folder)})
    return nlp
