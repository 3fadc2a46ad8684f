"""Speech that goes on without a word of attribution: a sentence that belongs to the speaker of the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .clauses import Clauses
from .model import Span
from .organisations import Organisations
from .people import People
from .quotations import quotations
from .regions import Region
from .scene import Passage
from .speakers import Speakers
from .speech import forms, says, words


class CarriedSpeech:
    """What goes on with the voice of the sentence before it, in one document.

    Args:
        regions: those that words of attribution make.
    """

    def __init__(self, people: People, organisations: Organisations, speakers: Speakers, regions: Sequence[Region]) -> None:
        self.people, self.organisations, self.speakers, self.regions = people, organisations, speakers, regions

    def read(self, passage: Passage) -> Iterator[Region]:
        """What has no voice of its own and goes on with that of the sentence before it, by a sign, is his too.

        The signs: a sentence or two between two of one speaker; «Среди них …»; «При этом …», unless a deed of the past is
        told; quotation marks around the sentence.
        """
        voices = [self.of_sentence(passage, clauses) for clauses in passage.clauses]
        for i, clauses in enumerate(passage.clauses):
            before = voices[i - 1] if i else None
            if voices[i] is not None or before is None or not before.speakers:
                continue
            quoted = self.quoted_sentence(passage, clauses)
            after = next((v for v in voices[i + 1 : i + 3] if v is not None), None)
            between = after is not None and after.speakers == before.speakers
            if not (between or quoted or self.goes_on(passage, clauses)):
                continue
            first, last = quoted or (clauses.sentence.first, clauses.sentence.last)
            cue = (self.words_behind(passage, last) if quoted else None) or before.cue
            voices[i] = Region(passage.number, first, last, before.speakers, (), cue, bool(quoted), carried=not quoted)
            yield voices[i]
            yield from self.quoted_in(passage, voices[i])

    def goes_on(self, passage: Passage, clauses: Clauses) -> bool:
        """Whether a sentence opens with words that go on with what was said before; a deed of the past after them is the author's."""
        tokens, sentence = passage.tokens, clauses.sentence
        if tokens[sentence.first].lemma in words()["continuing"]:
            return True
        opening = [t.text.lower() for t in tokens[sentence.first : sentence.first + 3]]
        connected = any(opening[: len(phrase.split())] == phrase.split() for phrase in words()["connecting"])
        past = any(
            tokens[j].feat("Tense") == "past" and tokens[j].feat("VerbForm") == "fin" and clauses.free_of_subordination(j)
            for j in range(sentence.first, sentence.last)
        )
        named = any(m.passage == passage.number and sentence.first <= m.first < sentence.last for m in self.people.persons)
        return connected and not past and not named

    def quoted_sentence(self, passage: Passage, clauses: Clauses) -> tuple[int, int] | None:
        """The quotation that begins with a sentence, and nobody is named behind it:
        nothing stands there, or words of attribution that name nobody."""
        found = next(((a, b) for a, b in quotations(passage, words()["shortest_quotation"]) if a == clauses.sentence.first + 1), None)
        if found is None:
            return None
        behind = range(found[1], passage.sentence_of(found[1]).sentence.last)
        silent = all(passage.tokens[j].pos == "PUNCT" for j in behind)
        named = any(m.passage == passage.number and m.first in behind for m in (*self.people.persons, *self.organisations.mentions))
        return found if silent or not named and any(says(passage, j) for j in behind) else None

    def words_behind(self, passage: Passage, i: int) -> Span | None:
        """The words behind the closing mark of a quotation at token i, up to the end of its sentence."""
        behind = [j for j in range(i, passage.sentence_of(i).sentence.last) if passage.tokens[j].pos != "PUNCT"]
        return passage.span(behind[0], behind[-1] + 1) if behind else None

    def quoted_in(self, passage: Passage, region: Region) -> Iterator[Region]:
        """A quotation behind a colon in a sentence that carries a speech on."""
        for first, last in quotations(passage, words()["shortest_quotation"]):
            known = any(r.passage == passage.number and r.verbatim and r.first <= first < r.last for r in self.regions)
            if region.first < first - 2 and last <= region.last and passage.tokens[first - 2].text == ":" and not known:
                yield Region(passage.number, first, last, region.speakers, (), region.cue, True)

    def of_sentence(self, passage: Passage, clauses: Clauses) -> Region | None:
        """The one person that a sentence speaks for: by a region in it, or by a verb of saying whose subject he is."""
        sentence = clauses.sentence
        inside = [
            r
            for r in self.regions
            if r.passage == passage.number and sentence.first <= r.first and r.last <= sentence.last and len(r.speakers) == 1
        ]
        if inside:
            return inside[0]
        for i in range(sentence.first, sentence.last):
            if passage.tokens[i].pos == "VERB" and forms(passage, i) & set(words()["reporting_verbs"]):
                voice = self.speakers.of_verb(passage, clauses, i, sentence.first, sentence.last)
                if voice and len(voice.speakers) == 1 and voice.speakers[0].type == "person":
                    return Region(
                        passage.number, sentence.first, sentence.last, voice.speakers, (), passage.span(voice.first, voice.last), False
                    )
        return None
