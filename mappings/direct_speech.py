"""Direct speech and whose it is: quotations, paragraphs behind a dash, turns of a conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .interviews import interview_of, opens_turn
from .model import Span
from .organisations import Organisations
from .people import People
from .phrases import is_finite
from .quotations import DASHES, STOPS, dashed, end_of_attribution, insertion, quotations
from .regions import Region
from .scene import Passage, Scene
from .speakers import Speakers, Voice
from .speech import says, words


class DirectSpeech:
    """The direct speech of one document, block by block in their order.

    Attributes:
        asked: numbers of the blocks in which a medium asks.

    Args:
        by_phrase: gives the voice of a phrase such as «по словам X» that ends at a token, or None.
    """

    def __init__(
        self,
        scene: Scene,
        people: People,
        organisations: Organisations,
        speakers: Speakers,
        by_phrase: Callable[[Passage, int], Voice | None],
    ) -> None:
        self.scene, self.people, self.organisations, self.speakers, self.by_phrase = scene, people, organisations, speakers, by_phrase
        self.announced: tuple[Voice, Span] | None = None
        self.speaking: tuple[Voice, Span] | None = None
        self.interview = interview_of(scene, people)
        self.asked: set[int] = set(self.interview.asked) if self.interview else set()

    def read(self, passage: Passage) -> Iterator[Region]:
        """Regions of direct speech of one block."""
        announced, self.announced = self.announced, None
        quoted = list(self.quoted(passage))
        yield from quoted
        yield from self.turns(passage, announced)
        for first in dashed(passage):
            if not any(r.first <= first < r.last for r in quoted):
                yield from self.dashed(passage, first)
        self.announce(passage)

    # -- quotations

    def quoted(self, passage: Passage) -> Iterator[Region]:
        """«…», — сказал X; X сказал: «…»; «…, — сказал X. — …»."""
        for first, last in quotations(passage, words()["shortest_quotation"]):
            inside = self.inside(passage, first, last)
            voice = inside or self.after(passage, last) or self.before(passage, first)
            if voice is None:
                continue
            relay = self.after(passage, last) if inside else None
            yield Region(
                passage.number,
                first,
                last,
                voice.speakers,
                voice.relays or (relay.relays if relay else ()),
                passage.span(voice.first, voice.last),
                True,
            )

    def inside(self, passage: Passage, first: int, last: int) -> Voice | None:
        """Who a quotation is of, by words of attribution inside it."""
        begin = insertion(passage, first, last, lambda i: says(passage, i))
        return self.speakers.of_words(passage, begin, min(last, end_of_attribution(passage, begin))) if begin else None

    def after(self, passage: Passage, last: int) -> Voice | None:
        """Who a quotation is of, by the words behind it: a comma, a dash, a verb of saying; a dash and a name."""
        tokens = passage.tokens
        i = last + 1
        while i < len(tokens) and tokens[i].text in (*STOPS, *DASHES):
            i += 1
        marks = [t.text for t in tokens[last + 1 : i]]
        dash = any(mark in DASHES for mark in marks)
        if i >= len(tokens) or not dash and not (marks == [","] and says(passage, i)):
            return None
        end = end_of_attribution(passage, i)
        return self.speakers.of_words(passage, i, end) or (self.signature(passage, i, end) if dash else None)

    def signature(self, passage: Passage, first: int, last: int) -> Voice | None:
        """A person whose name alone stands behind the dash, up to the end of the block."""
        named = [m for m in self.people.persons if m.passage == passage.number and first <= m.first and m.last <= last]
        alone = last >= len(passage.tokens) - 1 and not any(t.pos == "VERB" for t in passage.tokens[first:last])
        return self.speakers.heard(Voice((named[0].entity,), (), first, last)) if alone and len(named) == 1 else None

    def before(self, passage: Passage, first: int) -> Voice | None:
        """Who a quotation is of, by the words before it: a verb of saying and a colon, «по словам …, »."""
        tokens = passage.tokens
        mark = first - 2
        if mark < 1 or tokens[mark].text not in (":", ","):
            return None
        voice = self.by_phrase(passage, mark)
        if voice or tokens[mark].text == ",":
            return voice
        first = passage.sentence_of(mark).sentence.first
        return self.speakers.of_words(passage, first, mark) or self.named_before(passage, first, mark)

    def named_before(self, passage: Passage, first: int, colon: int) -> Voice | None:
        """«Министр экономики Иван Иванов: «…»»: the person whose name stands right before the colon, without a verb."""
        named = [m for m in self.people.persons if m.passage == passage.number and first <= m.first and m.last == colon]
        return Voice((named[0].entity,), (), first, colon) if named and not any(is_finite(t) for t in passage.tokens[first:colon]) else None

    # -- behind a dash

    def dashed(self, passage: Passage, first: int) -> Iterator[Region]:
        """«— …, — сказал X. — …»: speech up to the words of attribution, and behind them in a block of its own."""
        tokens = passage.tokens
        begin = insertion(passage, first, len(tokens), lambda i: says(passage, i))
        if begin is None:
            return
        end = end_of_attribution(passage, begin)
        voice = self.speakers.of_words(passage, begin, end)
        if voice is None:
            return
        cue = passage.span(voice.first, voice.last)
        yield Region(passage.number, first, begin - 1, voice.speakers, voice.relays, cue, True)
        goes_on = first == 1 and end + 2 < len(tokens) and tokens[end].text in STOPS and tokens[end + 1].text in DASHES
        if goes_on:
            yield Region(passage.number, end + 2, len(tokens), voice.speakers, voice.relays, cue, True)

    # -- turns

    def turns(self, passage: Passage, announced: tuple[Voice, Span] | None) -> Iterator[Region]:
        """«X сказал:» and a block behind a dash; «X: …»; a question and its answer; a further block in the first person."""
        start, own = self.labelled(passage)
        if not own and self.interview and (passage.number in self.asked or passage.number - 1 in self.asked):
            start, own = int(opens_turn(passage)), self.interview.turn(passage)
        if own:
            self.speaking = own if own[0].speakers else None
            self.asked |= set() if self.speaking else {passage.number}
        elif announced and passage.tokens and passage.tokens[0].text in DASHES:
            start, self.speaking = 1, announced
        elif self.speaking is None or self.ends_turn(passage):
            self.speaking = None
            return
        if self.speaking:
            voice, cue = self.speaking
            short = len(passage.tokens) - start <= words()["longest_turn"]
            yield Region(passage.number, start, len(passage.tokens), voice.speakers, (), cue, short, carried=not short, turn=True)

    def labelled(self, passage: Passage) -> tuple[int, tuple[Voice, Span] | None]:
        """The name and the colon that open a turn: one past them, and whose turn it is."""
        tokens = passage.tokens
        colon = next((i for i in range(min(len(tokens), 12)) if tokens[i].text == ":"), None)
        if not colon or colon + 2 >= len(tokens) or any(is_finite(t) or t.text in ",«" for t in tokens[:colon]):
            return 0, None
        named = [m for m in self.people.persons if m.passage == passage.number and m.last == colon]
        asking = [m for m in self.organisations.mentions if m.passage == passage.number and (m.first, m.last) == (0, colon)]
        if named:
            return colon + 1, (Voice((named[0].entity,), (), 0, colon), passage.span(0, colon))
        return (colon + 1, (Voice((), (), 0, colon), passage.span(0, colon))) if asking else (0, None)

    def ends_turn(self, passage: Passage) -> bool:
        """Whether a block is told by the author again: nobody in it speaks in the first or addresses the second person."""
        return not any(t.feat("Person") in ("1", "2") or t.lemma in words()["first_person"] for t in passage.tokens)

    def announce(self, passage: Passage) -> None:
        """«X сказал:» at the end of a block announces the next."""
        tokens = passage.tokens
        if len(tokens) > 2 and tokens[-1].text == ":":
            first = passage.clauses[-1].sentence.first
            voice = self.speakers.of_words(passage, first, len(tokens) - 1)
            self.announced = (voice, passage.span(voice.first, voice.last)) if voice and voice.speakers else None
