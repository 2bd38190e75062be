"""An answer in other forms says the same, and no name in it is read as markup, a formula or a column."""

from __future__ import annotations

import csv
import io

from answers import Cell, Section, Table, Words, csv_tables, markdown
from tests.making import TODAY, answerer

NASTY = "=A&B <i>*x*</i> _y_ |z| \"q\" 'r' `s` [t](u) #1 ~v~ $w$"


def words(section: Section) -> Words:
    return Words((section,), ("* a note",), ("Acme <b>, 1 Nov 2026",), ("https://acme.example/a?b=c&d",), (), (), "")


def test_a_whole_answer_in_markdown_reads_like_this() -> None:
    reply = answerer().reply("800M in 250M out a month on swift 2 vs finch 2 9b", today=TODAY)
    assert markdown(reply.words).splitlines() == [
        "**What do 800M input + 250M output tokens a month cost on Swift 2 and Finch 2 9B?**",
        "",
        r"Finch 2 9B: \$155.00 a month, \$1,895.00 (92.4 %) less than Swift 2 at \$2,050.00.",
        "",
        "| Model | per 1M in | per 1M out | a month | route |",
        "| --- | ---: | ---: | ---: | --- |",
        r"| Finch 2 9B | \$0.10 | \$0.30 | \$155.00 | Cloudy |",
        r"| Swift 2 | \$1.00 | \$5.00 | \$2,050.00 | Acme |",
        "",
        '- Assumed: nothing cached, no batch. Say "60 % cached", "make it batch" or "double the output" to change it.',
        "",
        "Sources: [Acme via Digest, 11 Nov 2026](<https://acme.example/models>)",
    ]


def test_the_parts_of_a_comparison_are_headings_in_markdown() -> None:
    told = markdown(answerer().reply("swift 2 vs finch 2 9b", today=TODAY, full=True).words).splitlines()
    assert told[0] == "# Swift 2 vs Finch 2 9B, in full"
    assert [line for line in told if line.startswith("##")][:3] == [
        "## Verdict",
        "## Scorecard",
        "## When to choose which",
    ]
    assert "- Which has reasoning? Both." in told
    at = told.index("Choose Finch 2 9B for")
    assert (told[at - 1], told[at + 1]) == ("", "")  # or Markdown draws it into the list before


def test_the_tables_of_an_answer_as_csv_hold_plain_numbers() -> None:
    reply = answerer().reply("800M in 250M out a month on swift 2 vs wren 3 27b", today=TODAY)
    assert csv_tables(reply.words).splitlines() == [
        "Model,per 1M in,per 1M out,a month,route",
        "Swift 2,1,5,2050,Acme",
        "Wren 3 27B,not sourced,not sourced,unavailable,not sourced",
    ]


def test_an_answer_without_tables_is_no_csv() -> None:
    assert csv_tables(answerer().reply("context of swift 2?", today=TODAY).words) == ""


def test_markup_in_names_comes_out_literal_in_markdown() -> None:
    table = Table((NASTY, "b"), ((Cell(NASTY), Cell("1", 1)),))
    told = markdown(words(Section(NASTY, NASTY, (table,), ("- a note", "# another", "1. and one"))))
    literal = (
        r"=A\&B \<i\>\*x\*\</i\> \_y\_ \|z\| " + "\"q\" 'r' " + r"\`s\` \[t\](u) \#1 \~v\~ \$w\$"
    )  # fmt: skip
    assert told.count(literal) == 4
    assert r"- \- a note" in told
    assert r"- \# another" in told
    assert r"- 1\. and one" in told
    assert r"\* a note" in told
    assert r"[Acme \<b\>, 1 Nov 2026](<https://acme.example/a?b=c&d>)" in told
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    assert all(line.replace(r"\|", "").count("|") == 3 for line in rows)


def test_a_cell_that_a_spreadsheet_would_run_is_text() -> None:
    cells = ("=1+1", "+1", "-1", "@x", "a,b", 'a"b', "plain")
    table = Table(("=h", "n"), tuple((Cell(text), Cell("$1,000", 1000)) for text in cells))
    rows = list(csv.reader(io.StringIO(csv_tables(words(Section("t", "l", (table,), ()))))))
    assert rows[0] == ["'=h", "n"]
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'+1", "'-1", "'@x", "a,b", 'a"b', "plain"]
    assert {row[1] for row in rows[1:]} == {"1000"}
