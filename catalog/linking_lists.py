"""Names that lean on a name beside: ``Opus 4.7 next to 4.6``, ``gpt-5 (mini, nano)``, ``haiku/sonnet/opus 4.5``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from catalog.atoms import atoms
from catalog.gazetteer_names import is_size
from catalog.linking_context import ALONGSIDE, counts, runs_on
from catalog.mentions import Mention
from catalog.name_words import LINES, PARTS, TIERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.atoms import Atom
    from catalog.gazetteer import Gazetteer
    from catalog.gazetteer_names import Name
    from catalog.linking_choice import Chooser

_LISTED = re.compile(r"\s*(?:,|/|&|\+|,?\s*\b(?:and|und|y|et|e|и)\b)\s*", re.IGNORECASE)
"""What stands between names of a list that shares its last version: ``haiku/sonnet/opus 4.5``."""
_OWN = re.compile(r"(?:['’]s)?\s*[:/(–—-]?\s*")
"""What stands between a maker's brand and its model: ``Kimi: Kimi K2``, ``chatgpt/gpt-5.1``, ``Claude's Haiku``."""
_THAN = re.compile(r"\b(?:than|versus|vs\.?|unlike|als|que|чем)\s+$", re.IGNORECASE)
"""Before a version, wherever it stands: ``Opus 4.7 knows less than 4.6 did``."""
_THE = re.compile(r"\b(?:the|only|its|their|der|die|das|le|la|el|il|o|a)\s+$", re.IGNORECASE)
"""Before a size, wherever it stands: ``does the 405b do it or is that only the 70b``."""
_OFFER = re.compile(r"(?:['’]s)?[\s-]+(?:api|app|family|series|line-?up|team|website|docs|console)\b", re.IGNORECASE)
"""What a maker offers: beside one of its models, *the Claude API* is no second model."""
LEANING = TIERS.keys() | {"super", "fast"}
"""Words that, beside a name, may be the whole of another: ``gpt-5 (mini, nano)``."""
_TIER = "|".join(sorted(PARTS, key=len, reverse=True))
_TIERS_OF = re.compile(
    rf"(?<![\w-])(?P<list>(?:{_TIER})(?:\s*(?:,|/|\b(?:or|vs\.?|versus|and|oder|und|o|ou|y|и|или)\b)\s*(?:{_TIER}))+)"
    r"\s+(?:on|of|in|from|for|by|with|bei|von|de|di|da)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Tiers before the brand they are of: ``pro or flash on gemini``."""


class Lists:
    """Completes names by the names beside them."""

    def __init__(self, gazetteer: Gazetteer, chooser: Chooser) -> None:
        self._gazetteer = gazetteer
        self._chooser = chooser
        self._by_id: dict[str, list[Name]] = {}
        for name in gazetteer.names:
            self._by_id.setdefault(name.entry.id, []).append(name)

    def sibling(self, model: str, text: str) -> str | None:
        """The model that a part of a name turns another into: ``E4B?`` after Gemma 4 E2B, ``3.5`` after Haiku 4.5."""
        names = self._by_id.get(model)
        told = {a.text for a in atoms(text) if a.text in self._gazetteer and (a.kind != "word" or a.text in PARTS)}
        if not names or not told or told <= names[0].known:
            return None
        return self._turned(names[0], frozenset(told))

    def names(self, model: str, words: Sequence[str]) -> bool:
        """Whether all these words are in a model's name."""
        return any(name.known.issuperset(words) for name in self._by_id.get(model, ()))

    def _turned(self, name: Name, told: frozenset[str]) -> str | None:
        """The member of a model's line that has the parts told and is else most like it."""
        found = [n for _, n in self._chooser.ranked(told | {name.brand}) if n.brand == name.brand]
        best = min(
            (n for n in found if n.core or not n.telling - told - name.known),
            key=lambda n: (
                sum(not is_size(atom) for atom in n.telling - told - name.known),
                -len(n.telling & name.telling),
                not n.core,
                len(n.known),
                -n.entry.routes,
            ),
            default=None,
        )
        return None if best is None else best.entry.id

    def leaning(
        self, text: str, parts: Sequence[Atom], at: int, last: Mention, today: str
    ) -> tuple[Mention, int] | None:
        """A version, size or tier that goes with the name before it, and where to go on."""
        first = parts[at]
        lined = first.text in LINES and self._leads_with_version(last)
        again = self._says_more(text, parts, at, last)
        if not last.models or not (lined or again or self._may_lean(first)) or counts(text, first):
            return None
        end = at + 1
        while end < len(parts) and self._goes_on(text, parts, at, end, last):
            end += 1
        begin, stop = first.start, parts[end - 1].end
        if runs_on(text, stop):
            return None
        beside = (
            ALONGSIDE.fullmatch(text, last.end, begin)
            or self._repeats(text, parts, at, last)
            or ("." in first.text and _THAN.search(text, last.end, begin))
            or (first.kind == "size" and (_THE.search(text, last.end, begin) or _sizes(text, last, begin)))
        )
        if not beside:
            return None
        names = self._by_id.get(last.models[0], [])
        said = (self._lettered(first, last), *(a.text for a in parts[at + 1 : end]))
        told = frozenset(said)
        if not names or told <= names[0].known or not told <= set(self._gazetteer.words):
            return None
        words = (names[0].brand, *said)
        if last.reading == "family" and first.kind == "word":
            version = [] if any(w[0].isdigit() for w in said) else [w for w in last.words if _is_version(w)]
            read = self._chooser.read(text[begin:stop], begin, (*words, *version), today, corrected=False)
            return None if read is None or not read.models else (replace(read, leans=True), end)
        sibling = self._in_full(names[0], said, today) or self._turned(names[0], told)
        if sibling is None or sibling == last.models[0]:
            return None
        if (lined or first.kind == "size") and self._by_id[sibling][0].version != names[0].version:
            return None
        told_version = any(word[0].isdigit() for word in said)
        other = not told_version and self._by_id[sibling][0].version != names[0].version  # *grok 4.7 or mini*
        return Mention(
            text[begin:stop], begin, stop, "model", (sibling,), corrected=other, words=words, leans=True
        ), end

    def _in_full(self, name: Name, said: Sequence[str], today: str) -> str | None:
        """The model that the version before and the tier said name, if they name one: *ultra* after Nemotron 3."""
        if name.version is None or any(word[0].isdigit() for word in said):
            return None
        chosen = self._chooser.choose(frozenset({name.brand, name.version, *said}), today)
        best = chosen.models[0] if chosen is not None and chosen.models else ""
        return best if best and self._by_id[best][0].version == name.version else None

    def _goes_on(self, text: str, parts: Sequence[Atom], at: int, end: int, last: Mention) -> bool:
        """Whether a leaning name goes on with one more tier, or with a version of its own: *mini and large 1.7*."""
        atom = parts[end]
        if text[parts[end - 1].end : atom.start] not in {"", " ", "-"}:
            return False
        own = atom.kind == "version" and parts[at].kind == "word" and not counts(text, atom)
        brand = self._by_id[last.models[0]][0].brand if last.models[0] in self._by_id else ""
        words = (brand, *(a.text for a in parts[at : end + 1]))
        return atom.text in LEANING or (own and self._gazetteer.having(words) > 0)

    def _leads_with_version(self, mention: Mention) -> bool:
        """Whether the version stands before the line, and so holds for the lines behind: ``gpt 5.6 sol/terra/luna``."""
        line = next((at for at, word in enumerate(mention.words) if word in LINES), 0)
        return mention.leans or any(word[0].isdigit() for word in mention.words[:line])

    def _says_more(self, text: str, parts: Sequence[Atom], at: int, last: Mention) -> bool:
        """Whether the last word of the name before is said again with a tier behind it: ``Command R/R+``."""
        following = parts[at + 1] if at + 1 < len(parts) else None
        if following is None or parts[at].text not in last.words[-1:] or following.text not in LEANING:
            return False
        return text[parts[at].end : following.start] in {"", " ", "-"}

    def _may_lean(self, atom: Atom) -> bool:
        if atom.kind in {"version", "size"}:
            return atom.text not in self._gazetteer.anchors
        return atom.text in LEANING - LINES - {"fast"}

    def _lettered(self, atom: Atom, last: Mention) -> str:
        """A version with the letter that the one before it has: *2.6* beside *Kimi K2.5* is K2.6."""
        letters = {word[0] for word in last.words if word[0].isalpha() and word[1:].replace(".", "").isdigit()}
        if atom.kind != "version" or not atom.text[0].isdigit() or len(letters) != 1:
            return atom.text
        lettered = letters.pop() + atom.text
        return lettered if lettered in self._gazetteer else atom.text

    def _repeats(self, text: str, parts: Sequence[Atom], at: int, last: Mention) -> bool:
        """Whether a version stands beside the version of the name before: ``Opus 4.6 … (4.5 next to 4.6)``."""
        if "." not in parts[at].text or at + 1 >= len(parts):
            return False
        following = next((p for p in parts[at + 1 : at + 4] if p.kind == "version"), None)
        return (
            following is not None
            and following.text in last.words
            and ALONGSIDE.fullmatch(text, parts[at].end, following.start) is not None
        )

    def completed(self, text: str, found: Sequence[Mention], today: str) -> list[Mention]:
        """Mentions with what their neighbors say of them: a shared version, the tiers of a brand, a maker's name."""
        if not found:
            return []
        found = self._shared_version(text, _without_overlaps(found), today)
        found = [told for mention in found for told in self._tiers_of(text, mention, today)]
        found = _without_overlaps(found)
        brands = {self._brand_of(m) for m in found if m.models}
        after = [*found[1:], None]
        return [m for m, following in zip(found, after, strict=True) if not self._is_maker(text, m, following, brands)]

    def _shared_version(self, text: str, found: Sequence[Mention], today: str) -> list[Mention]:
        """``haiku/sonnet/opus 4.5``: the version of the last is that of all."""
        told = list(found)
        for i in range(len(told) - 2, -1, -1):
            first, second = told[i], told[i + 1]
            versions = [w for w in second.words if _is_version(w)]
            plain = first.models and not any(c.isdigit() for word in first.words for c in word)
            if not first.words or not plain or second.reading != "model" or len(versions) != 1:
                continue
            if (
                self._is_brand(first)
                or self._brand_of(first) != self._brand_of(second)
                or not _LISTED.fullmatch(text, first.end, second.start)
            ):
                continue
            read = self._chooser.read(first.said, first.start, (*first.words, *versions), today, corrected=False)
            if read is not None and read.reading == "model":
                told[i] = read
        return told

    def _tiers_of(self, text: str, mention: Mention, today: str) -> list[Mention]:
        """``pro or flash on gemini`` as two names."""
        if mention.reading != "family" or not set(mention.words) & self._gazetteer.brands:
            return [mention]
        found = _TIERS_OF.search(text, max(0, mention.start - 80), mention.start)
        if found is None:
            return [mention]
        told = [
            self._chooser.read(
                tier.group(), tier.start(), (*mention.words, tier.group().lower()), today, corrected=False
            )
            for tier in re.compile(rf"\b(?:{_TIER})\b", re.IGNORECASE).finditer(text, found.start(), found.end("list"))
        ]
        known = [m for m in told if m is not None and m.models]
        return known if len(known) == len(told) else [mention]

    def _is_brand(self, mention: Mention) -> bool:
        """Whether a mention is nothing but a brand: *Claude*, *GPT*."""
        return len(mention.words) == 1 and mention.words[0] in self._gazetteer.brands

    def _is_maker(self, text: str, mention: Mention, following: Mention | None, brands: set[str]) -> bool:
        """Whether a bare brand beside a member of it only tells the maker: ``Kimi: Kimi K2``, ``the Claude API``."""
        if mention.reading != "family" or not self._is_brand(mention) or mention.words[0] not in brands:
            return False
        leads = following is not None and self._brand_of(following) == mention.words[0]
        before = leads and following is not None and _OWN.fullmatch(text, mention.end, following.start) is not None
        return before or _OFFER.match(text, mention.end) is not None

    def _brand_of(self, mention: Mention) -> str:
        names = self._by_id.get(mention.models[0]) if mention.models else None
        return names[0].brand if names and not self._is_brand(mention) else ""


def _is_version(word: str) -> bool:
    return word[0].isdigit() and "b" not in word


def _sizes(text: str, last: Mention, begin: int) -> bool:
    """Whether a size stands right behind a name that ends in one: ``qwen3 8b 14b``."""
    return text[last.end : begin] == " " and any(is_size(word) for word in last.words)


def _without_overlaps(found: Sequence[Mention]) -> list[Mention]:
    """In order; of each two that overlap the one given first, of those that begin alike the one with more words."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -len(m.words), m.reading == "unknown")):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept
