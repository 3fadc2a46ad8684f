"""Bytes to text, or a refusal that says what the bytes are and what to do. Nothing is guessed and nothing is repaired."""

from __future__ import annotations

from charset_normalizer import from_bytes

from mappings.errors import UnreadableDocument
from mappings.words import table

LONGEST_BYTES = 2_000_000
"""Longest file that is read: about 400 pages, a hundred times a long communiqué. A longer one is a dump or a book."""

SIGNATURES = (
    (b"PK\x03\x04", "a ZIP container (such as .docx, .odt or .xlsx)", "save it as plain text in UTF-8"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save it as plain text in UTF-8"),
    (b"{\\rtf", "an RTF file", "save it as plain text in UTF-8"),
    (b"\x89PNG", "a PNG picture", "give the text, not a picture of it"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the text, not a picture of it"),
    (b"GIF8", "a GIF picture", "give the text, not a picture of it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)
MARKS = ((b"\xff\xfe\x00\x00", "utf_32"), (b"\x00\x00\xfe\xff", "utf_32"), (b"\xff\xfe", "utf_16"), (b"\xfe\xff", "utf_16"))
BINARY_SHARE = 0.02
SAMPLE = 65_536
SINGLE_BYTE = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")


def check_size(size: int, name: str) -> None:
    """Refuse a file by its size, before it is read.

    Raises: UnreadableDocument, empty or too-long.
    """
    if size == 0:
        raise UnreadableDocument(name, "empty", "the file is empty", "give a file with a text")
    if size > LONGEST_BYTES:
        limit = f"{size / 1e6:.1f} MB of text is too long for one document (limit {LONGEST_BYTES / 1e6:g} MB)"
        raise UnreadableDocument(name, "too-long", limit, "split it into one file for each article")


def check_length(text: str, name: str) -> None:
    """Refuse a text that was taken out of a file by its length.

    Raises: UnreadableDocument, too-long.
    """
    check_size(len(text.encode()), name)


def decode(data: bytes, name: str) -> str:
    """Decode a file that must be UTF-8.

    Args:
        data: its bytes.
        name: for the message.
    Returns: the text as it is, a byte order mark included.
    Raises: UnreadableDocument, with code empty, too-long, binary, wrong-encoding, damaged-encoding or mojibake.
    """
    check_size(len(data), name)
    for signature, what, remedy in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(name, "binary", f"it is {what}, not a text", remedy)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            raise _wrong_encoding(name, encoding)
    if pairs := _utf16_without_mark(data):
        raise _wrong_encoding(name, pairs)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, name, error) from error
    if _is_binary(data):
        raise _binary(name)
    if not text.strip("\ufeff \t\r\n\f\u00a0"):
        raise UnreadableDocument(name, "empty", "the file holds nothing but white space", "give a file with a text")
    _check_mojibake(text, name)
    return text


def _not_utf8(data: bytes, name: str, error: UnicodeDecodeError) -> UnreadableDocument:
    if _is_binary(data):
        return _binary(name)
    if _mostly_utf8(data):
        where = f"it is UTF-8 with bytes that are none, the first at byte {error.start}"
        return UnreadableDocument(name, "damaged-encoding", where, "take an undamaged copy of the file")
    encoding = _name_encoding(data)
    if encoding is None:
        return UnreadableDocument(name, "wrong-encoding", "it is not UTF-8, and its encoding is unknown", "save it as UTF-8")
    return _wrong_encoding(name, encoding)


def _binary(name: str) -> UnreadableDocument:
    remedy = "give a plain text, HTML or Markdown file in UTF-8"
    return UnreadableDocument(name, "binary", "it holds control bytes and is no text", remedy)


def _wrong_encoding(name: str, encoding: str) -> UnreadableDocument:
    known = table("encodings").get(encoding, {"name": encoding, "iconv": encoding})
    remedy = f"convert it with iconv -f {known['iconv']} -t UTF-8"
    return UnreadableDocument(name, "wrong-encoding", f"it is in {known['name']}, not in UTF-8", remedy)


def _name_encoding(data: bytes) -> str | None:
    """Name of a single-byte encoding, as charset-normalizer finds it among those that Russian texts have."""
    best = from_bytes(data[:SAMPLE], cp_isolation=list(SINGLE_BYTE)).best()
    if best is not None and _vowel_share(data[:SAMPLE], best.encoding) > 0.25:
        return best.encoding
    ranked = sorted(SINGLE_BYTE, key=lambda encoding: -_vowel_share(data[:SAMPLE], encoding))
    return ranked[0] if _vowel_share(data[:SAMPLE], ranked[0]) > 0.25 else best.encoding if best is not None else None


def _vowel_share(data: bytes, encoding: str) -> float:
    """Share of the commonest lower-case letters of Russian in the bytes above ASCII."""
    high = bytes(byte for byte in data if byte > 127)
    text = high.decode(encoding, errors="replace")
    return sum(text.count(letter) for letter in table("languages")["frequent"]["letters"]) / max(len(text), 1)


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:SAMPLE]
    for encoding, high in (("utf_16_le", sample[1::2]), ("utf_16_be", sample[0::2])):
        if len(sample) > 20 and sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return encoding
    return None


def _is_binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    control = sum(sample.count(byte) for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
    return b"\x00" in sample or control > BINARY_SHARE * len(sample)


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    high = sum(sign > "\x7f" for sign in text)
    return high > 0 and text.count("\ufffd") < 0.1 * high


def _check_mojibake(text: str, name: str) -> None:
    """Refuse text that was UTF-8, read as Windows-1251 and saved again: «РџСЂРµР·РёРґРµРЅС‚»."""
    sample = [word for word in text[:20_000].split() if any(sign > "\x7f" for sign in word)][:400]
    broken = sum(_is_mojibake(word) for word in sample)
    if len(sample) >= 3 and broken > 0.5 * len(sample):
        raise UnreadableDocument(
            name, "mojibake", "its UTF-8 was once read as Windows-1251 and saved again", "convert it back with iconv -f UTF-8 -t CP1251"
        )


def _is_mojibake(word: str) -> bool:
    try:
        decoded = word.encode("cp1251").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return False
    return len(decoded) < len(word)
