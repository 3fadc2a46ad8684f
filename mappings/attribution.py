"""Who speaks and who passes it on: regions of the text with their voice.

A quotation, a clause after «отметил, что», a sentence that opens with «по словам …» speak for somebody. «Об этом
сообщает …» passes on the sentence before it, «передаёт …» its own. An impersonal verb on a gathering («отмечено на
заседании») speaks for the gathering. What direct speech has around it is in `direct_speech`, what goes on without words
of attribution in `carried_speech`, who is meant in `speakers`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .carried_speech import CarriedSpeech
from .clauses import Clauses
from .direct_speech import DirectSpeech
from .model import Attribution, Entity
from .morphology import lemmas
from .organisations import Organisations
from .people import People, office_lemmas
from .phrases import Phrase
from .quotations import DASHES, end_of_attribution
from .regions import Region
from .said import said_clause
from .scene import Passage, Scene
from .speakers import Speakers, Voice
from .speech import forms, says, words

__all__ = ["Region", "Voices"]


class Voices:
    """The regions of one document.

    Args:
        gathering: gives the entity that a gathering named at a token speaks for (its joint body), or None.
    """

    def __init__(
        self, scene: Scene, people: People, organisations: Organisations, gathering: Callable[[Passage, int], Entity | None]
    ) -> None:
        self.scene, self.people, self.organisations = scene, people, organisations
        self.speakers = Speakers(scene, people, organisations, gathering)
        self.direct = DirectSpeech(scene, people, organisations, self.speakers, self.source_phrase_before)
        self.regions: list[Region] = []
        for passage in scene.body():
            self.regions += self.read(passage)
        carried = CarriedSpeech(people, organisations, self.speakers, tuple(self.regions))
        self.regions += [region for passage in scene.body() for region in carried.read(passage)]

    def of(self, passage: Passage, first: int, last: int) -> Attribution:
        """The voices of a stretch: the innermost speaker, and every relay around it."""
        around = [r for r in self.regions if r.passage == passage.number and r.first <= first and last <= r.last]
        speaking = min((r for r in around if r.speakers), key=lambda r: r.last - r.first, default=None)
        relaying = [r for r in around if r.relays]
        cues = ([speaking.cue] if speaking else []) + [r.cue for r in relaying[:1]]
        return Attribution(speaking.speakers if speaking else (), relaying[0].relays if relaying else (), tuple(dict.fromkeys(cues)))

    def speaker_of(self, passage: Passage, clauses: Clauses, i: int) -> tuple[Entity, ...]:
        """Who the subject of the verb at token i is, if he speaks for himself."""
        voice = self.speakers.of_verb(passage, clauses, i, clauses.sentence.first, clauses.sentence.last)
        return voice.speakers if voice else ()

    def author_of(self, passage: Passage, first: int, last: int) -> tuple[Entity, ...]:
        """«В поздравлении X выражена …»: whose message the words name, if they name one."""
        voice = (
            self.speakers.of_source(passage, first, last) if any(self.speakers.is_message(passage, i) for i in range(first, last)) else None
        )
        return voice.speakers if voice else ()

    def start_of(self, passage: Passage, clauses: Clauses, i: int) -> int:
        """Where the words of the verb at token i begin: at its sentence, or behind the words of attribution that open it."""
        first = clauses.sentence.first
        opened = [r.first for r in self.regions if r.passage == passage.number and first < r.first <= i < r.last and not r.verbatim]
        opened = [
            at
            for at in opened
            if any(
                r.cue.start == passage.span(first, first + 1).start for r in self.regions if r.passage == passage.number and r.first == at
            )
        ]
        return max(opened, default=first)

    def end_of(self, passage: Passage, clauses: Clauses, i: int) -> int:
        """Where the words of the verb at token i end: with its sentence, or before «…, передаёт X» that closes it."""
        closed = [
            r.last
            for r in self.regions
            if r.passage == passage.number and r.relays and clauses.sentence.first <= r.first <= i < r.last <= clauses.sentence.last
        ]
        return min(closed, default=clauses.sentence.last)

    def read(self, passage: Passage) -> list[Region]:
        """Regions of one block."""
        direct = list(self.direct.read(passage))
        found = list(direct)
        for clauses in passage.clauses:
            found += self.source_phrases(passage, clauses)
            for i in range(clauses.sentence.first, clauses.sentence.last):
                if says(passage, i) and not any(r.verbatim and (r.first <= i < r.last or self.in_cue(passage, i, r)) for r in direct):
                    found += self.speech(passage, clauses, i)
        return found

    def in_cue(self, passage: Passage, i: int, region: Region) -> bool:
        """Whether token i belongs to the words that say whose a region is."""
        return region.passage == passage.number and region.cue.start <= passage.span(i, i + 1).start < region.cue.end

    # -- clauses

    def speech(self, passage: Passage, clauses: Clauses, i: int) -> Iterator[Region]:
        """«X отметил, что …»; «об этом сообщает X»; «…, отметил X, …»; «…, передаёт X»."""
        sentence = clauses.sentence
        clause = None if self.cited(passage, clauses, i) else said_clause(passage, clauses, i)
        inserted = None if clause else self.inserted(passage, clauses, i)
        first, last = inserted or (sentence.first, clause or sentence.last)
        voice = self.speakers.of_verb(passage, clauses, i, first, last)
        if voice is None and (inserted or clauses.subject_of(i) is None):
            voice = self.speakers.of_words(passage, first, last)
        if voice is None:
            return
        self.speakers.heard(voice)
        cue = passage.span(voice.first, voice.last)
        if clause is not None:
            yield Region(passage.number, clause + 1, sentence.last, voice.speakers, voice.relays, cue, False)
        elif self.points_back(passage, sentence.first, i):
            before = [c.sentence for c in passage.clauses if c.sentence.last <= sentence.first]
            if before:
                yield Region(passage.number, before[-1].first, before[-1].last, voice.speakers, voice.relays, cue, False, carried=True)
        elif inserted:
            yield self.around(passage, clauses, inserted, self.passing(passage, i, voice))
        elif voice.relays and forms(passage, i) & set(words()["relay_verbs"]):
            yield Region(passage.number, sentence.first, sentence.last, (), voice.relays, cue, False)

    def points_back(self, passage: Passage, first: int, verb: int) -> bool:
        """«Об этом сообщает …», «это подтвердил …»: what is said is the sentence before; «при этом …» goes on."""
        tokens = passage.tokens
        found = [j for j in range(first, verb) if tokens[j].lemma in words()["back_references"]]
        return any(j == first or tokens[j - 1].text.lower() in words()["back_prepositions"] for j in found)

    def passing(self, passage: Passage, i: int, voice: Voice) -> Voice:
        """«…, передаёт X»: an organisation that sends a message is a medium,
        if its kind is not known or its noun is that of one («агентство»)."""
        if len(voice.speakers) != 1 or voice.speakers[0].type != "organization":
            return voice
        one = voice.speakers[0]
        medium = one.cls == "org:Organization" and one.kind is None or bool(lemmas(one.label.split()[0]) & set(words()["relay_nouns"]))
        sends = forms(passage, i) & set(words()["sending_verbs"]) and passage.tokens[i].feat("Number") == "sing"
        return Voice((), voice.speakers, voice.first, voice.last) if medium and sends else voice

    def inserted(self, passage: Passage, clauses: Clauses, i: int) -> tuple[int, int] | None:
        """The words of attribution that commas part from a sentence:
        «…, отметил X, …», «…, сообщили в министерстве», «как отметил X, …»."""
        tokens, sentence = passage.tokens, clauses.sentence
        first = self.start_of_inserted(passage, clauses, i)
        opened = first == sentence.first and first < i or first > sentence.first and tokens[first - 1].text in (",", *DASHES)
        last = min(end_of_attribution(passage, i), sentence.last)
        closing = next((j for j in range(i + 1, last) if tokens[j].text == "," and not self.names_go_on(passage, i, j)), last)
        if not opened or first == sentence.first and closing == last:
            return None
        return first, closing

    def start_of_inserted(self, passage: Passage, clauses: Clauses, i: int) -> int:
        """Token i, or the words before it that open words of attribution: «как ранее сообщал X»."""
        while i > clauses.sentence.first and passage.tokens[i - 1].lemma in words()["before_inserted"]:
            i -= 1
        return i

    def cited(self, passage: Passage, clauses: Clauses, i: int) -> bool:
        """Whether a verb of saying stands in «как сообщает X»: a clause behind it is not what it says."""
        first = self.start_of_inserted(passage, clauses, i)
        return first < i and passage.tokens[first].lemma in words()["asking"]

    def names_go_on(self, passage: Passage, verb: int, comma: int) -> bool:
        """Whether a comma parts an office from the next one, or from its holder's name: «депутат, руководитель группы Иванов»."""
        if not any(passage.tokens[j].lemma in office_lemmas() for j in range(verb + 1, comma)):
            return False
        nominative = [m for m in self.people.persons if m.passage == passage.number and comma < m.first <= comma + 8 and m.case == "nom"]
        return bool(nominative) and not any(
            passage.tokens[j].pos == "VERB" or passage.tokens[j].text == "," for j in range(comma + 1, nominative[0].first)
        )

    def around(self, passage: Passage, clauses: Clauses, cue: tuple[int, int], voice: Voice) -> Region:
        """The sentence without words of attribution that open or close it; a dash before them marks direct speech."""
        sentence, tokens = clauses.sentence, passage.tokens
        first = cue[1] if cue[0] == sentence.first else sentence.first
        closes = all(t.pos == "PUNCT" for t in tokens[cue[1] : sentence.last])
        last = cue[0] if closes else sentence.last
        verbatim = closes and tokens[cue[0] - 1].text in DASHES and bool(voice.speakers)
        return Region(passage.number, first, last, voice.speakers, voice.relays, passage.span(*cue), verbatim)

    # -- phrases

    def attributing(self, passage: Passage, clauses: Clauses) -> Iterator[tuple[dict, Phrase]]:
        """Phrases such as «по словам эксперта», with their rule."""
        tokens = passage.tokens
        for i in range(clauses.sentence.first, clauses.sentence.last):
            for rule in words()["source_phrase"]:
                if tokens[i].text.lower() != rule["preposition"]:
                    continue
                phrase = passage.reader.phrase(i, clauses.sentence.last)
                if (
                    phrase
                    and tokens[phrase.head].lemma in rule["nouns"]
                    and ("with" not in rule or rule["with"] in self.lemmas_of(passage, phrase))
                ):
                    yield rule, phrase

    def source_phrases(self, passage: Passage, clauses: Clauses) -> Iterator[Region]:
        """«По словам X, …»: the sentence speaks for X; «со ссылкой на X»: X passes it on."""
        for rule, phrase in self.attributing(passage, clauses):
            voice = self.of_source_phrase(passage, rule, phrase)
            if voice:
                self.speakers.heard(voice)
                first = voice.last if phrase.first - clauses.sentence.first < 3 else clauses.sentence.first
                yield Region(
                    passage.number,
                    first,
                    clauses.sentence.last,
                    voice.speakers,
                    voice.relays,
                    passage.span(voice.first, voice.last),
                    False,
                    rule.get("act"),
                    carried="act" not in rule,
                )

    def source_phrase_before(self, passage: Passage, mark: int) -> Voice | None:
        """Who a phrase such as «по словам X» that ends at the mark before a quotation names."""
        for rule, phrase in self.attributing(passage, passage.sentence_of(mark)):
            voice = self.of_source_phrase(passage, rule, phrase)
            if voice and voice.last == mark:
                return voice
        return None

    def of_source_phrase(self, passage: Passage, rule: dict, phrase: Phrase) -> Voice | None:
        """Speakers (or relays) of a phrase such as «по мнению эксперта», «с его слов»."""
        first, last = phrase.prep or phrase.first, phrase.last
        organisations = tuple(m.entity for m in self.organisations.within(passage, phrase.first, phrase.last + 3))[:1]
        if rule.get("relay"):
            return Voice((), organisations, first, last) if organisations else None
        speakers: tuple[Entity, ...] = ()
        for part in phrase.complements:
            apposed = self.apposed(passage, part)
            if apposed:
                return Voice((apposed.entity,), (), first, apposed.last)
            speakers = speakers or self.speakers.antecedents.who(passage, part)
        speakers = speakers or self.apart(passage, phrase)
        pronoun = next((i for i in range(phrase.first, phrase.head) if passage.tokens[i].lemma in words()["pronouns"]), None)
        if not speakers and pronoun is not None:
            speakers = self.speakers.antecedents.last_person(passage, pronoun)
        if speakers:
            return Voice(speakers, (), first, last)
        return self.speakers.as_voice(organisations[0], first, last) if organisations else None

    def lemmas_of(self, passage: Passage, phrase: Phrase) -> set[str]:
        """Lemmas of the words of a phrase."""
        return {passage.tokens[i].lemma for i in range(phrase.first, phrase.last)}

    def apart(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """The one person in the genitive whom the parser does not see with the noun: «по словам его директора Ивана Иванова»."""
        tokens = passage.tokens
        stop = next(
            (i for i in range(phrase.head + 1, len(tokens)) if tokens[i].text == "," or tokens[i].pos in ("VERB", "ADP")), len(tokens)
        )
        named = {
            m.entity
            for m in self.people.persons
            if m.passage == passage.number and phrase.head < m.first and m.last <= stop and m.case == "gen"
        }
        return tuple(named) if len(named) == 1 else ()

    def apposed(self, passage: Passage, phrase: Phrase):
        """The person whose name stands at the end of a list of offices: «депутата, руководителя группы Ивана Иванова»."""
        if any(m.passage == passage.number and phrase.first <= m.first < phrase.last for m in self.people.persons):
            return None
        sentence = passage.sentence_of(phrase.head).sentence
        parts = passage.reader.coordinated(phrase, sentence.last) if passage.tokens[phrase.head].feat("Number") != "plur" else [phrase]
        named = [m for m in self.people.persons if m.passage == passage.number and phrase.last <= m.first <= parts[-1].last]
        between = passage.tokens[phrase.first : named[0].first] if named else ()
        return named[0] if named and not any(t.pos in ("VERB", "CCONJ") and t.text != "," for t in between) else None
