from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answers import Cell, NextStep, Picker, Section, Table, Words
from bot.blocks import MOST_PAGES, MOST_TEXT, Message, notice, pages
from bot.blocks_controls import About
from bot.blocks_tables import aligned, fitted, table_block, transposed
from bot.blocks_text import MOST_FALLBACK, characters, escape, fallback
from bot.sandbox import message_problems

from .fakes import CONTEXT, COST, words_of

EVIL = "<!channel> <@U1> <https://evil.example|bank> *bold* & :tada: `x`"


def ladder(words: Words, *, private: bool = False) -> list[Message]:
    """Every rendering of every message of an answer."""
    about = About("id", "name", "what?", private=private, costed=True)
    return [message for page in pages(words, about) for message in page]


def blocks_of(words: Words, *, private: bool = False) -> list[dict[str, Any]]:
    return list(ladder(words, private=private)[0].blocks)


def kinds(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["type"] for block in blocks]


def table_of(columns: int, rows: int) -> Table:
    return Table(
        tuple(f"h{column}" for column in range(columns)),
        tuple(tuple(Cell(f"{row}/{column}", row) for column in range(columns)) for row in range(rows)),
    )


def test_a_whole_answer_looks_like_this() -> None:
    heading, table, notes, sources, controls, tools, thumbs = blocks_of(words_of(CONTEXT))
    title, lead = heading["elements"][0]["elements"]
    assert title == {"type": "text", "text": CONTEXT.title, "style": {"bold": True}}
    assert lead == {"type": "text", "text": f"\n{CONTEXT.lead}"}
    assert table["column_settings"] == [{"is_wrapped": True}, {"align": "right"}, {"align": "right"}]
    assert table["rows"][0][1] == {"type": "raw_text", "text": "Context window"}
    assert table["rows"][1] == [
        {"type": "raw_text", "text": "Claude Haiku 5.5"},
        {"type": "raw_number", "value": 1_000_000, "text": "1,000,000"},
        {"type": "raw_number", "value": 128_000, "text": "128,000"},
    ]
    assert [element["text"] for element in notes["elements"]] == [
        "Smaller on some routes: Gemma 4 31B IT has 131,072 on Cerebras.",
        '"haiku" was read as Claude Haiku 5.5.',
    ]
    assert sources["elements"] == [
        {
            "type": "mrkdwn",
            "text": "<https://example.com/prices?a=1&amp;b=2|Anthropic via LiteLLM, 7 Oct 2026>"
            " · Google via models.dev, 30 Sep 2026",
            "verbatim": True,
        }
    ]
    assert [element["type"] for element in controls["elements"]] == ["button", "button", "static_select"]
    assert controls["elements"][0]["value"] == "and the license?"
    assert controls["block_id"] == "answer:name"
    assert [element["action_id"] for element in tools["elements"]] == ["tool.workload", "tool.sources"]
    assert {element["value"] for element in tools["elements"]} == {"what?"}
    assert thumbs["elements"][0]["positive_button"]["value"] == "up:id"


def test_a_private_answer_can_be_shared_and_has_no_thumbs() -> None:
    blocks = blocks_of(words_of(CONTEXT), private=True)
    assert kinds(blocks)[-1] == "actions"
    assert blocks[-1]["block_id"] == "answer:name:tools"
    assert blocks[-1]["elements"][-1]["action_id"] == "tool.share"


def test_a_second_table_is_aligned_text_as_slack_takes_one_per_message() -> None:
    blocks = blocks_of(words_of(CONTEXT, COST))
    assert kinds(blocks)[:4] == ["rich_text", "table", "rich_text", "rich_text"]
    (lines,) = blocks[3]["elements"]
    assert lines["type"] == "rich_text_preformatted"
    assert lines["elements"][0]["text"].split("\n") == [
        "Model             per 1M in  per 1M out    a month",
        "GPT-4o mini           $0.15       $0.60    $270.00",
        "Claude Haiku 4.5      $1.00       $5.00  $2,050.00",
    ]


def test_the_plainer_rung_has_no_block_younger_than_a_decade_and_the_last_has_none() -> None:
    rungs = list(ladder(words_of(CONTEXT)))
    assert [rung.rung for rung in rungs] == ["blocks", "sections", "text"]
    assert set(kinds(list(rungs[1].blocks))) == {"section", "context", "actions"}
    assert rungs[2].blocks == ()
    assert len({rung.text for rung in rungs}) == 1


def test_many_models_side_by_side_are_turned_into_rows() -> None:
    shown, notes = fitted(table_of(columns=8, rows=3))
    assert shown == transposed(table_of(columns=8, rows=3))
    assert len(shown.headers) == 4
    assert notes == ()


def test_a_table_too_wide_either_way_is_cut_and_says_so() -> None:
    shown, notes = fitted(table_of(columns=7, rows=6))
    assert shown.headers == ("h0", "h1", "h2", "h3", "h4")
    assert notes == ("Not in the table for want of room: h5, h6.",)


def test_a_table_too_long_is_cut_and_says_so() -> None:
    shown, notes = fitted(table_of(columns=2, rows=130))
    assert len(shown.rows) == 99
    assert notes == ("31 more rows are left out of the table.",)


def test_an_empty_cell_is_a_dash_an_empty_corner_named_and_an_endless_number_is_text() -> None:
    table = Table(("", "n"), ((Cell(""), Cell("∞", Decimal("Infinity"))), (Cell("a"), Cell("huge", 10**30))))
    rows = table_block(fitted(table)[0])["rows"]
    assert rows[0][0] == {"type": "raw_text", "text": "Fact"}
    assert rows[1][0] == {"type": "raw_text", "text": "—"}
    assert rows[1][1] == {"type": "raw_text", "text": "∞"}
    assert rows[2][1] == {"type": "raw_text", "text": "huge"}


def test_wide_characters_keep_their_columns() -> None:
    lines = aligned(Table(("模型", "n"), ((Cell("a"), Cell("1", 1)),))).split("\n")
    assert lines == ["模型  n", "a     1"]


def test_aligned_lines_stay_narrow_and_a_long_cell_goes_on_below() -> None:
    long = "reasoning, function calling, structured output, computer use, web search and prompt caching"
    lines = aligned(Table(("Fact", "Swift 2", "n"), ((Cell("Can"), Cell(long), Cell("1", 1)),))).split("\n")
    assert max(map(len, lines)) <= 80
    assert lines[1].startswith("Can   reasoning, function calling,")
    assert lines[1].endswith("  1")
    assert lines[2].startswith("      ")
    assert " ".join(" ".join(lines[1:]).split()).replace("Can ", "").replace(" 1", "") == long


def test_nothing_a_user_wrote_is_live_anywhere() -> None:
    section = Section(EVIL, EVIL, (Table((EVIL, "n"), ((Cell(EVIL), Cell(EVIL, 1)),)),), (EVIL,))
    step = NextStep(EVIL, EVIL)
    words = Words(
        (section, section), (EVIL,), (EVIL,), ("https://x.example/",), (step,), (Picker(EVIL, (step,)),), EVIL
    )
    for message in [*ladder(words), notice(EVIL)[0][0]]:
        assert "<" not in message.text
        for markup in live(list(message.blocks)):
            assert "<!" not in markup
            assert "<@" not in markup
            assert "<https://evil" not in markup
    assert notice(EVIL)[0][0].payload()["mrkdwn"] is False


def live(part: object) -> list[str]:
    """Return every text inside that Slack reads markup in."""
    if isinstance(part, list):
        return [text for each in cast("list[object]", part) for text in live(each)]
    if not isinstance(part, dict):
        return []
    members = cast("dict[str, object]", part)
    return [str(members["text"])] if members.get("type") == "mrkdwn" else live(list(members.values()))


def test_a_source_is_a_link_only_with_a_plain_https_address() -> None:
    links = ("http://x.example/", "javascript:x", "https://x.example/a|b", "https://x.example/" + "a" * 600, None)
    words = Words((CONTEXT,), (), tuple("abcde"), links, (), (), "t")
    context = blocks_of(words)[2]
    assert kinds([context]) == ["context"]
    assert live(blocks_of(words)) == ["a · b · c · d · e"]


def test_a_fallback_too_long_ends_at_a_lines_end_and_says_so() -> None:
    text = fallback("\n".join(f"line {number} & more" for number in range(1_000)))
    lines = text.split("\n")
    assert len(text) <= MOST_FALLBACK
    assert lines[-2].endswith("&amp; more")
    assert "shortened" in lines[-1]


def titles_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    inner = cast("list[dict[str, Any]]", block["elements"][0]["elements"]) if block["type"] == "rich_text" else []
    return [element for element in inner if element.get("style")]


def test_a_full_comparison_becomes_a_few_messages_cut_between_sections() -> None:
    sections = tuple(
        Section(f"Question {number}?", "x" * 900, (table_of(4, 10),), (f"note {number}",)) for number in range(15)
    )
    told = pages(words_of(*sections), About("id", "name", "what?"))
    assert 1 < len(told) <= MOST_PAGES
    titles = [title["text"] for page in told for block in page[0].blocks for title in titles_of(block)]
    assert titles == [f"Question {number}?" for number in range(15)]
    first, *_, last = (list(page[0].blocks) for page in told)
    assert kinds(last)[-3:] == ["actions", "actions", "context_actions"]
    assert "actions" not in kinds(first)
    assert all(kinds(list(page[0].blocks)).count("table") <= 1 for page in told)


def test_what_is_too_long_for_a_few_messages_ends_with_a_word_about_it() -> None:
    sections = tuple(Section(f"Question {number}?", "x" * 1_900, (), ()) for number in range(40))
    told = pages(words_of(*sections), About("id"))
    texts = [element["text"] for block in told[-1][0].blocks for element in block["elements"] if "text" in element]
    assert len(told) == MOST_PAGES
    assert "The rest is too long to show here: ask for one topic, or compare fewer models." in texts


def test_a_table_wider_than_a_phone_either_way_can_be_paged_through() -> None:
    wide = Section("Ten models?", "Here.", (table_of(8, 10),), ())
    (block,) = (block for block in blocks_of(words_of(wide)) if block["type"] == "data_table")
    assert block["caption"] == "Ten models?"
    assert len(block["rows"]) == 11
    assert {len(row) for row in block["rows"]} == {8}


def test_a_notes_address_is_a_link_only_where_a_fact_gives_it() -> None:
    section = Section("t", "l", (), ("Terms: https://x.example/terms", "evil: https://evil.example/"))
    words = Words((section,), (), (), (), (), (), "t")
    (page,) = pages(words, About("id", links=frozenset({"https://x.example/terms"})))
    assert live(list(page[0].blocks)) == ["Terms: <https://x.example/terms>"]


def repeated(text: str, times: int) -> str:
    return text * times


TEXTS = st.text(max_size=40) | st.builds(repeated, st.text(max_size=20), st.integers(0, 400))
IN_CELLS = st.text(max_size=20) | st.builds(repeated, st.text(max_size=20), st.integers(0, 20))
"""Up to more than twice of what a cell holds."""

NUMBERS = st.none() | st.integers() | st.decimals()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(0, 9))
    cells = st.builds(Cell, IN_CELLS, NUMBERS)
    row = st.tuples(*(cells for _ in range(columns)))
    headers = draw(st.tuples(*(IN_CELLS for _ in range(columns))))
    return Table(headers, tuple(draw(st.lists(row, max_size=12))) * draw(st.sampled_from((1, 1, 9))))


STEPS = st.builds(NextStep, TEXTS, TEXTS)
SECTIONS = st.builds(
    Section, TEXTS, TEXTS, st.lists(tables(), max_size=3).map(tuple), st.lists(TEXTS, max_size=4).map(tuple)
)
WORDS = st.builds(
    Words,
    sections=st.lists(SECTIONS, max_size=4).map(lambda found: tuple(found * 3)),
    notes=st.lists(TEXTS, max_size=15).map(tuple),
    sources=st.lists(TEXTS, max_size=15).map(tuple),
    source_links=st.lists(st.none() | TEXTS.map("https://{}".format), max_size=15).map(tuple),
    next_steps=st.lists(STEPS, max_size=5).map(tuple),
    pickers=st.lists(
        st.builds(Picker, TEXTS, st.lists(STEPS, max_size=5).map(lambda found: tuple(found * 30))), max_size=7
    ).map(tuple),
    text=TEXTS,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(WORDS)
def test_no_answer_however_odd_breaks_a_limit_of_slacks(words: Words) -> None:
    for private in (False, True):
        for message in ladder(words, private=private):
            payload = message.payload()
            assert message_problems(payload) == []
            assert 0 < len(payload["text"]) <= MOST_FALLBACK
            assert len(message.blocks) <= 50
            assert characters(*message.blocks) <= MOST_TEXT


@settings(deadline=None)
@given(st.text())
def test_the_top_level_text_is_never_empty_of_meaning_nor_live(text: str) -> None:
    shown = fallback(text)
    assert "<" not in shown
    assert ">" not in shown
    assert len(shown) <= MOST_FALLBACK


@settings(deadline=None)
@given(st.text(alphabet="&<>ab\n", min_size=3_900, max_size=5_000))
def test_a_cut_never_falls_inside_an_entity(text: str) -> None:
    shown = fallback(text)
    assert "&" not in shown.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
    assert escape(text).strip().startswith(shown.split("\n… (shortened")[0])
