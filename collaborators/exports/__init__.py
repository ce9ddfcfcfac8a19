"""Reports of the network as papers and files."""

from collaborators.exports.sendings import by_part, sending_pdf

__all__ = ["by_part", "sending_pdf"]
