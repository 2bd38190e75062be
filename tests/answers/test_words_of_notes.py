"""The words beside an answer: what was assumed, ends of models, questions back, help."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answers.lifecycles import End
from answers.remarks import ClarifyView, HelpView, NotesView, ReadAs
from answers.rendering import said
from tests.making import TODAY


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


@pytest.mark.parametrize(
    ("left", "words"), [(("Owl",), "Owl is left out"), (("Owl", "Jay"), "Owl and Jay are left out")]
)
def test_models_beyond_ten_are_said_to_be_left_out(left: tuple[str, ...], words: str) -> None:
    view = NotesView((), (), (), (), left_out=left)
    assert said("notes", "unknown", view) == f"Ten models at most are compared at once, so {words}."


def test_what_is_asked_back_names_the_choices() -> None:
    view = ClarifyView("ambiguous", "owl", ("Owl 1", "Owl 2"))
    assert said("clarify", "lead", view) == '"owl" could be Owl 1 or Owl 2, and the answer differs. Which one?'


def test_requests_without_tokens_are_asked_how_many_each_takes() -> None:
    view = ClarifyView("workload_missing", "", (), 10_000)
    asked = "How many tokens does each of the 10,000 requests read and write?"
    assert said("clarify", "lead", view) == f'{asked} Say for example "2k in 500 out".'


def test_what_no_fact_covers_is_said() -> None:
    view = HelpView("topic_not_covered", (), (), (), (), TODAY)
    assert said("help", "lead", view) == "The catalog has no facts about that, but I can compare the models you name."
