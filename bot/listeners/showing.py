"""An answer as messages, with what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.blocks import pages
from bot.blocks_charts import chart_of
from bot.blocks_controls import About

if TYPE_CHECKING:
    from answers import Reply
    from bot.blocks import Ladder


def shown(
    reply: Reply,
    name: str,
    question: str,
    *,
    is_private: bool = False,
    shared_by: str = "",
    offers_files: bool = False,
) -> tuple[Ladder, ...]:
    """Return an answer as messages.

    Args:
        reply: The answer.
        name: Its own, by which a click finds it.
        question: What it was given to.
        is_private: Whether only the asker sees it.
        shared_by: Who shows a private one to everybody.
        offers_files: Whether its tables may be shared as a file.
    """
    answer = reply.answer
    addresses = (address for fact in answer.facts for address in (fact.url, fact.value) if isinstance(address, str))
    costed = answer.kind == "cost" and answer.workload is not None
    about = About(
        answer_id=answer.answer_id,
        name=name,
        question=question if answer.facts or costed else "",  # what cannot be costed may be edited until it can
        private=is_private,
        costed=costed,
        files=offers_files,
        links=frozenset(address for address in addresses if address.startswith("https://")),
        shared_by=shared_by,
    )
    return pages(reply.words, about, chart_of(reply))


def noted(reply: Reply, note: str) -> Reply:
    """Return a reply that says one thing more."""
    words = reply.words
    return replace(reply, words=replace(words, notes=(note, *words.notes), text=f"{words.text}\n\n{note}"))
