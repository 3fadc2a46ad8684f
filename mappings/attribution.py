"""Who speaks and who passes it on: regions of the text with their voice.

A quotation, a clause after «отметил, что», a sentence that opens with «по словам …» speak for somebody. «Об этом
сообщает …» passes on the sentence before it, «передаёт …» its own. An impersonal verb on a gathering («отмечено на
заседании») speaks for the gathering.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from .clauses import Clauses
from .frames import table
from .model import Attribution, Entity, Span
from .morphology import lemmas
from .organisations import Organisations
from .people import People
from .phrases import Phrase
from .scene import Passage, Scene


@cache
def words() -> dict:
    """Closed classes of `frames/attribution.toml`."""
    return table("attribution")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a block that somebody says.

    Attributes:
        passage, first, last: tokens.
        speakers, relays: entities.
        cue: the words that say so.
        verbatim: a quotation.
        carried: whether only the sentences around it say whose it is.
        act: what a phrase such as «по мнению» makes of it, or None.
    """

    passage: int
    first: int
    last: int
    speakers: tuple[Entity, ...]
    relays: tuple[Entity, ...]
    cue: Span
    verbatim: bool
    act: str | None = None
    carried: bool = False


class Voices:
    """The regions of one document.

    Args:
        gathering: gives the entity that a gathering named at a token speaks for (its joint body), or None.
    """

    def __init__(self, scene: Scene, people: People, organisations: Organisations, gathering: Callable[[Passage, int], Entity | None]) -> None:
        self.scene, self.people, self.organisations, self.gathering = scene, people, organisations, gathering
        self.regions = [region for passage in scene.body() for region in self.read(passage)]
        self.regions += [region for passage in scene.body() for region in self.carried_on(passage)]

    def of(self, passage: Passage, first: int, last: int) -> Attribution:
        """The voices of a stretch: the innermost speaker, and every relay around it."""
        around = [r for r in self.regions if r.passage == passage.number and r.first <= first and last <= r.last]
        speaking = min((r for r in around if r.speakers), key=lambda r: r.last - r.first, default=None)
        relaying = [r for r in around if r.relays]
        cues = ([speaking.cue] if speaking else []) + [r.cue for r in relaying[:1]]
        return Attribution(speaking.speakers if speaking else (), relaying[0].relays if relaying else (), tuple(dict.fromkeys(cues)))

    def read(self, passage: Passage) -> Iterator[Region]:
        """Regions of one block."""
        yield from self.quotations(passage)
        for clauses in passage.clauses:
            yield from self.source_phrases(passage, clauses)
            for i in range(clauses.sentence.first, clauses.sentence.last):
                if passage.tokens[i].pos == "VERB":
                    yield from self.speech(passage, clauses, i)
        yield from self.dash_speech(passage)

    def carried_on(self, passage: Passage) -> Iterator[Region]:
        """A sentence without a voice of its own between two of one speaker, or after his («Среди них …»), is his too."""
        voices = [self.of_sentence(passage, clauses) for clauses in passage.clauses]
        for i, clauses in enumerate(passage.clauses):
            before = voices[i - 1] if i else None
            if voices[i] is not None or before is None:
                continue
            after = next((v for v in voices[i + 1 : i + 2]), None)
            opening = {t.lemma for t in passage.tokens[clauses.sentence.first : clauses.sentence.first + 1]}
            if after is not None and after.speakers == before.speakers or opening & set(words()["continuing"]):
                voices[i] = Region(passage.number, clauses.sentence.first, clauses.sentence.last, before.speakers, (), before.cue, False, carried=True)
                yield voices[i]

    def of_sentence(self, passage: Passage, clauses: Clauses) -> Region | None:
        """The one person that a sentence speaks for: by a region in it, or by a verb of saying whose subject he is."""
        sentence = clauses.sentence
        inside = [r for r in self.regions if r.passage == passage.number and sentence.first <= r.first and r.last <= sentence.last and len(r.speakers) == 1]
        if inside:
            return inside[0]
        for i in range(sentence.first, sentence.last):
            if passage.tokens[i].pos == "VERB" and (lemmas(passage.tokens[i].text) | {passage.tokens[i].lemma}) & set(words()["reporting_verbs"]):
                subject = clauses.subject_of(i)
                speakers = self.people.meant(passage, subject) if subject else ()
                if len(speakers) == 1 and speakers[0].type == "person":
                    return Region(passage.number, sentence.first, sentence.last, speakers, (), passage.span(min(subject.first, i), max(subject.last, i + 1)), False)
        return None

    # -- quotations

    def quotations(self, passage: Passage) -> Iterator[Region]:
        """«…», — сказал X; X сказал: «…»."""
        for first, last in quotes(passage):
            voice = self.voice_after(passage, last) or self.voice_before(passage, first)
            if voice:
                speakers, relays, cue = voice
                yield Region(passage.number, first, last, speakers, relays, cue, True)

    def voice_after(self, passage: Passage, last: int):
        """Who a quotation is of, by the words behind it: a comma, a dash, a verb of saying."""
        tokens = passage.tokens
        i = last + 1
        while i < len(tokens) and tokens[i].text in (",", "—", "–", "-", "."):
            i += 1
        if i >= len(tokens) or not any(t.text in "—–-" for t in tokens[last + 1 : i]):
            return None
        return self.voice_of(passage, i, self.end_of_clause(passage, i))

    def voice_before(self, passage: Passage, first: int):
        """Who a quotation is of, by the words before it: a verb of saying and a colon, «по словам …, »."""
        tokens = passage.tokens
        mark = first - 2
        if mark < 1 or tokens[mark].text not in (":", ","):
            return None
        clauses = passage.sentence_of(mark)
        for phrase in self.attributing(passage, clauses):
            if phrase[1].last == mark:
                return self.voice_of_phrase(passage, phrase)
        if tokens[mark].text == ":":
            return self.voice_of(passage, clauses.sentence.first, mark)
        return None

    def voice_of(self, passage: Passage, first: int, last: int):
        """Speakers or relays of the words first..last around a verb of saying."""
        clauses = passage.sentence_of(first)
        verbs = [i for i in range(first, last) if self.says(passage, i)]
        gathered = self.gathered(passage, first, last)
        if not verbs:
            return ((gathered,), (), passage.span(first, last)) if gathered else None
        cue = passage.span(first, last)
        subject = clauses.subject_of(verbs[0])
        if subject:
            speakers, relays = self.voices(passage, subject, relayable=False)
            if speakers or relays:
                return speakers, relays, cue
        if gathered:
            return (gathered,), (), cue
        relay = self.relay_in(passage, first, last)
        return ((), relay, cue) if relay else None

    def gathered(self, passage: Passage, first: int, last: int) -> Entity | None:
        """The body that a gathering named in the words speaks for."""
        for i in range(first, last):
            if passage.tokens[i].lemma in words()["gatherings"]:
                return self.gathering(passage, i)
        return None

    def relay_in(self, passage: Passage, first: int, last: int) -> tuple[Entity, ...]:
        """Organisations named in the words of attribution, or the one that a bare «пресс-служба» or «сообщение» means."""
        found = tuple(m.entity for m in self.organisations.within(passage, first, last))
        if found:
            return found[:1]
        impersonal = not any(passage.tokens[i].lemma in words()["gatherings"] for i in range(first, last))
        if impersonal or any(lemmas(passage.tokens[i].text) & set(words()["relay_nouns"]) for i in range(first, last)):
            named = [m.entity for m in self.organisations.mentions if m.entity.kind in words()["services"]]
            return tuple(dict.fromkeys(named)) if len(set(named)) == 1 else ()
        return ()

    def voices(self, passage: Passage, phrase: Phrase, relayable: bool) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """What a subject of saying stands for: speakers, or (media and services) relays."""
        organisations = [m.entity for m in self.organisations.within(passage, phrase.first, phrase.last + 1) if m.first <= phrase.head < m.last]
        if organisations:
            media = organisations[0].cls in words()["media_classes"] or organisations[0].kind in words()["services"]
            return ((), tuple(organisations[:1])) if media or relayable else (tuple(organisations[:1]), ())
        speakers: list[Entity] = []
        for part in passage.reader.coordinated(phrase, passage.sentence_of(phrase.head).sentence.last):
            speakers += self.people.meant(passage, part)
        return tuple(dict.fromkeys(speakers)), ()

    def says(self, passage: Passage, i: int) -> bool:
        """Whether token i is a verb of saying (a misspelt one too, if the tagger sees a verb)."""
        token = passage.tokens[i]
        return token.pos == "VERB" and bool((lemmas(token.text) | {token.lemma}) & set(words()["speech_verbs"]))

    def end_of_clause(self, passage: Passage, i: int) -> int:
        """End of the words of attribution behind a quotation."""
        tokens = passage.tokens
        j = i
        while j < len(tokens) and tokens[j].text not in ".;«":
            if tokens[j].text == "," and j + 1 < len(tokens) and tokens[j + 1].text in "—–":
                break
            j += 1
        return j

    # -- clauses

    def speech(self, passage: Passage, clauses: Clauses, i: int) -> Iterator[Region]:
        """«X отметил, что …»; «об этом сообщает X»; «…, передаёт X»."""
        tokens, sentence = passage.tokens, clauses.sentence
        if not self.says(passage, i):
            return
        subject = clauses.subject_of(i)
        clause = next((j for j in range(i + 1, min(i + 4, sentence.last)) if tokens[j].pos == "SCONJ" and tokens[j - 1].text == ","), None)
        forms = lemmas(tokens[i].text) | {tokens[i].lemma}
        relays = bool(forms & set(words()["relay_verbs"]))
        if subject is None:
            return
        cue = passage.span(min(subject.first, i), max(subject.last, i + 1))
        if clause is not None:
            speakers, passing = self.voices(passage, subject, relayable=False)
            if speakers or passing:
                yield Region(passage.number, clause + 1, sentence.last, speakers, passing, cue, False)
        elif relays:
            speakers, passing = self.voices(passage, subject, relayable=True)
            first, last = sentence.first, sentence.last
            if any(tokens[j].lemma in words()["back_references"] for j in range(sentence.first, i)):
                before = [c.sentence for c in passage.clauses if c.sentence.last <= sentence.first]
                if not before:
                    return
                first, last = before[-1].first, before[-1].last
            if passing:
                yield Region(passage.number, first, last, (), passing, cue, False)

    def attributing(self, passage: Passage, clauses: Clauses) -> Iterator[tuple[dict, Phrase]]:
        """Phrases such as «по словам эксперта», with their rule."""
        tokens = passage.tokens
        for i in range(clauses.sentence.first, clauses.sentence.last):
            for rule in words()["source_phrase"]:
                if tokens[i].text.lower() != rule["preposition"]:
                    continue
                phrase = passage.reader.phrase(i, clauses.sentence.last)
                if phrase and tokens[phrase.head].lemma in rule["nouns"]:
                    yield rule, phrase

    def source_phrases(self, passage: Passage, clauses: Clauses) -> Iterator[Region]:
        """«По словам X, …»: the sentence speaks for X; «со ссылкой на X»: X passes it on."""
        for rule, phrase in self.attributing(passage, clauses):
            voice = self.voice_of_phrase(passage, (rule, phrase))
            if voice:
                first = phrase.last if phrase.first - clauses.sentence.first < 3 else clauses.sentence.first
                yield Region(passage.number, first, clauses.sentence.last, voice[0], voice[1], voice[2], False, rule.get("act"))

    def voice_of_phrase(self, passage: Passage, found: tuple[dict, Phrase]):
        """Speakers (or relays) of a phrase such as «по мнению эксперта», «с его слов»."""
        rule, phrase = found
        cue = passage.span(phrase.prep or phrase.first, phrase.last)
        organisations = tuple(m.entity for m in self.organisations.within(passage, phrase.first, phrase.last + 3))[:1]
        if rule.get("relay"):
            return ((), organisations, cue) if organisations else None
        speakers: tuple[Entity, ...] = ()
        for part in phrase.complements:
            speakers = speakers or self.person_of(passage, part) or self.people.meant(passage, part)
        if not speakers and any(passage.tokens[i].lemma in words()["pronouns"] for i in range(phrase.first, phrase.head)):
            speakers = self.last_speaker(passage, phrase.first)
        if speakers:
            return speakers, (), cue
        return ((), organisations, cue) if organisations else None

    def person_of(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """«эксперта» after somebody spoke: that person."""
        head = passage.tokens[phrase.head]
        if head.lemma in words()["speaker_nouns"] and head.feat("Number") != "plur" and len(phrase.complements) == 0:
            return self.last_speaker(passage, phrase.first)
        return ()

    def last_speaker(self, passage: Passage, i: int) -> tuple[Entity, ...]:
        """The person named last before a place of the text, in a subject if possible."""
        before = [m for m in self.people.persons if (m.passage, m.first) < (passage.number, i)]
        nominative = [m for m in before if self.case_of(m) == "nom"]
        return (nominative[-1].entity,) if nominative else (before[-1].entity,) if before else ()

    def case_of(self, mention) -> str | None:
        """Case of the last word of a person's name."""
        passage = next(p for p in self.scene.passages if p.number == mention.passage)
        return passage.tokens[mention.last - 1].case

    def dash_speech(self, passage: Passage) -> Iterator[Region]:
        """A paragraph that opens with a dash is speech, up to «, сказал X»."""
        tokens = passage.tokens
        if not tokens or tokens[0].text not in "—–-":
            return
        verbs = [i for i in range(len(tokens)) if self.says(passage, i) and i and (tokens[i - 1].text in ",—–")]
        if verbs:
            end = self.end_of_clause(passage, verbs[0])
            voice = self.voice_of(passage, verbs[0], end)
            if voice:
                yield Region(passage.number, 1, verbs[0] - 1, voice[0], voice[1], voice[2], True)


def quotes(passage: Passage) -> Iterator[tuple[int, int]]:
    """Quotations of a block that are somebody's words: at least five tokens, a verb among them. Ranges without the marks."""
    tokens, start, depth = passage.tokens, None, 0
    for i, token in enumerate(tokens):
        straight = token.text == '"'
        if token.text in "«“„" or straight and start is None:
            if depth == 0:
                start = i + 1
            depth += 1
        elif (token.text in "»”" or straight) and depth:
            depth -= 1
            if depth == 0 and start is not None:
                if i - start >= words()["shortest_quotation"] and any(t.pos == "VERB" or t.feat("Variant") == "short" for t in tokens[start:i]):
                    yield start, i
                start = None
