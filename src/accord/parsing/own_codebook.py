"""2. Report → Doc: which codebook a document is read by, where the user has one of their own."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from accord.codebook.codebooks import Codebook, bundled
from accord.parsing.found import found

COMPONENT = "accord_codebook"


class CodebookGiver:
    """A component that puts its codebook on `doc._.accord.codebook`; until one is set, the bundled one."""

    def __init__(self) -> None:
        self.codebook: Codebook = bundled()

    def __call__(self, doc: Doc) -> Doc:
        found(doc).codebook = self.codebook
        return doc


@Language.factory(COMPONENT)
def _make(nlp: Language, name: str) -> CodebookGiver:
    return CodebookGiver()


def add_codebook(nlp: Language, codebook: Codebook) -> None:
    """Have a pipeline read by a codebook; what is added to it later sees the codebook too."""
    giver = nlp.add_pipe(COMPONENT)
    if isinstance(giver, CodebookGiver):
        giver.codebook = codebook
