"""How one pays for a route: by the token, or in a way that makes a price per token mean nothing."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Payment: TypeAlias = Literal["by the token", "subscription", "own machine"]

_PLAN_ID = re.compile(r"(coding|token|step|code)[ -]plan|^chatgpt$|^github-copilot$|^opencode-go$")
_PLAN_NAME = re.compile(r"\b(Coding|Token|Step) Plan\b|\(subscription\)|[a-z]Pass\b")
"""A plan says so in its name: ``Z.AI Coding Plan``, ``ClinePass``, ``DevPass (LLM Gateway)``. What a list quotes per
token there is what a plan's allowance is counted by: nobody can buy a token at it without the plan."""

_OWN_MACHINE = frozenset({"lmstudio", "ollama", "atomic-chat", "qvac", "lemonade", "lynkr"})


def payment(provider_id: str, name: str) -> Payment:
    """How one pays a provider, by its id and its name."""
    if provider_id in _OWN_MACHINE:
        return "own machine"
    return "subscription" if _PLAN_ID.search(provider_id) or _PLAN_NAME.search(name) else "by the token"
