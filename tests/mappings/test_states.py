"""The kept files are those that the tables, CLDR and ISO give."""

from __future__ import annotations

import pytest

from mappings.errors import BrokenResource
from mappings.states import PLACES, STATES, literal, parts, places_turtle, read_table, states_turtle


def test_states_file_is_what_the_table_gives():
    assert STATES.with_suffix(".ttl").read_text(encoding="utf-8") == states_turtle()


def test_places_file_is_what_the_table_gives():
    assert PLACES.with_suffix(".ttl").read_text(encoding="utf-8") == places_turtle()


def test_row_gives_names_of_cldr_and_codes_of_iso():
    uzbekistan = next(block for block in states_turtle().split("\n\n") if "/id/state/uz>" in block)
    for expected in ('"Oʻzbekiston"@uz', '"Ўзбекистон"@uz-Cyrl', '"Өзбекстан"@kk', '"Özbəkistan"@az', '"UZB"', '"860"', '"РУз"@ru'):
        assert expected in uzbekistan


def test_own_name_comes_before_that_of_cldr():
    states = states_turtle()
    assert 'rdfs:label "США"@ru' in states
    assert 'rdfs:label "Кыргызстан"@ru' in states


@pytest.mark.parametrize("line", ["uz\tx", "uz\t" * 9])
def test_line_with_wrong_columns_is_named(tmp_path, line):
    table = tmp_path / "states.tsv"
    table.write_text("# comment\nalpha2\tlabel ru\tlabel en\n" + line + "\n", encoding="utf-8")
    with pytest.raises(BrokenResource, match="uz"):
        read_table(table)


def test_literal_escapes_what_turtle_would_end_at():
    assert literal('a "b" \\', "ru") == '"a \\"b\\" \\\\"@ru'


def test_parts_of_a_cell():
    assert parts(" a; b c ;") == ["a", "b c"]
