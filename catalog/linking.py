"""Text → mentions of models. Structure decides (which atoms, which version, which size); spelling is the last resort.

A mention is a value: the model it names, the family it leaves open, the candidates of a near miss, or a name that no
catalog knows. It is never a *different* model: a version nobody sells is unknown, not the nearest one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from catalog.atoms import Atom, atoms, lowered
from catalog.gazetteer_names import best_first
from catalog.linking_choice import Chooser
from catalog.linking_context import (
    GAP,
    GLUED,
    is_compound,
    is_everyday,
    is_product,
    is_tail_of_word,
    means_another_thing,
    runs_on,
)
from catalog.linking_explaining import explained
from catalog.linking_ids import REVISION, ids, prefixes, sized
from catalog.linking_lists import Lists
from catalog.linking_makers import maker, without_makers
from catalog.linking_runs import Run, Runs
from catalog.mentions import Mention
from catalog.name_words import SAME_AS, SERVING, UNLISTED, UNLISTED_EVERYDAY
from catalog.spelling import Speller, likest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from catalog.gazetteer import Gazetteer
    from catalog.linking_explaining import Explained

_JOINING = frozenset({"vs", "or", "and", "versus", "x"})
_TOKEN = re.compile(r"[^\W_]+")
_LETTERED_NUMBER = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
_QUANTIZED = re.compile(r"i?q\d(?:_[a-z0-9]+)*")
"""How a file's weights are cut down: ``Q4_K_M``."""
_REMEMBERED = 65536
_EASY = 5
"""Words of so many letters are too easily like a name for that to promise one."""
_NOTHING, _PART, _NAME = 0, 1, 2


class Linker:
    """Finds mentions of models in text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._speller = Speller(gazetteer)
        self._chooser = Chooser(gazetteer)
        self._runs = Runs(gazetteer, self._speller)
        self._lists = Lists(gazetteer, self._chooser)
        self._promise: dict[str, int] = {}

    def link(self, text: str, today: date) -> tuple[Mention, ...]:
        """All mentions in a text, in order; they never overlap. ``today`` decides which default is still sold."""
        found = list(ids(text, self._gazetteer))
        if not found and self._is_dull(text):
            return ()
        taken = sorted(
            [(m.start, m.end) for m in found] + list(prefixes(text)) + [m.span() for m in REVISION.finditer(text)]
        )
        parts = list(_outside(self._joined(text, atoms(text)), taken))
        self._walk(text, parts, found, today.isoformat())
        return tuple(without_makers(text, self._lists.completed(text, [*found, *sized(text)], today.isoformat())))

    def nearest(self, said: str, today: date, most: int = 3) -> tuple[str, ...]:
        """Models to propose for a name that no catalog has: its family's, else those spelt most like it."""
        words = (SAME_AS.get(a.text, a.text) for a in atoms(said))
        anchors = frozenset(w for w in words if w in self._gazetteer.anchors)
        found = [n for n in self._gazetteer.candidates(anchors) if n.core] if anchors else []
        if found:
            best = best_first(found, anchors, today.isoformat())
            return tuple(dict.fromkeys(name.entry.id for name in best))[:most]
        core = {name.entry.id: name.entry.name.lower() for name in self._gazetteer.names if name.core}
        return likest(said, core, most)

    def sibling(self, model: str, text: str) -> str | None:
        """The model that a part of a name turns another into: ``E4B?`` after Gemma 4 E2B, ``3.5`` after Haiku 4.5."""
        return self._lists.sibling(model, text)

    def among(self, mention: Mention, models: Iterable[str]) -> tuple[str, ...]:
        """Those of some models that a family's name may mean: *grok* in a thread that speaks of Grok 4.1."""
        return tuple(
            m for m in models if m in mention.models or (mention.words and self._lists.names(m, mention.words))
        )

    def explain(self, mention: Mention, most: int = 5) -> Explained:
        """Why a mention of this linker means what it does: the candidates, ranked, and what decided."""
        return explained(mention, self._gazetteer, self._chooser, most)

    def _is_dull(self, text: str) -> bool:
        """Whether no word of a text can begin a name; words seen before cost a look-up each."""
        words = _TOKEN.findall(lowered(text))
        known, wide, having = self._promise, self._gazetteer.wide, self._gazetteer.having
        for at, word in enumerate(words):
            promise = known.get(word)
            if promise is None:
                promise = self._learn(word)
            if promise == _NAME or (at and words[at - 1] + word in wide):
                return False
            if promise == _PART:
                following = words[at + 1] if at + 1 < len(words) else ""
                if following[:1].isdigit() or (at and words[at - 1][0].isdigit()) or having((word, following)):
                    return False
                for meant in self._speller.near(following):  # *sakana namzu*
                    if having((word, meant)):
                        return False
        return True

    def _learn(self, word: str) -> int:
        if len(self._promise) > _REMEMBERED:
            self._promise.clear()
        promise = self._promise[word] = self._promise_of(word)
        return promise

    def _promise_of(self, word: str) -> int:
        """How much a word promises: nothing, part of a name with the word behind it, a name."""
        if not word.isascii() or _LETTERED_NUMBER.search(word):
            plain = all(a.kind == "word" and (a.text == word or not self._promise_of(a.text)) for a in atoms(word))
            return _NOTHING if plain else _NAME
        gazetteer = self._gazetteer
        if any(word in names for names in (gazetteer.anchors, SAME_AS, UNLISTED, UNLISTED_EVERYDAY)):
            return _NAME
        if word.removesuffix("s") in gazetteer.wide:
            return _NAME
        near = self._speller.near(word) or self._speller.shuffled(word)
        begins = [w for w in near if w in gazetteer.firsts]
        if self._speller.halves(word) is not None or any(w in gazetteer.wide or len(w) > _EASY for w in begins):
            return _NAME
        return _PART if word in gazetteer.firsts or begins else _NOTHING

    def _joined(self, text: str, parts: Iterable[Atom]) -> list[Atom]:
        """Atoms with names run together taken apart, and brands that stand in two words put together: *Deep Seek*."""
        told = list(self._speller.apart(parts))
        kept: list[Atom] = []
        for atom in told:
            last = kept[-1] if kept else None
            if (
                last is not None
                and last.kind == atom.kind == "word"
                and last.text + atom.text in self._gazetteer.wide | SAME_AS.keys()
                and text[last.end : atom.start] in {" ", "-"}
            ):
                kept[-1] = Atom(last.text + atom.text, "word", last.start, atom.end)
            else:
                kept.append(atom)
        return kept

    def _walk(self, text: str, parts: Sequence[Atom], found: list[Mention], today: str) -> None:
        at = 0
        last: Mention | None = None
        while at < len(parts):
            if parts[at].kind == "word" and self._promise.get(parts[at].text) == _NOTHING:
                at += 1
                continue
            leaning = self._lists.leaning(text, parts, at, last, today) if last is not None else None
            mention, onward = leaning or self._made_at(text, parts, at, today)
            if mention is not None:
                found.append(mention)
                last = mention
            at = onward

    def _made_at(self, text: str, parts: Sequence[Atom], at: int, today: str) -> tuple[Mention | None, int]:
        """The mention at an atom; a maker's name before it is left out: ``moonshot kimi k3``."""
        mention, onward = self._mention_at(text, parts, at, today)
        lab = maker(parts[at].text)
        if lab is None or mention is None or at + 1 >= len(parts):
            return mention, onward
        if parts[at + 1].kind == "word" and GAP.fullmatch(text, parts[at].end, parts[at + 1].start):
            own, beyond = self._mention_at(text, parts, at + 1, today)
            farther = own is not None and (mention.reading == "unknown" or own.end > mention.end)
            if own is not None and farther and own.models and own.models[0].startswith(f"{lab}/"):
                return own, beyond
        return mention, onward

    def _mention_at(self, text: str, parts: Sequence[Atom], at: int, today: str) -> tuple[Mention | None, int]:
        """The mention that begins at an atom, if one does, and where to go on."""
        first = parts[at]
        if is_product(text, SAME_AS.get(first.text, first.text), first.end):
            return None, at + 2
        run = self._runs.at(text, parts, at)
        if not run.words or not self._gazetteer.names_a_model(frozenset(run.words)):
            return self._unlisted(text, parts, at)
        start, stop = first.start, parts[run.end - 1].end
        if is_everyday(text, parts, at, run.end, run.words):
            return None, run.end
        if runs_on(text, stop) or is_tail_of_word(text, start, bare=not self._gazetteer.anchors & set(run.words)):
            return None, run.end + 1
        stray = self._runs.stray(text, parts, run)
        if stray is not None:
            end = parts[stray].end
            trust = "firm" if self._gazetteer.wide & set(run.words) else self._chooser.trust(frozenset(run.words))
            return Mention(text[start:end], start, end, "unknown", (), trust=trust), stray + 1
        chunk = None if REVISION.match(text, stop) else GLUED.match(text, stop)
        if chunk is not None and not self._joins(chunk) and not is_compound(chunk):
            return self._other_thing(text, start, chunk, parts, run)
        read = self._chooser.read(text[start:stop], start, run.words, today, corrected=run.corrected, plural=run.plural)
        if read is not None and read.trust != "firm" and means_another_thing(parts, at, run.end):
            return None, run.end
        return read, at + 1 if read is None else run.end

    def _joins(self, chunk: re.Match[str]) -> bool:
        """Whether what is glued behind a name is another name or a joining word: ``haiku-vs-gemma``."""
        word = chunk["word"].lower()
        served = word in SERVING or _QUANTIZED.fullmatch(word) is not None
        return served or word in _JOINING or word in self._gazetteer.anchors

    def _other_thing(
        self, text: str, start: int, chunk: re.Match[str], parts: Sequence[Atom], run: Run
    ) -> tuple[Mention | None, int]:
        """``gemini-cli`` is no model; ``kimi-dev-72b``, with a version or a size, is one that the catalog lacks."""
        stop = chunk.end()
        onward = next((i for i in range(run.end, len(parts)) if parts[i].start >= stop), len(parts))
        tail = text[start:stop]
        known = any(c.isdigit() for c in tail) and "." not in tail[: chunk.start("word") - start][-1:]
        return (Mention(tail, start, stop, "unknown", ()) if known else None), onward

    def _unlisted(self, text: str, parts: Sequence[Atom], at: int) -> tuple[Mention | None, int]:
        """A name that people know and no catalog has: ``RWKV``, ``text-davinci-003``, a Falcon license."""
        first = parts[at]
        end = at + 1
        while (
            end < len(parts)
            and parts[end].kind != "word"
            and text[parts[end - 1].end : parts[end].start] in {"", " ", "-", ":"}
        ):
            end += 1
        licensed = at + 2 == len(parts) and parts[end - 1] is first and parts[at + 1].text in {"license", "licence"}
        numbered = first.text in UNLISTED_EVERYDAY and (end > at + 1 or licensed)
        sized_one = first.text in self._gazetteer.sized and any(a.kind == "size" for a in parts[at + 1 : end])
        if first.kind != "word" or not (first.text in UNLISTED or numbered or sized_one):
            return None, at + 1
        start, stop = first.start, parts[end - 1].end
        while start and (text[start - 1].isalnum() or text[start - 1] == "-"):
            start -= 1
        trust = "firm" if first.text in UNLISTED or sized_one or start < first.start else "faint"
        return Mention(text[start:stop], start, stop, "unknown", (), trust=trust), end


def _outside(parts: Iterable[Atom], spans: Sequence[tuple[int, int]]) -> Iterator[Atom]:
    """The atoms that begin in none of these spans, which are in order."""
    at = 0
    for part in parts:
        while at < len(spans) and spans[at][1] <= part.start:
            at += 1
        if at == len(spans) or part.start < spans[at][0]:
            yield part
