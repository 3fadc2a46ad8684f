"""Reading: the bytes of a file to a `Document` whose blocks lead back to them."""

from mappings.reading.reader import read, read_bytes

__all__ = ["read", "read_bytes"]
