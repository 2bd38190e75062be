"""The words of context, capabilities, licenses, figures, prices, costs and notes at their edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answers.lifecycles import End
from answers.remarks import ClarifyView, HelpView, NotesView, ReadAs
from answers.rendering import said
from catalog import Disagreement, Fact, License, Model
from tests.answers.aviary import (
    COMMUNITY,
    DEAL,
    DEAR,
    EQUAL,
    LIKE,
    LOON,
    NAMED,
    NULL,
    PLAIN,
    RESOLD,
    ROC,
    SIZED,
    UNLISTED,
)
from tests.answers.telling import told
from tests.making import BIRD, CLOUD, TODAY, fact, model, price, rates, route, source

ACME_PAGE = source()
OTHERS = source("Other")
BIG = model("acme/big", "Big", context=400_000, output=64_000)
BIG_TOO = model("acme/big-too", "Big Too", context=400_000)
MEDIUM = model("acme/medium", "Medium", context=390_000, routes=(route(CLOUD, "m", own=False, context=64_000),))
NARROW = model(
    "acme/narrow",
    "Narrow",
    context=400_000,
    routes=(route(CLOUD, "n", own=False, context=64_000), route(BIRD, "n", own=False, context=32_000)),
)
SMALL = model("bird/small", "Small", context=8_000)
CUT = replace(BIG, id="acme/cut", name="Cut", input_limit=fact(272_000))
DISPUTED = replace(
    BIG,
    id="acme/di",
    name="Disputed",
    context_window=Fact(400_000, (ACME_PAGE,), (Disagreement(200_000, OTHERS), Disagreement(128_000, source("Third")))),
)

SEES = model("acme/sees", "Sees", capabilities={"vision": True, "audio": False, "pdf": True, "reasoning": True})
HEARS = model("acme/hears", "Hears", capabilities={"vision": False, "audio": True, "reasoning": True})
BLIND = model("bird/blind", "Blind", capabilities={"vision": False})

GIVEN = model("acme/given", "Given", weights=True, license_=License(fact("Some License")))
LOOSE = model("acme/loose", "Loose", weights=True)
CLOSED = model("acme/closed", "Closed", weights=False)
TORN = replace(
    CLOSED,
    id="acme/torn",
    name="Torn",
    open_weights=Fact(value=False, sources=(ACME_PAGE,), disagreements=(Disagreement(value=True, source=OTHERS),)),
)
SHARED = model("acme/shared", "Shared", weights=True, license_=COMMUNITY)

YEARLY = model("acme/yearly", "Yearly", cutoff="2023")
WITHIN = model("acme/within", "Within", cutoff="2023-12")
LATER = model("acme/later", "Later", cutoff="2024-06")

SPARSE = model("acme/sparse", "Sparse", parameters=100_000_000_000, active=10_000_000_000)
UNSURE = replace(
    SPARSE,
    id="acme/unsure",
    name="Unsure",
    parameters_active=Fact(),
    parameters_total=Fact(7_000_000_000, (ACME_PAGE,), (Disagreement(8_000_000_000, OTHERS),)),
)

UNEVEN = model(
    "acme/uneven",
    "Uneven",
    routes=(route(id_="u", prices=(*rates("4", "20"), price("batch_input", "1"), price("batch_output", "5"))),),
)
BARGAIN = model(
    "acme/bargain",
    "Bargain",
    routes=(route(id_="b", prices=rates("4", "20")), route(CLOUD, "b", rates("3", "15"), own=False)),
)


@pytest.mark.parametrize(
    ("topic", "models", "words"),
    [
        pytest.param(
            "context",
            (NULL,),
            ["How large is the context window of Null?", "No source gives a context window for Null."],
            id="no window",
        ),
        pytest.param(
            "context",
            (NULL, LOON),
            [
                "Which has the larger context window, Null or Loon?",
                "No source gives a context window for Null or Loon.",
            ],
            id="no window of two",
        ),
        pytest.param(
            "context",
            (BIG, NULL),
            [
                "Which has the larger context window, Big or Null?",
                "Big: 400,000 tokens. No source gives a context window for Null.",
            ],
            id="one window of two",
        ),
        pytest.param(
            "context",
            (BIG, BIG_TOO),
            ["Which has the larger context window, Big or Big Too?", "The same: Big and Big Too have 400,000 tokens."],
            id="alike",
        ),
        pytest.param(
            "context",
            (BIG, MEDIUM),
            [
                "Which has the larger context window, Big or Medium?",
                "Nearly the same: Big has 400,000 tokens, Medium 390,000.",
                "Smaller on some routes: Medium has 64,000 on Cloudy (1 route of 1).",
            ],
            id="nearly",
        ),
        pytest.param(
            "context",
            (BIG, BIG_TOO, NULL),
            [
                "Which has the largest context window, Big, Big Too or Null?",
                "The same: Big and Big Too have 400,000 tokens. No source gives one for Null.",
            ],
            id="three alike, two known",
        ),
        pytest.param(
            "context",
            (BIG, BIG_TOO, SMALL, NULL),
            [
                "Which has the largest context window, Big, Big Too, Small or Null?",
                "Big and Big Too share the largest window, 400,000 tokens; the smallest is 8,000 (Small). No "
                "source gives one for Null.",
            ],
            id="two share the largest",
        ),
        pytest.param(
            "context",
            (BIG, SMALL, NULL),
            [
                "Which has the largest context window, Big, Small or Null?",
                "Big: 400,000 tokens, 50× the 8,000 of Small. No source gives one for Null.",
            ],
            id="two apart, one unknown",
        ),
        pytest.param(
            "context",
            (BIG, MEDIUM, SMALL),
            [
                "Which has the largest context window, Big, Medium or Small?",
                "Big: 400,000 tokens; the smallest is 8,000 (Small).",
                "Smaller on some routes: Medium has 64,000 on Cloudy (1 route of 1).",
            ],
            id="three",
        ),
        pytest.param(
            "context",
            (NARROW,),
            [
                "How large is the context window of Narrow?",
                "Narrow has a context window of 400,000 tokens.",
                "Smaller on some routes: Narrow has 64,000 on Cloudy, 32,000 on Bird (2 routes of 2).",
            ],
            id="two smaller sizes",
        ),
        pytest.param(
            "pricing",
            (BARGAIN,),
            [
                "What does Bargain cost per million tokens?",
                "$4.00 in and $20.00 out per 1M tokens on Acme.",
                "Cheapest tracked route: Cloudy, $3.00 in and $15.00 out.",
            ],
            id="cheaper elsewhere",
        ),
        pytest.param(
            "context",
            (CUT,),
            [
                "How large is the context window of Cut?",
                "Cut has a context window of 400,000 tokens and writes at most 64,000.",
                "Cut takes at most 272,000 tokens of that as input.",
            ],
            id="less as input",
        ),
        pytest.param(
            "context",
            (DISPUTED,),
            [
                "How large is the context window of Disputed?",
                "Disputed has a context window of 400,000 tokens and writes at most 64,000.",
                "Sources differ on Disputed: 400,000 tokens here, 200,000 (Other via Digest), 128,000 (Third via "
                "Digest).",
            ],
            id="sources differ",
        ),
        pytest.param(
            "capability:all",
            (SEES, HEARS),
            ["What can Sees and Hears do?", "Only Sees has vision. Only Hears has audio input."],
            id="only",
        ),
        pytest.param(
            "capability:all",
            (SEES, replace(SEES, id="acme/too", name="Sees Too")),
            [
                "What can Sees and Sees Too do?",
                "No capability is known to be on one side only; they share vision, PDF input and reasoning.",
            ],
            id="shared only",
        ),
        pytest.param(
            "capability:all", (SEES,), ["What can Sees do?", "Sees has vision, PDF input and reasoning."], id="one"
        ),
        pytest.param(
            "capability:all",
            (NULL,),
            ["What can Null do?", "No source speaks of a capability that it has."],
            id="nothing",
        ),
        pytest.param(
            "capability:vision",
            (HEARS, BLIND),
            ["Which has vision, Hears or Blind?", "Neither has vision."],
            id="neither",
        ),
        pytest.param(
            "capability:vision", (BLIND,), ["Does Blind have vision?", "No, Blind does not have vision."], id="no"
        ),
        pytest.param(
            "capability:vision",
            (NULL,),
            ["Does Null have vision?", "Not sourced: no source says whether Null has vision."],
            id="unknown",
        ),
        pytest.param(
            "capability:vision",
            (NULL, LOON),
            ["Which has vision, Null or Loon?", "Not sourced: no source says whether Null or Loon has vision."],
            id="unknown of two",
        ),
        pytest.param(
            "capability:reasoning",
            (SEES, HEARS),
            ["Which has reasoning, Sees or Hears?", "Both have reasoning: Sees and Hears."],
            id="all",
        ),
        pytest.param(
            "capability:vision",
            (SEES, BLIND, NULL),
            ["Which has vision, Sees, Blind or Null?", "Sees has vision. Blind does not. For Null no source says."],
            id="some",
        ),
        pytest.param(
            "capability:speed",
            (SEES,),
            [
                "What is known of the speed of Sees?",
                "The catalog holds no facts about speed, so nothing can be said of Sees there.",
            ],
            id="uncovered",
        ),
        pytest.param(
            "license",
            (GIVEN,),
            [
                "What license does Given have?",
                "Given has weights to download, under the Some License; whether the OSI approved it is not sourced.",
            ],
            id="license, openness open",
        ),
        pytest.param(
            "license",
            (LOOSE,),
            [
                "What license does Loose have?",
                "Loose has weights to download; its license is not sourced, so open source is not confirmed.",
            ],
            id="weights, no license",
        ),
        pytest.param(
            "license",
            (NAMED,),
            [
                "What license does Named have?",
                "Named comes under the Some License; whether its weights can be downloaded is not sourced.",
            ],
            id="license, no weights",
        ),
        pytest.param(
            "license",
            (CLOSED,),
            [
                "What license does Closed have?",
                "Closed is proprietary: no weights to download; its terms are not sourced.",
            ],
            id="closed",
        ),
        pytest.param(
            "license",
            (NULL,),
            ["What license does Null have?", "No source gives a license for Null."],
            id="license unknown",
        ),
        pytest.param(
            "open_weights",
            (TORN, SHARED),
            [
                "Are Torn and Shared open source?",
                "Torn is proprietary: no weights to download; its terms are not sourced. Shared is not open "
                "source: its weights can be downloaded, under the Community License, which the OSI has not "
                "approved.",
                "Shared: Free below 700 million users.",
                "Terms of Shared: https://acme.example/community-license",
                "Other via Digest says otherwise about the weights of Torn.",
            ],
            id="torn",
        ),
        pytest.param(
            "parameters",
            (SPARSE,),
            ["How many parameters does Sparse have?", "Sparse has 100B parameters, 10B of them active for each token."],
            id="active",
        ),
        pytest.param(
            "knowledge_cutoff",
            (YEARLY, WITHIN),
            [
                "How recent is the knowledge of Yearly and Within?",
                "Within: Dec 2023; Yearly: 2023.",
                "Sources give the year alone for Yearly: they do not say which is later.",
            ],
            id="a month within a year",
        ),
        pytest.param(
            "knowledge_cutoff",
            (YEARLY, LATER),
            ["How recent is the knowledge of Yearly and Later?", "The knowledge of Later is newer: until Jun 2024; Yearly until 2023."],
            id="a month of another year",
        ),
        pytest.param(
            "parameters",
            (UNSURE, NULL),
            [
                "How many parameters do Unsure and Null have?",
                "Unsure has 7B parameters. No source gives the number of parameters of Null.",
                "Sources differ on Unsure: 8B (Other via Digest).",
            ],
            id="disputed size",
        ),
        pytest.param(
            "pricing",
            (PLAIN, EQUAL),
            [
                "Which is cheaper per million tokens, Plain or Equal?",
                "The same price: Plain and Equal cost $1.00 in and $5.00 out per 1M tokens.",
                "As a batch, both cost half.",
            ],
            id="same price",
        ),
        pytest.param(
            "pricing",
            (PLAIN, LIKE),
            [
                "Which is cheaper per million tokens, Plain or Like?",
                "It depends on the mix: Plain costs $1.00 in and $5.00 out, Like costs $2.00 in and $2.00 out "
                "per 1M tokens. They cost the same at 3 input tokens per output token.",
                "As a batch, Plain costs half.",
            ],
            id="mix",
        ),
        pytest.param(
            "pricing",
            (PLAIN, DEAR, UNEVEN),
            [
                "Which is cheapest per million tokens, Plain, Dear or Uneven?",
                "Plain: $1.00 in and $5.00 out per 1M tokens, against $3.00 in and $9.00 out for Dear and $4.00 "
                "in and $20.00 out for Uneven.",
                "As a batch, Plain costs half.",
                "Uneven as a batch: $1.00 in and $5.00 out.",
            ],
            id="three prices",
        ),
        pytest.param(
            "pricing",
            (PLAIN, LIKE, NULL),
            [
                "Which is cheapest per million tokens, Plain, Like or Null?",
                "It depends on the mix: Plain costs $1.00 in and $5.00 out, Like costs $2.00 in and $2.00 out "
                "per 1M tokens. They cost the same at 3 input tokens per output token. No source gives a price "
                "for Null.",
                "As a batch, Plain costs half.",
            ],
            id="three mixed, one unpriced",
        ),
        pytest.param(
            "pricing",
            (PLAIN, NULL),
            [
                "Which is cheaper per million tokens, Plain or Null?",
                "Plain: $1.00 in and $5.00 out per 1M tokens on Acme. No source gives a price for Null.",
                "As a batch, Plain costs half.",
            ],
            id="one priced of two",
        ),
        pytest.param(
            "pricing",
            (NULL,),
            ["What does Null cost per million tokens?", "No source gives a price for Null."],
            id="no price",
        ),
        pytest.param(
            "pricing",
            (DEAL,),
            [
                "What does Deal cost per million tokens?",
                "$0.80 in and $5.00 out per 1M tokens on Acme.",
                "Deal's input price is your contract's $0.80; the list price is $1.00 (Acme via Digest).",
                "Sources differ on Deal's output price: $5.00 here, $6.00 (Other via Digest).",
            ],
            id="contract",
        ),
        pytest.param(
            "pricing",
            (UNLISTED,),
            [
                "What does Past cost per million tokens?",
                "$1.00 in and $5.00 out per 1M tokens on Acme.",
                "Past was last listed on Acme on 1 Sep 2026: the price is of that day.",
            ],
            id="unlisted",
        ),
        pytest.param(
            "pricing",
            (RESOLD,),
            [
                "What does Dodo cost per million tokens?",
                "$1.00 in and $5.00 out per 1M tokens on Acme, its last price.",
                "The price of Dodo is the last that Acme asked, as listed on 1 Feb 2026; it is still listed elsewhere, "
                "cheapest on Cloudy at $2.00 in and $4.00 out.",
            ],
            id="ended, resold",
        ),
        pytest.param(
            "pricing",
            (ROC,),
            [
                "What does Roc cost per million tokens?",
                "$1.00 in and $5.00 out per 1M tokens on Acme, its last price.",
                "The price of Roc is the last that Acme asked; no source gives a price at which it is still listed.",
            ],
            id="ended everywhere",
        ),
        pytest.param(
            "open_weights",
            (SHARED,),
            [
                "Is Shared open source?",
                "No. Shared is not open source: its weights can be downloaded, under the Community License, "
                "which the OSI has not approved. Commercial use: conditional. Free below 700 million users.",
                "Terms of Shared: https://acme.example/community-license",
            ],
            id="one open, one not",
        ),
        pytest.param(
            "pricing",
            (SIZED,),
            [
                "What does Sized cost per million tokens?",
                "$2.00 in and $12.00 out per 1M tokens on Acme.",
                "Sized above 200,000 prompt tokens: $4.00 in and $18.00 out.",
            ],
            id="sized",
        ),
    ],
)
def test_what_is_said_of_a_topic(topic: str, models: tuple[Model, ...], words: list[str]) -> None:
    part = told(topic, *models)
    assert [part.title, part.lead, *part.notes] == words


def end(name: str, **fields: object) -> End:
    """The end of a model, come or coming."""
    plain = End(name, "deprecated", None, None, 0, None, "Acme", (), (), ())
    return replace(plain, **fields)


def test_names_that_were_assumed_are_said_with_one_example_of_another() -> None:
    read = tuple(
        ReadAs(one, one.title(), f"{one.title()} 2" if one == "owl" else None) for one in ("jay", "owl", "auk")
    )
    view = NotesView(read, (), (), ())
    assert said("notes", "assumed", view) == (
        '"jay" was read as Jay, "owl" as Owl and "auk" as Auk; for another, say for example "I meant Owl 2".'
    )
    assert said("notes", "assumed", replace(view, assumed=read[:1])) == '"jay" was read as Jay.'


def test_ends_that_come_and_ends_that_came_are_told_apart() -> None:
    ends = (
        end("Jay"),
        end("Owl", deprecated=date(2026, 6, 1), date=date(2027, 6, 1), replacement="Owl 2"),
        end("Wren", state="retiring", date=date(2026, 12, 1), days=10, replacement="Wren 2"),
        end("Auk", state="retired", date=date(2026, 9, 1), replacement="Auk 2", elsewhere=("Cloudy",)),
        end("Moa", state="retired"),
    )
    view = NotesView((), ends, (), ())
    assert said("notes", "lifecycle", view).splitlines() == [
        "Jay is deprecated.",
        "Owl is deprecated since 1 Jun 2026 and retires on 1 Jun 2027; its replacement is Owl 2.",
        "Warning: Wren retires on 1 Dec 2026, in 10 days; its replacement is Wren 2.",
    ]
    assert said("notes", "retired", view).splitlines() == [
        "Auk was retired on 1 Sep 2026 by Acme; its replacement is Auk 2. Still listed on Cloudy.",
        "Moa was retired by Acme.",
    ]


def test_ends_on_one_day_are_told_in_one_sentence() -> None:
    ends = (
        end("Wren", state="retiring", date=date(2026, 12, 1), days=10, replacement="Wren 2"),
        end("Jay", state="retiring", date=date(2026, 12, 1), days=10, replacement="Jay 2"),
        end("Owl", deprecated=date(2026, 6, 1), date=date(2027, 6, 1), replacement="Owl 3"),
        end("Auk", deprecated=date(2026, 6, 1), date=date(2027, 6, 1), replacement="Owl 3"),
        end("Moa"),
        end("Emu"),
    )
    assert said("notes", "lifecycle", NotesView((), ends, (), ())).splitlines() == [
        "Warning: Wren and Jay retire on 1 Dec 2026, in 10 days; their replacements are Wren 2 and Jay 2.",
        "Owl and Auk are deprecated since 1 Jun 2026 and retire on 1 Jun 2027; their replacement is Owl 3.",
        "Moa and Emu are deprecated.",
    ]


def test_an_unknown_name_is_said_with_what_is_near_if_anything_is() -> None:
    view = NotesView((), (), ("owll",), ("Owl",))
    assert said("notes", "unknown", view) == 'I know no model named "owll". Did you mean Owl?'
    assert said("notes", "unknown", replace(view, nearest=())) == 'I know no model named "owll".'


def test_what_is_asked_back_names_the_choices() -> None:
    view = ClarifyView("ambiguous", "owl", ("Owl 1", "Owl 2"))
    assert said("clarify", "lead", view) == '"owl" could be Owl 1 or Owl 2, and the answer differs. Which one?'


def test_what_no_fact_covers_is_said() -> None:
    view = HelpView("topic_not_covered", (), (), (), (), TODAY)
    assert said("help", "lead", view) == "The catalog has no facts about that, but I can compare the models you name."
