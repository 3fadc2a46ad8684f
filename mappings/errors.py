"""The exceptions of the lifting, at a glance.

    LiftingError                    something the lifting can't go on with
    ├── UnreadableDocument          bytes that are no text we can read: names the file and the remedy
    └── BrokenResource              a rule, lexicon or reference file of ours is wrong: names file and entry

What goes wrong inside one readable text is never an exception: it is a `model.Issue`.
"""

from __future__ import annotations

from pathlib import Path


class LiftingError(Exception):
    """Base of the tree."""


class UnreadableDocument(LiftingError):
    """A file that can't be read as a document.

    Args:
        path: the file.
        code: short stable name of the reason, such as `empty` or `binary`.
        reason: what is wrong, in words.
        remedy: what the user can do.
    """

    def __init__(self, path: Path | str, code: str, reason: str, remedy: str) -> None:
        super().__init__(path, code, reason, remedy)
        self.path, self.code, self.reason, self.remedy = path, code, reason, remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; {self.remedy}"


class BrokenResource(LiftingError):
    """A file of rules, words or reference data that contradicts itself.

    Args:
        path: the file.
        entry: id of the rule or place in the file.
        reason: what is wrong, in words.
    """

    def __init__(self, path: Path | str, entry: str, reason: str) -> None:
        super().__init__(path, entry, reason)
        self.path, self.entry, self.reason = path, entry, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.entry}: {self.reason}"
