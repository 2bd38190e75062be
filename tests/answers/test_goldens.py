"""Every topic at every edge has its answer, word for word."""

from __future__ import annotations

import pytest

from tests.answers.golden_cells import cells, golden, written


@pytest.mark.parametrize(("topic", "edge"), cells())
def test_every_topic_answers_every_edge_as_it_is_written(topic: str, edge: str) -> None:
    assert golden(topic, edge) == written().get((topic, edge))


def test_no_golden_is_written_that_nothing_asks_for() -> None:
    assert set(written()) == set(cells())
