"""Reading: the bytes of a file to a `Document` whose blocks lead back to them."""

from mappings.reading.glue import glued_sentences
from mappings.reading.reader import read, read_bytes

__all__ = ["glued_sentences", "read", "read_bytes"]
