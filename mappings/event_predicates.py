"""The verbs by which an event takes place: «состоялась встреча», «переговоры, которые прошли …», «прибыл с визитом»."""

from __future__ import annotations

from .clauses import Clauses, Construction
from .event import classes, rule, words
from .morphology import lemmas
from .operators import Operator, operator_of
from .phrases import Phrase

POSSIBLE = "modality:possible"


def predicates_of(clauses: Clauses, phrase: Phrase, cls: str) -> list[Construction]:
    """The verbs whose object or subject an event is: of its own clause, then of a relative clause, then participles."""
    result = []
    for i in range(clauses.sentence.first, clauses.sentence.last):
        if not (takes_place(clauses, i) or clauses.tokens[i].pos == "VERB" and lemmas(clauses.tokens[i].text) & set(words()["hosting"])):
            continue
        found = clauses.construction(i)
        if found and (any(p.head == phrase.head for p in found.objects) or is_doer(clauses, phrase, found)):
            result.append(found)
        elif raised(clauses, phrase, i) or left_object(clauses, phrase, i):
            result.append(clauses.built("infinitive", i, (phrase,), ()))
        elif fronted(clauses, phrase, i):
            result.append(clauses.built("active", i, (phrase,), ()))
        elif counted(clauses, phrase, i):
            result.append(clauses.built("passive", i, (phrase,), ()))
    result += [c for c in (relative(clauses, phrase), travelling(clauses, phrase, cls), programmed(clauses, phrase)) if c]
    if not result and (there := existing(clauses, phrase) or dashed(clauses, phrase)):
        result.append(there)
    return sorted(result, key=lambda c: c.name.startswith("attributive"))


def is_doer(clauses: Clauses, phrase: Phrase, found: Construction) -> bool:
    """«Форум собрал 300 участников», «форум завершил работу»: an event as subject;
    of a verb that people do, only with a noun of work for its object."""
    if not any(p.head == phrase.head for p in found.agents):
        return False
    doing = lemmas(clauses.tokens[found.word].text) & set(words()["doing"])
    return found.name != "active" or not doing or any(clauses.tokens[p.head].lemma in words()["of_work"] for p in found.objects)


def programmed(clauses: Clauses, phrase: Phrase) -> Construction | None:
    """«Программа включала встречи и посещение завода», «в программу вошли лекции»: what a programme held took place."""
    first, last = clauses.bounds(phrase.head)
    verb = next((t for t in clauses.tokens[first:last] if t.pos == "VERB" and lemmas(t.text) & set(words()["included"])), None)
    whose = verb is not None and any(t.lemma == words()["programme"] for t in clauses.tokens[first : verb.index])
    told = whose and verb.feat("Tense") == "past" and verb.index < phrase.first and phrase.prep is None
    return clauses.built("passive", verb.index, (phrase,), ()) if told and phrase.case in ("nom", "acc") else None


def dashed(clauses: Clauses, phrase: Phrase) -> Construction | None:
    """«Следующая встреча — весной 2026 года в Бишкеке»: a dash for the verb, before a day or a place, of what comes next."""
    first, last = clauses.bounds(phrase.head)
    dash = phrase.last
    before = {form for t in clauses.tokens[phrase.first : phrase.head] for form in lemmas(t.text)}
    coming = before & {*words()["ahead"]["adjectives"], *words()["ahead"]["in_turn"]}
    alone = phrase.prep is None and phrase.case == "nom" and not any(clauses.is_predicate(i) for i in range(first, last))
    if not (coming and alone and dash + 1 < last) or clauses.tokens[dash].text not in words()["dashes"]:
        return None
    return clauses.built("dashed", dash, (phrase,), ())


def takes_place(clauses: Clauses, i: int) -> bool:
    """Whether token i is a verb of taking place."""
    token = clauses.tokens[i]
    return token.pos in ("VERB", "ADJ") and bool((lemmas(token.text) | {token.lemma}) & rule("event.take-place").verbs)


def relative(clauses: Clauses, phrase: Phrase) -> Construction | None:
    """«переговоров …, которые прошли в Москве»: the verb of the relative clause behind an event, or behind a list it belongs to."""
    members = clauses.reader.coordinated(phrase, clauses.sentence.last)
    pronoun = next((j for m in members if (j := relative_behind(clauses, m.last)) is not None), None)
    if pronoun is None:
        pronoun = relative_behind(clauses, clauses.next_joint(phrase.last)) if list_before(clauses, phrase) else None
    if pronoun is None:
        return None
    head, who = clauses.tokens[phrase.head], clauses.tokens[pronoun]
    held = (
        pronoun - 1 > phrase.head and clauses.tokens[pronoun - 1].lemma in words()["holding"]
    )  # «заседание, проведение которого намечено …»
    if who.case != "nom" and not held:
        return None
    if who.feat("Number") != "plur" and (head.feat("Number") == "plur" or not held and who.feat("Gender") != head.feat("Gender")):
        return None
    verb = next((i for i in range(pronoun + 1, clauses.sentence.last) if clauses.is_predicate(i)), None)
    if verb is None or not takes_place(clauses, verb) or any(clauses.is_barrier(k) for k in range(pronoun + 1, verb)):
        return None
    return clauses.built("relative", verb, (phrase,), ())


def relative_behind(clauses: Clauses, j: int) -> int | None:
    """The relative pronoun right behind a comma at token j (or one token on: a closing mark may stand between);
    «проведение которого» too."""
    for k in (j, j + 1):
        for pronoun in (k + 1, k + 2) if k < clauses.sentence.last and clauses.tokens[k].text == "," else ():
            held = pronoun == k + 1 or clauses.tokens[k + 1].lemma in words()["holding"]
            if pronoun < clauses.sentence.last and held and clauses.tokens[pronoun].lemma in words()["relative"]:
                return pronoun
    return None


def list_before(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether words that belong to the phrase but not to its grammar stand before the comma: «с X», «в Москве»."""
    return phrase.last < clauses.sentence.last and clauses.tokens[phrase.last].pos == "ADP"


def travelling(clauses: Clauses, phrase: Phrase, cls: str) -> Construction | None:
    """«прибыл с рабочим визитом»: the verb of travelling tells the visit."""
    if cls != classes()["visit"] or phrase.prep is None or phrase.case != "ins":
        return None
    first, last = clauses.bounds(phrase.head)
    verbs = [t for t in clauses.tokens[first:last] if t.pos == "VERB" and (lemmas(t.text) | {t.lemma}) & travel_verbs()]
    return clauses.construction(min(verbs, key=lambda t: abs(t.index - phrase.head)).index) if verbs else None


def raised(clauses: Clauses, phrase: Phrase, i: int) -> bool:
    """«Визит может пройти осенью»: the subject of the word above is what would take place."""
    verb = clauses.tokens[i]
    head = verb.head
    if verb.feat("VerbForm") != "inf" or not takes_place(clauses, i) or head is None or not clauses.sentence.first <= head < i:
        return False
    subject = clauses.subject_of(head) if clauses.is_predicate(head) else None
    return subject is not None and subject.head == phrase.head


def left_object(clauses: Clauses, phrase: Phrase, i: int) -> bool:
    """«Очередную сессию решено провести в Самарканде»: the object stands before the word above the infinitive."""
    first, last = clauses.bounds(i)
    infinitive = clauses.tokens[i].feat("VerbForm") == "inf" and takes_place(clauses, i) and clauses.object_of(i) is None
    return infinitive and phrase.prep is None and phrase.case == "acc" and first <= phrase.head < phrase.last <= i


def fronted(clauses: Clauses, phrase: Phrase, i: int) -> bool:
    """«Серию встреч открыли переговоры»: the object stands first, and the subject looks like an object."""
    verb = clauses.tokens[i]
    active = verb.feat("VerbForm") == "fin" and not verb.text.lower().endswith(("ся", "сь")) and takes_place(clauses, i)
    return active and phrase.prep is None and phrase.case == "acc" and phrase.last <= i and clauses.free(phrase.head, i)


def counted(clauses: Clauses, phrase: Phrase, i: int) -> bool:
    """«Организовано много взаимных визитов», «прошёл ряд встреч»: a word of number is the subject, the events its genitive."""
    verb, first = clauses.tokens[i], clauses.tokens[phrase.first]
    many = phrase.case == "gen" and phrase.prep is None and first.lemma in words()["many"]
    return many and verb.feat("Gender") in (None, "neut") and takes_place(clauses, i) and clauses.free(i, phrase.head)


def existing(clauses: Clauses, phrase: Phrase) -> Construction | None:
    """«Были взаимные визиты», «в программе визита был осмотр завода»: all that the clause says is that there was one."""
    if phrase.prep is not None or phrase.case not in ("nom", "acc", "gen"):
        return None
    first, last = clauses.bounds(phrase.head)
    inside = [t for t in clauses.tokens[first:last] if not phrase.first <= t.index < phrase.last]
    copulas = [t for t in inside if t.lemma == words()["being"] and t.feat("VerbForm") == "fin"]
    others = [
        t
        for t in inside
        if t not in copulas
        if t.pos == "VERB" or t.case in ("nom", "ins") and t.pos in ("NOUN", "PROPN", "ADJ") or t.feat("Variant") == "short"
    ]
    if len(copulas) != 1 or others or not clauses.agrees_with_verb(phrase, copulas[0].index):
        return None
    return clauses.built("reflexive", copulas[0].index, (phrase,), ())


def travel_verbs() -> frozenset[str]:
    """Verbs of going to a place or being there."""
    return rule("event.visit").verbs | rule("event.stay").verbs | set(words()["being_there"])


def who(clauses: Clauses, found: Construction, operator: Operator | None) -> tuple[Phrase, ...]:
    """Who does what a construction says: its agents; of an infinitive the subject of the word above it."""
    if found.agents or found.name != "infinitive" or operator is None or operator.word is None:
        return found.agents
    subject = clauses.subject_of(operator.word) if clauses.tokens[operator.word].pos in ("VERB", "ADJ") else None
    if subject is None or any(subject.head == p.head for p in found.objects):  # «готов посетить Китай»
        return ()
    return tuple(clauses.reader.coordinated(subject, clauses.sentence.last))


def modality_of(clauses: Clauses, found: Construction, identifier: str) -> tuple[str, Operator | None]:
    """Whether the event of a construction has taken place, by its operator, its tense, its denial, and what the verb says."""
    operator = operator_of(clauses, found, identifier)
    forms = lemmas(clauses.tokens[found.word].text)
    if found.negated or forms & set(words()["called_off"]) or operator and operator.denied:
        return POSSIBLE, operator
    if operator:
        ahead = operator.word is None and operator.modality != POSSIBLE  # the future; «если посетит» is only supposed
        return ("modality:expected" if ahead else operator.modality), operator
    if found.name == "dashed":
        return "modality:expected", None
    if found.name == "infinitive":
        return of_infinitive(clauses, found.word), None
    return ("modality:expected" if forms & set(words()["ahead"]["verbs"]) else "modality:actual"), None


def of_infinitive(clauses: Clauses, i: int) -> str:
    """Modality of an infinitive without an operator: who is invited to come may come; «довелось участвовать» tells a deed."""
    if inviting(clauses, i) is not None:
        return "modality:intended"
    first, _ = clauses.bounds(i)
    above = {form for t in clauses.tokens[first:i] if t.pos == "VERB" for form in lemmas(t.text)}
    return "modality:actual" if above & set(words()["achieved"]) else POSSIBLE


def inviting(clauses: Clauses, i: int) -> int | None:
    """The word left of an infinitive that invites: «пригласил X посетить Y», «принял приглашение посетить Y»."""
    near = range(i - 1, clauses.sentence.first - 1, -1)
    stop = next((j for j in near if clauses.is_barrier(j) or clauses.tokens[j].text == ","), clauses.sentence.first - 1)
    return next((j for j in near if j > stop and lemmas(clauses.tokens[j].text) & set(words()["inviting"])), None)
