"""Reports of the network as papers and files."""

from collaborators.exports.compiled import COMPILED_FILES, compiled_paper
from collaborators.exports.sendings import by_part, sending_pdf
from collaborators.exports.worker import worker_script

__all__ = ["COMPILED_FILES", "by_part", "compiled_paper", "sending_pdf", "worker_script"]
