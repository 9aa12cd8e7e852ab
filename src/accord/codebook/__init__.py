"""What codes mean: PLOVER types, modes, contexts, sectors, statuses, accord's labels and the user's own codebook."""

from accord.codebook.codebooks import Codebook
from accord.codebook.explaining import codes, explain
from accord.codebook.own_files import codebook_in_use

__all__ = ["Codebook", "codebook_in_use", "codes", "explain"]
