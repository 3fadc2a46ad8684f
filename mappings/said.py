"""The clause that a verb of saying opens: «отметил, что …», «заявил, как передаёт X, что …», «рассказал, как …», «заметил: …»."""

from __future__ import annotations

from .clauses import Clauses
from .phrases import OPENING
from .quotations import between_marks, end_of_attribution
from .scene import Passage
from .speech import says, words


def said_clause(passage: Passage, clauses: Clauses, i: int) -> int | None:
    """What opens the words that a verb of saying at token i reports:
    a subordinator («отметил в докладе, что …», «рассказал, как …»), a colon."""
    tokens = passage.tokens
    names = [(first, last) for first, last in between_marks(passage) if last - first < words()["shortest_quotation"]]
    skipped = {k for first, last in names for k in range(first - 1, last + 1)}
    for j in range(i + 1, min(i + 16, clauses.sentence.last)):
        if tokens[j].text == "," and j + 1 < clauses.sentence.last:
            if opens_clause(passage, j + 1):
                return j + 1
            if tokens[j + 1].lemma in words()["before_inserted"]:  # «заявил, как передаёт агентство X, что …»
                skipped.update(range(j, min(end_of_attribution(passage, j + 1), next_comma(passage, j + 1))))
        if tokens[j].text == ":" and says(passage, i) and tells_behind(passage, clauses, j):
            return j
        if j not in skipped and (clauses.is_predicate(j) or tokens[j].text in ':;«"'):
            return None
    return None


def tells_behind(passage: Passage, clauses: Clauses, colon: int) -> bool:
    """Whether a sentence goes on behind a colon with words of its own that tell something: no quotation, no list."""
    quoted = passage.tokens[min(colon + 1, clauses.sentence.last - 1)].text in OPENING
    return not quoted and any(clauses.is_predicate(j) for j in range(colon + 1, clauses.sentence.last))


def next_comma(passage: Passage, i: int) -> int:
    """The first comma at or behind token i, or the end of the block."""
    return next((j for j in range(i, len(passage.tokens)) if passage.tokens[j].text == ","), len(passage.tokens))


def opens_clause(passage: Passage, i: int) -> bool:
    """Whether token i opens what is said: a subordinator, or a word that asks and opens no words of attribution («как сообщает …»)."""
    lemma = passage.tokens[i].lemma
    asks = lemma in words()["asking"] and not any(says(passage, j) for j in range(i + 1, min(i + 4, len(passage.tokens))))
    return lemma in words()["subordinators"] or asks
