"""Reading: the bytes of a file to a `Document` whose blocks lead back to them."""

from mappings.reading.glue import glued_sentences
from mappings.reading.reader import read, read_bytes, text_of
from mappings.reading.sidecar import described, is_sidecar, read_sidecar

__all__ = ["described", "glued_sentences", "is_sidecar", "read", "read_bytes", "read_sidecar", "text_of"]
