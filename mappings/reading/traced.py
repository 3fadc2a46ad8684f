"""A text that knows where each of its code points stands in the source: the only thing that readers cut, join and clean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mappings.words import is_word

# Signs without width that copying leaves behind: soft hyphen, zero-width space and joiners, word joiner, byte order mark.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
LONGEST_WORD = 60
HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each of its code points, the offset in the source. Offsets increase.

    Attributes:
        wide: offset to end, for code points that stand for several of the source: entities. Those of other pieces may be among them.
    """

    text: str
    offsets: tuple[int, ...]
    wide: Mapping[int, int] = field(default_factory=dict, compare=False)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Traced:
        return Traced(self.text[part], self.offsets[part], self.wide)

    def end(self, last: int) -> int:
        """Where a code point ends in the source, by its place in the text; -1 is the last."""
        return self.wide.get(self.offsets[last], self.offsets[last] + 1)

    def strip(self) -> Traced:
        """Without white space at both ends."""
        begin = len(self.text) - len(self.text.lstrip())
        return self[begin : begin + len(self.text.strip())]

    def lines(self, ends: str = "\n\r\f\x0b\u2028\u2029") -> Iterator[Traced]:
        """Its lines, each with the sign that ends it; CR and LF together are one end."""
        begin = 0
        for at, sign in enumerate(self.text):
            if sign in ends and not (sign == "\r" and self.text[at + 1 : at + 2] == "\n"):
                yield self[begin : at + 1]
                begin = at + 1
        if begin < len(self.text):
            yield self[begin:]

    def without(self, dropped: Iterable[int]) -> Traced:
        """Without the code points at these places of its own text."""
        gone = set(dropped)
        kept = [at for at in range(len(self.text)) if at not in gone]
        return Traced("".join(self.text[at] for at in kept), tuple(self.offsets[at] for at in kept), self.wide)


def trace(source: str) -> Traced:
    """The source itself, without its byte order mark."""
    begin = 1 if source.startswith("\ufeff") else 0
    return Traced(source[begin:], tuple(range(begin, len(source))))


def join(parts: Iterable[Traced]) -> Traced:
    """Put pieces together, in the order of the source."""
    parts = list(parts)
    several = {id(part.wide): part.wide for part in parts}  # the lines of one piece share theirs
    wide = next(iter(several.values())) if len(several) == 1 else {start: end for one in several.values() for start, end in one.items()}
    return Traced("".join(part.text for part in parts), tuple(offset for part in parts for offset in part.offsets), wide)


def clean(piece: Traced) -> Traced:
    """Make running text: no invisible signs, each run of white space one space, words cut at a line's end joined.

    A space that stands for several keeps the offset of the first. The hyphen of «Касым-\\nЖомарт» and of
    «узбекско-\\nказахстанского» stays; that of «сотрудни-\\nчество» goes, since the joined word is one and the word with a hyphen is none.
    """
    text: list[str] = []
    offsets: list[int] = []
    source, at = piece.text, 0
    while at < len(source):
        sign = source[at]
        if sign in INVISIBLE:
            at += 1
        elif sign.isspace():
            end = _end_of_space(source, at)
            if text and text[-1] in HYPHENS and _ends_line(source[at:end]) and len(text) > 1 and text[-2].isalpha():
                if _is_hyphenation("".join(text[-LONGEST_WORD:]), source[end : end + LONGEST_WORD]):
                    del text[-1], offsets[-1]
            else:
                text.append(" ")
                offsets.append(piece.offsets[at])
            at = end
        else:
            text.append(sign)
            offsets.append(piece.offsets[at])
            at += 1
    return Traced("".join(text), tuple(offsets), piece.wide).strip()


def _ends_line(space: str) -> bool:
    return any(sign in space for sign in "\n\r\f\u2028")


def _end_of_space(source: str, at: int) -> int:
    while at < len(source) and (source[at].isspace() or source[at] in INVISIBLE):
        at += 1
    return at


def _is_hyphenation(before: str, after: str) -> bool:
    """Whether a hyphen at a line's end was put there by the type-setter."""
    head = _letters(before[:-1][::-1])[::-1]
    tail = _letters(after)
    if not tail or not tail[0].islower() or len(head) < 2:
        return False
    return is_word(head + tail) and not is_word(f"{head}-{tail}")


def _letters(text: str) -> str:
    count = next((at for at, sign in enumerate(text) if not sign.isalpha()), len(text))
    return text[:count]
