"""Text → mentions of models. Structure decides (which atoms, which version, which size); spelling is the last resort.

A mention is a value: the model it names, the family it leaves open, the candidates of a near miss, or a name that no
catalog knows. It is never a *different* model: a version nobody sells is unknown, not the nearest one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.atoms import Atom, atoms
from catalog.gazetteer import best_first
from catalog.linking_choice import Chooser
from catalog.linking_context import ALONGSIDE, GAP, GLUED, counts, is_measure, runs_on
from catalog.linking_ids import ids, prefixes, sized
from catalog.mentions import Mention
from catalog.name_words import (
    OPTIONAL,
    PARTS,
    PRODUCTS,
    SAME_AS,
    SERVING,
    TIERS,
    WEAK_BRANDS,
)
from catalog.spelling import Speller, likest, versions

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import date

    from catalog.gazetteer import Gazetteer

_JOINING = frozenset({"vs", "or", "and", "versus", "x"})
_MORE = 3
"""So many atoms may stand behind a run of a core model's to make the name of one of the tail."""


class Linker:
    """Finds mentions of models in text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._chooser = Chooser(gazetteer)
        self._speller = Speller(gazetteer.spellings, gazetteer.__contains__)

    def link(self, text: str, today: date) -> tuple[Mention, ...]:
        """All mentions in a text, in order; they never overlap. ``today`` decides which default is still sold."""
        found: list[Mention] = list(ids(text, self._gazetteer))
        taken = [(m.start, m.end) for m in found] + list(prefixes(text))
        parts = [a for a in self._speller.apart(atoms(text)) if not any(s <= a.start < e for s, e in taken)]
        at = 0
        last: Mention | None = None
        while at < len(parts):
            mention, onward = self._mention_at(text, parts, at, today.isoformat())
            if mention is None and last is not None:
                mention, onward = self._elliptic(text, parts, at, last) or (None, onward)
            if mention is not None:
                found.append(mention)
                last = mention
            at = onward
        found += [m for m in sized(text) if not any(f.start < m.end and m.start < f.end for f in found)]
        return tuple(sorted(found, key=lambda m: m.start))

    def nearest(self, said: str, today: date, most: int = 3) -> tuple[str, ...]:
        """Models to propose for a name that no catalog has: its family's, else those spelt most like it."""
        words = [self._word([a], 0, [])[0] for a in atoms(said)]
        anchors = frozenset(w for w in words if w in self._gazetteer.anchors)
        found = self._gazetteer.candidates(anchors) if anchors else []
        if found:
            return tuple(name.entry.id for name in best_first(found, anchors, today.isoformat())[:most])
        return likest(said, {name.entry.id: name.entry.name.lower() for name in self._gazetteer.names}, most)

    def sibling(self, model: str, text: str) -> str | None:
        """The model that a part of a name turns another into: ``E4B?`` after Gemma 4 E2B, ``3.5`` after Haiku 4.5."""
        name = next((n for n in self._gazetteer.names if n.entry.id == model), None)
        told = {a.text for a in atoms(text) if a.text in self._gazetteer and (a.kind != "word" or a.text in PARTS)}
        if name is None or not told or told <= name.known:
            return None
        found = self._gazetteer.candidates(frozenset(told | {name.brand}))
        best = max(found, key=lambda n: (len(n.known & name.known), -len(n.required), n.entry.routes), default=None)
        return best.entry.id if best is not None and best.brand == name.brand else None

    def _mention_at(self, text: str, parts: Sequence[Atom], at: int, today: str) -> tuple[Mention | None, int]:
        """The mention that begins at an atom, if one does, and where to go on."""
        words, end, corrected = self._run(text, parts, at)
        if not words or not self._gazetteer.names_a_model(frozenset(words)):
            return None, at + 1
        start, stop = parts[at].start, parts[end - 1].end
        if self._is_product(text, words, parts, end) or runs_on(text, stop):
            return None, end + 1
        stray = self._stray(text, parts, end)
        whole = self._whole(text, parts, at, end)
        if whole is not None:
            model, onward = whole
            return Mention(text[start : parts[onward - 1].end], start, parts[onward - 1].end, "model", (model,)), onward
        if stray is not None:
            return Mention(text[start : parts[stray].end], start, parts[stray].end, "unknown", ()), stray + 1
        chunk = GLUED.match(text, stop)
        if chunk is not None and not self._joins(chunk):
            return self._other_thing(text, start, chunk, parts, end)
        return self._chooser.read(text[start:stop], start, stop, frozenset(words), today, corrected=corrected), end

    def _run(self, text: str, parts: Sequence[Atom], at: int) -> tuple[list[str], int, bool]:
        """The longest run of atoms from here that some core model has all of; where it ends; if spelling was mended."""
        words: list[str] = []
        corrected = False
        end = at
        while end < len(parts) and (end == at or GAP.fullmatch(text[parts[end - 1].end : parts[end].start])):
            word, mended = self._word(parts, end, words)
            if word is None or word in words or not self._extends(words, word, parts, end):
                break
            if word == "max" and is_measure(text, parts, end):
                break
            words.append(word)
            corrected = corrected or mended
            end += 1
        return words, end, corrected

    def _whole(self, text: str, parts: Sequence[Atom], at: int, end: int) -> tuple[str, int] | None:
        """A model of the tail, where the run with some atoms behind it is its whole name; and where that ends."""
        stop = end
        while stop < min(end + _MORE, len(parts)) and GAP.fullmatch(text[parts[stop - 1].end : parts[stop].start]):
            stop += 1
        for last in range(stop, end, -1):
            model = self._gazetteer.by_whole_name(frozenset(a.text for a in parts[at:last]))
            if model is not None:
                return model, last
        return None

    def _elliptic(self, text: str, parts: Sequence[Atom], at: int, last: Mention) -> tuple[Mention, int] | None:
        """A version or size that goes with the name before it: ``Opus 4.7 next to 4.6``, ``Gemma 3 (4B/12B)``."""
        if parts[at].kind not in {"version", "size"} or not last.models or counts(text, parts[at]):
            return None
        if not ALONGSIDE.fullmatch(text[last.end : parts[at].start]):
            return None
        end = at + 1
        while (
            end < len(parts) and parts[end].text in TIERS and text[parts[end - 1].end : parts[end].start] in {" ", "-"}
        ):
            end += 1
        said = text[parts[at].start : parts[end - 1].end]
        sibling = self.sibling(last.models[0], said)
        if sibling is None or sibling == last.models[0]:
            return None
        return Mention(said, parts[at].start, parts[end - 1].end, "model", (sibling,)), end

    def _is_product(self, text: str, words: list[str], parts: Sequence[Atom], end: int) -> bool:
        """Whether a brand and the word behind it name a product or a plan: ``Claude Code``, ``ChatGPT Plus``."""
        following = parts[end].text if end < len(parts) else ""
        if following == "max" and is_measure(text, parts, end):
            return False
        return len(words) == 1 and following in PRODUCTS.get(words[0], ())

    def _joins(self, chunk: re.Match[str]) -> bool:
        """Whether what is glued behind a name is another name or a joining word: ``haiku-vs-gemma``."""
        word = chunk["word"].lower()
        return word in _JOINING or word in SERVING or word in self._gazetteer.anchors

    def _other_thing(
        self, text: str, start: int, chunk: re.Match[str], parts: Sequence[Atom], end: int
    ) -> tuple[Mention | None, int]:
        """``gemini-cli`` is no model; ``kimi-dev-72b``, with a version or a size, is one that the catalog lacks."""
        stop = chunk.end()
        onward = next((i for i in range(end, len(parts)) if parts[i].start >= stop), len(parts))
        tail = text[start:stop]
        known = any(c.isdigit() for c in tail) and "." not in tail[: chunk.start("word") - start][-1:]
        return (Mention(tail, start, stop, "unknown", ()) if known else None), onward

    def _word(self, parts: Sequence[Atom], at: int, before: list[str]) -> tuple[str | None, bool]:
        """An atom as the gazetteer spells it, and whether its spelling had to be mended."""
        atom = parts[at]
        text = SAME_AS.get(atom.text, atom.text)
        if text in self._gazetteer and (not before or self._gazetteer.having([*before, text])):
            return text, False
        if atom.kind == "word":
            versioned = at + 1 < len(parts) and parts[at + 1].kind == "version"
            mended = self._speller.mend(text, versioned=versioned or bool(before))
            mended = SAME_AS.get(mended, mended) if mended and versioned else mended
            return (text, False) if mended is None and text in self._gazetteer else (mended, mended is not None)
        if before and atom.kind == "version":
            fitting = next((v for v in versions(text) if self._gazetteer.having([*before, v])), None)
            return (fitting or text), fitting is not None
        return (text, False) if text in self._gazetteer or (atom.kind == "date" and before) else (None, False)

    def _extends(self, words: list[str], word: str, parts: Sequence[Atom], at: int) -> bool:
        """Whether some model has all these atoms; a date that none has is dropped in silence."""
        known = [w for w in words if w in self._gazetteer]
        if self._gazetteer.having([*known, word]):
            if not words and not self._begins(word, parts[at]):
                return False
            bare = parts[at].kind == "version" and "." not in word and word not in self._gazetteer.anchors
            return bool(words) or not bare or self._leads(parts, at)
        return bool(words) and parts[at].kind == "date"

    def _begins(self, word: str, atom: Atom) -> bool:
        """Whether a name may begin with this word: a brand, a line, a tier or a version, never a word like *with*."""
        if word in OPTIONAL:
            return False
        return atom.kind != "word" or word in self._gazetteer.anchors or word in WEAK_BRANDS or word in TIERS

    def _leads(self, parts: Sequence[Atom], at: int) -> bool:
        """Whether a bare number may begin a name: ``3 pro`` may, the ``3`` of ``top 3 claude models`` may not."""
        following = parts[at + 1] if at + 1 < len(parts) else None
        return following is not None and following.text not in self._gazetteer.brands and following.text in TIERS

    def _stray(self, text: str, parts: Sequence[Atom], end: int) -> int | None:
        """The last atom of a version or size that follows a name but belongs to none: ``gemini 9 ultra``."""
        if end >= len(parts) or parts[end].kind not in {"version", "size"}:
            return None
        gap = text[parts[end - 1].end : parts[end].start]
        if gap not in {"", " ", "-", "_", ":"} or parts[end].text[-1:] in "kt" or counts(text, parts[end]):
            return None
        last = end
        while last + 1 < len(parts) and parts[last + 1].text in self._gazetteer and last < end + 2:
            if text[parts[last].end : parts[last + 1].start] not in {"", " ", "-", "_"}:
                break
            if parts[last + 1].text in self._gazetteer.anchors:
                break
            last += 1
        return last
