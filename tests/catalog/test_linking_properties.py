"""What holds for every text and every name in the catalog, not only for those somebody thought of."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import Catalog, Entry, Gazetteer, Linker, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from catalog import Mention

TODAY = date(2026, 11, 21)
VOCABULARY = """
    claude haiku sonnet opus 4.5 4 5 gpt-5 gpt mini nano o3 gemini 2.5 pro flash vs / , ( ) : llama 3.1 8b 70b deepseek
    r1 max context pro's クロード 文心 the and or 20251001 v1:0 anthropic/ ` 🔥 deep seek commandr
"""


@cache
def catalog() -> Catalog:
    return load()


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(catalog().entries, catalog().families)


@cache
def linker() -> Linker:
    return Linker(gazetteer())


@cache
def same() -> dict[str, set[frozenset[str]]]:
    """What the names of each model tell, without the words that may be left out."""
    told: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for name in gazetteer().names:
        told[name.entry.id].add(name.telling)
    return told


def is_it(entry: Entry, mentions: tuple[Mention, ...]) -> bool:
    """Whether a model was read, or one called the same but for words that may be left out, or a family that has it."""
    if len(mentions) != 1 or not mentions[0].models:
        return False
    taken = mentions[0].models[0]
    in_family = mentions[0].reading == "family" and entry.id in mentions[0].models
    return taken == entry.id or bool(same()[taken] & same()[entry.id]) or in_family


def check(text: str) -> None:
    end = 0
    for mention in linker().link(text, TODAY):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.said
        assert bool(mention.models) == (mention.reading != "unknown")
        end = mention.end


@settings(deadline=None)  # the first call loads the catalog
@given(st.text(max_size=200))
def test_in_any_text_mentions_never_overlap_and_quote_it(text: str) -> None:
    check(text)


@settings(deadline=None)  # the first call loads the catalog
@given(st.lists(st.sampled_from(VOCABULARY.split())), st.sampled_from(["", " ", "-", "_"]))
def test_in_any_heap_of_parts_of_names_mentions_never_overlap_and_quote_it(parts: list[str], gap: str) -> None:
    check(gap.join(parts))


def test_every_model_is_linked_by_its_id() -> None:
    wrong = [e.id for e in catalog().entries if not is_it(e, linker().link(f"context of {e.id}?", TODAY))]
    assert wrong == []


def _is_name(entry: Entry) -> bool:
    """Whether an entry is a model: not a pointer to the newest of a line, nor a second listing of another entry."""
    return not entry.id.endswith("-latest")


WRITTEN: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "shouted": str.upper,
    "hyphenated": lambda name: name.replace(" ", "-"),
    "spaced": lambda name: name.replace("-", " "),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_every_core_model_is_linked_by_every_name_it_has(written: str) -> None:
    """Names of everyday words (*computer use*, *inkling*) are names only with their lab."""
    wrong: list[str] = []
    for entry in catalog().entries:
        if not (entry.suggestible and entry.chat and _is_name(entry)):
            continue
        for name in (entry.name, *entry.aliases):
            said = WRITTEN[written](name)
            with_lab = f"{entry.lab.replace('-', ' ')} {said}"
            if not any(is_it(entry, linker().link(f"context of {text}?", TODAY)) for text in (said, with_lab)):
                wrong.append(said)
    assert len(wrong) <= 3, wrong  # labels in brackets, and two listings of one model


def test_every_model_of_the_tail_is_linked_by_its_name_or_by_that_with_its_lab() -> None:
    tail = [e for e in catalog().entries if not (e.suggestible and e.chat) and _is_name(e)]
    wrong = [
        e.name
        for e in tail
        if not any(
            is_it(e, linker().link(f"context of {text}?", TODAY))
            for text in (e.name, f"{e.lab.replace('-', ' ').replace('_', ' ')} {e.name}")
        )
    ]
    assert len(wrong) <= len(tail) / 25, wrong  # one name of several models, or of a curated family


def slips(word: str, chance: random.Random) -> Iterator[str]:
    """A word with one letter missing, wrong or swapped."""
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[i + 1 :]
        yield word[:i] + word[i : i + 2][::-1] + word[i + 2 :]


def test_one_wrong_letter_in_a_word_of_six_or_more_links_to_the_model_or_asks() -> None:
    chance = random.Random(20261121)  # noqa: S311 - reproducible, not secret
    words = set(gazetteer().words)
    core = [e for e in catalog().entries if e.suggestible and e.chat and _is_name(e)]
    tried = 0
    missed: list[str] = []
    for entry in chance.sample(core, 200):
        if not is_it(entry, linker().link(f"context of {entry.name}?", TODAY)):
            continue
        for word in re.finditer(r"[A-Za-z]{6,}", entry.name):
            for slip in chance.sample(list(slips(word.group(), chance)), 4):
                if slip.lower() in words or slip == word.group():
                    continue
                text = f"context of {entry.name[: word.start()]}{slip}{entry.name[word.end() :]}?"
                found = linker().link(text, TODAY)
                named = [m for m in found if m.models]
                assert not named or is_it(entry, found), text
                tried += 1
                if not named and not found:
                    missed.append(text)
    assert len(missed) <= tried / 200, missed  # a letter too many behind a tier
