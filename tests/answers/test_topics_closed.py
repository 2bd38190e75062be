"""Nothing of a topic is missing: cue words, a comparer, a template, a golden and a line of help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from answers.cues import tables
from answers.topics import HELP, PROPOSALS, TOPICS
from tests.answers.golden_cells import THREADS, cells
from tests.answers.golden_cells import TOPICS as ASKED
from tests.answers.reserve import KESTREL, OSPREY, answerer
from tests.answers.telling import found
from tests.answers.test_templates import TEMPLATES
from tests.making import TODAY

if TYPE_CHECKING:
    from answers.questions import TopicName

CUES = frozenset(tables()[0]["topics"])
PROPOSED = frozenset(PROPOSALS)


def base(topic: TopicName) -> TopicName:
    """``capability`` of ``capability:vision``."""
    return topic.partition(":")[0]


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_every_topic_has_cue_words_a_template_goldens_and_a_line_of_help(topic: TopicName) -> None:
    assert topic in {base(cue) for cue in CUES}
    assert topic in HELP
    assert topic in {base(name) for name, _ in cells()}
    if topic not in PROPOSED:
        asked = "capability:vision" if topic == "capability" else topic
        assert (TEMPLATES / f"{found(asked, KESTREL, OSPREY).template}.j2").exists()


@pytest.mark.parametrize("cue", sorted(CUES))
def test_whatever_has_cue_words_has_a_comparer(cue: str) -> None:
    assert base(cue) in TOPICS


def test_every_line_of_help_is_of_a_topic_and_is_said() -> None:
    assert set(HELP) == set(TOPICS) | PROPOSED
    said = answerer().reply("help", today=TODAY).words.text
    assert not [line for line in HELP.values() if line not in said]


def test_every_golden_is_of_a_topic() -> None:
    topics = {base(name) for name in (*ASKED, *THREADS)} - {"help", "cost_in_words"}
    assert topics <= set(TOPICS) | PROPOSED
