"""Events: each once, who took part, and nothing that has not happened told as if it had."""

from __future__ import annotations

import pytest

from mappings.facts import read_facts
from mappings.model import Entity, Fact, TimeValue
from mappings.reading import read_bytes

EVENTS = {"bc:Event", "bc:Visit", "bc:Meeting", "bc:CouncilSession", "bc:Conference", "bc:Forum", "bc:PhoneCall"}


def events(text: str) -> list[Fact]:
    """The events of a text."""
    facts, _ = read_facts(read_bytes(text.encode(), "example.txt"))
    return [fact for fact in facts if fact.cls in EVENTS and fact.subject is None]


def labels(fact: Fact, *properties: str) -> set[str]:
    """Labels of the entities in some slots."""
    return {s.value.label for s in fact.slots if s.property in properties and isinstance(s.value, Entity)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Премьер-министр Эстонии Мартин Каск провел встречу с министром Литвы Йонасом Петраускасом.", {"Мартин Каск", "Йонас Петраускас"}),
        ("Алихан Смаилов принял делегацию во главе с министром транспорта Узбекистана Ильхамом Махкамовым.", {"Алихан Смаилов", "Ильхам Махкамов", "делегация"}),
        ("Медведев и Румас встречались 22 октября в Москве.", {"Медведев", "Румас"}),
        ("Прошли переговоры министра Сергея Лаврова и главы МИД Владимира Макея.", {"Сергей Лавров", "Владимир Макей"}),
    ],
)
def test_who_takes_part(text: str, expected: set[str]) -> None:
    (event,) = events(text)
    assert labels(event, "bc:participant") == expected


def test_relative_clause_tells_when_and_where() -> None:
    (event,) = events("Он рассказал о Конференции по вопросам реформ, которая состоится в Риге в мае 2021 года.")
    assert event.modality == "modality:expected"
    assert labels(event, "schema:location") == {"Рига"}
    assert [s.value.edtf for s in event.slots if isinstance(s.value, TimeValue)] == ["2021-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Президент Сербии планирует отправиться с рабочим визитом в Египет.",
        "Министры начали подготовку визита президента Казахстана в Германию.",
        "Запланирована встреча премьер-министра Дмитрия Медведева.",
        "Страны обсудят проект в рамках предстоящего визита в Германию.",
    ],
)
def test_plan_is_no_deed(text: str) -> None:
    assert {event.modality for event in events(text)} <= {"modality:expected", "modality:intended"}
    assert events(text)


@pytest.mark.parametrize("text", ["Стороны ежегодно проводят саммиты.", "Азербайджан находится на стыке Европы и Азии.", "Компания не посетит Казахстан."])
def test_no_event(text: str) -> None:
    assert not events(text)


def test_one_visit_for_each_place() -> None:
    found = events("Экспортеры посетили Оренбург и Новосибирск. Экспортеры посетили Новосибирск с деловой миссией 25 сентября 2019 года.")
    assert sorted(label for event in found for label in labels(event, "schema:location")) == ["Новосибирск", "Оренбург"]


def test_events_of_two_days_are_two() -> None:
    found = events("6 ноября 2019 года прошло заседание совета. 8 ноября 2019 года прошло заседание совета.")
    assert len(found) == 2


def test_another_word_for_the_same_meeting() -> None:
    text = "Министр транспорта Ильхам Махкамов провёл встречу с послом Иваном Петровым. Переговоры с Иваном Петровым прошли в Ташкенте."
    (event,) = events(text)
    assert labels(event, "schema:location") == {"Ташкент"}


def test_lead_set_apart_as_a_heading_tells_its_event() -> None:
    lead = "15 ноября 2019 года в библиотеке состоялась деловая встреча с послом господином Аики Тосихиро"
    text = f"Сотрудничество области и Японии\n\n{lead}\n\nВ мероприятии приняли участие министры области и эксперты.\n"
    (event,) = events(text)
    assert event.cls == "bc:Meeting"


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        ("Король Иордании Абдалла II принял приглашение посетить Узбекистан.", "Абдалла II"),
        ("Шавкат Мирзиёев пригласил Владимира Путина посетить Узбекистан.", "Владимир Путин"),
        ("Владимир Путин заявил, что готов посетить Китай.", "Владимир Путин"),
    ],
)
def test_an_invitation_is_a_plan_of_who_is_invited(text: str, visitor: str) -> None:
    (event,) = events(text)
    assert event.modality == "modality:intended"
    assert labels(event, "bc:visitor") == {visitor}


@pytest.mark.parametrize(
    "text",
    [
        "Визит президента в Минск может пройти осенью.",
        "Стороны отметили важность подготовки к саммиту глав государств в Бишкеке.",
        "Министр предложил провести бизнес-форум в Алматы.",
        "Делегация планирует принять участие в форуме «Иннопром».",
    ],
)
def test_what_may_come_is_no_deed(text: str) -> None:
    assert events(text)
    assert "modality:actual" not in {event.modality for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Президент выразил признательность за тёплый приём.",
        "Проверка документов на границе занимает пять минут.",
        "Регулярно проводятся тренинги.",
        "Граждане платят за посещение музея.",
        "Министры обсудили вопросы торговли.",
    ],
)
def test_talk_in_general_is_no_event(text: str) -> None:
    assert not events(text)


def test_who_talks_by_phone() -> None:
    (event,) = events("Президент Казахстана Касым-Жомарт Токаев и Владимир Путин обсудили по телефону вопросы торговли.")
    assert event.cls == "bc:PhoneCall"
    assert labels(event, "bc:participant") == {"Касым-Жомарт Токаев", "Владимир Путин"}


def test_what_happens_at_an_event_is_where_it_is() -> None:
    found = events("В Астане прошёл саммит. На полях саммита Владимир Путин встретился с Ильхамом Алиевым.")
    summit, meeting = found
    assert labels(meeting, "schema:location") == {"Астана"}
    assert labels(summit, "bc:participant") == {"Владимир Путин", "Ильхам Алиев"}


def test_a_journey_for_the_sake_of_an_event_tells_where_it_is() -> None:
    by_class = {event.cls: event for event in events("Министр Сергей Лавров прибыл в Мюнхен для участия в конференции по безопасности.")}
    assert labels(by_class["bc:Conference"], "schema:location") == {"Мюнхен"}


def test_meetings_with_two_people_are_two() -> None:
    found = events("Ильхам Алиев встретился с Владимиром Путиным. Ильхам Алиев встретился с Си Цзиньпином.")
    assert len(found) == 2


def test_a_session_without_people_is_of_the_states_of_its_body() -> None:
    (event,) = events("14 мая состоялось седьмое заседание кыргызско-турецкой межправительственной комиссии.")
    assert labels(event, "bc:participant") == {"Кыргызстан", "Турция"}


def test_who_speaks_at_an_event_takes_part() -> None:
    (event,) = events("В Ташкенте состоялся форум. В своём выступлении министр транспорта Ильхам Махкамов отметил рост торговли.")
    assert labels(event, "bc:participant") == {"Ильхам Махкамов"}


def test_a_plant_is_looked_at_in_the_course_of_a_visit() -> None:
    found = events("Делегация Молдовы прибыла с визитом в Минск. Делегация Молдовы ознакомилась с работой завода «Горизонт».")
    assert [(event.cls, labels(event, "schema:location")) for event in found] == [("bc:Visit", {"Минск"}), ("bc:Visit", {"завод «Горизонт»"})]


@pytest.mark.parametrize(
    "text",
    [
        "Стороны рассчитывают подписать договор на форуме в Дохе.",
        "Готовившаяся на март поездка узбекских предпринимателей в Дели, скорее всего, сорвётся.",
        "Коллег пригласили в Ташкент в качестве гостей Форума регионов.",
        "3 марта 2024 года\nВизит министра в Баку начинается 5 марта.",
    ],
)
def test_what_lies_ahead_is_no_deed(text: str) -> None:
    found = events(text)
    assert found
    assert "modality:actual" not in {event.modality for event in found}


def test_the_next_meeting_is_another_one() -> None:
    found = events("В Баку состоялась встреча министров Узбекистана и Азербайджана. Следующая встреча состоится в Ташкенте.")
    assert [(event.modality, labels(event, "schema:location")) for event in found] == [
        ("modality:actual", {"Баку"}),
        ("modality:expected", {"Ташкент"}),
    ]


def test_a_session_of_a_body_by_its_short_name_is_one() -> None:
    text = "Седьмое заседание Межправительственной комиссии Узбекистана и Вьетнама (далее — МПК) прошло в Ханое. Подписан Протокол седьмого заседания МПК."
    assert len(events(text)) == 1


def test_heads_of_delegations_take_part() -> None:
    (event,) = events("В Минске прошёл раунд политических консультаций. Делегации возглавили замминистра Иван Петров и замминистра Никол Пашинян.")
    assert labels(event, "bc:participant") == {"Иван Петров", "Никол Пашинян"}


def test_visitors_meet_the_one_who_is_named() -> None:
    found = events("В Минске продолжается визит делегации Намибии. Накануне состоялась встреча с министром Иваном Петровым.")
    (meeting,) = [event for event in found if event.cls == "bc:Meeting"]
    assert labels(meeting, "bc:participant") == {"Иван Петров", "делегация Намибии"}
    assert labels(meeting, "schema:location") == {"Минск"}
