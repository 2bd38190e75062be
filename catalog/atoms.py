"""Names cut into atoms: the words, versions, sizes and dates that tell one model from another.

``claude-haiku-4-5-20251001`` is ``claude`` ``haiku`` ``4.5`` and the date ``20251001``; so are *Claude Haiku 4.5*,
*haiku4.5* and *claude 4p5 haiku*, less what they leave out. Catalog names and messages are cut by the same rules, so
that structure, not spelling, decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from catalog.native_names import NATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AtomKind = Literal["word", "version", "size", "date"]
_Kind = Literal["number", "word", "plus", "other"]


def _any(first: str, last: str) -> str:
    """The names of one script, as alternatives."""
    names = [name for name in NATIVE if first <= name[0] <= last]
    return "|".join(sorted(names, key=len, reverse=True))


_LATIN = "a-zß-öø-ɏ"
_PIECE = re.compile(rf"(?P<number>\d+(?:\.\d+)*)|(?P<word>[{_LATIN}]+)|(?P<plus>\+)|(?P<other>[^\W\d_{_LATIN}]+)")
_DATE = re.compile(r"20[2-3]\d[01]\d[0-3]\d|(?:20)?2[3-7](?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])[0-3]\d|20[2-3]\d")
_DATE_BEGINS = frozenset({len("05"), len("2025")})
_TWO_PART_DATE = re.compile(r"(?:0[1-9]|1[0-2])-(?:20[2-3]\d|0[1-9]|[12]\d|3[01])|(?:1[0-2]|0[1-9])-0[1-9]")
_NATIVE = re.compile(
    rf"(?<![а-яё])(?P<cyrillic>{_any('а', 'ё')})(?:а|у|ом|е|ы|и|ов|ой|ю|я)?(?![а-яё])"
    rf"|(?<![ァ-ヶー])(?P<katakana>{_any('ァ', 'ヶ')})(?![ァ-ヶー])"
    rf"|(?<![가-힣])(?P<hangul>{_any('가', '힣')})"
    rf"|(?P<han>{_any('一', '鿿')})"
)
"""Cyrillic names are inflected, Korean ones carry particles, Japanese and Chinese ones stand without spaces."""
_UNITS = frozenset("bmkt")
_JOINTS = frozenset({"-", ".", ",", "_", "p", "‐", "‑", "‒", "–", "—"})
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LINES = frozenset({"o", "k", "r", "v", "m", "x", "a", "e", "q", "s", "h", "l", "t", "y"})
_MAX_VERSION_DIGITS = 2


class Atom(NamedTuple):
    """One part of a name, and where it stands in the text.

    Attributes:
        text: The part in its one spelling: ``haiku``, ``4.5``, ``27b``, ``20251001``.
        kind: What it says of a model.
        start: First character in the text.
        end: One past the last.
    """

    text: str
    kind: AtomKind
    start: int
    end: int


class _Piece(NamedTuple):
    """What is no atom yet: what stands around it decides what it is."""

    text: str
    kind: _Kind
    start: int
    end: int


def lowered(text: str) -> str:
    """Lower case of the same length, so that positions still point at the text; full-width letters as plain ones."""
    if text.isascii():
        return text.lower()
    plain = text.translate(_FULL_WIDTH).lower()
    if len(plain) == len(text):
        return plain
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def atoms(text: str) -> tuple[Atom, ...]:
    """Cut a name or a message into atoms, in order; never raises."""
    low = lowered(text)
    pieces: list[Atom | _Piece] = []
    for match in _PIECE.finditer(low):
        kind, said = match.lastgroup, match.group()
        start, end = match.span()
        if kind == "word" and len(said) > 1:
            pieces.append(Atom(said, "word", start, end))
        elif kind == "other":
            pieces.extend(_native(said, start))
        else:
            pieces.append(_Piece(said, cast("_Kind", kind), start, end))
    found: list[Atom] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if isinstance(piece, Atom):
            found.append(piece)
            at += 1
            continue
        atom, taken = _next(pieces, at, low)
        if atom is not None:
            found.append(atom)
        at += taken
    return tuple(found)


def _native(text: str, at: int) -> Iterator[Atom | _Piece]:
    """Words of other scripts; names stand without spaces there and are cut out."""
    end = 0
    for found in _NATIVE.finditer(text):
        if found.start() > end:
            yield _Piece(text[end : found.start()], "other", at + end, at + found.start())
        yield Atom(NATIVE[found[found.lastgroup or 0]], "word", at + found.start(), at + found.end())
        end = found.end()
    if end < len(text):
        yield _Piece(text[end:], "other", at + end, at + len(text))


def _next(pieces: Sequence[Atom | _Piece], at: int, low: str) -> tuple[Atom | None, int]:
    """The atom that begins at a piece, and how many pieces it takes."""
    piece = pieces[at]
    if piece.kind == "number":
        return _number(pieces, at, low)
    if piece.kind == "plus":
        glued = at > 0 and pieces[at - 1].end == piece.start and pieces[at - 1].kind == "word"
        return (Atom("plus", "word", piece.start, piece.end) if glued else None), 1
    if piece.kind == "word" and len(piece.text) == 1 and piece.text in _LINES and _glued(pieces, at):
        return _lettered(pieces, at, low)
    return Atom(piece.text, "word", piece.start, piece.end), 1


def _glued(pieces: Sequence[Atom | _Piece], at: int) -> bool:
    """Whether a number follows without a gap."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.kind != "number":
        return False
    gap = following.start - pieces[at].end
    return gap == 0 or (gap == 1 and pieces[at].text == "v")


def _lettered(pieces: Sequence[Atom | _Piece], at: int, low: str) -> tuple[Atom, int]:
    """``o3``, ``k2.5``, ``v3-2``, ``a22b``, ``e4b``: a letter that belongs to its number."""
    letter = pieces[at]
    number, taken = _number(pieces, at + 1, low)
    if number.kind == "date" and letter.text != "v":
        number = Atom(pieces[at + 1].text, "version", pieces[at + 1].start, pieces[at + 1].end)
        taken = 1
    if letter.text == "v":  # ``v3.2`` and ``3.2`` are one version: DeepSeek V3.2, deepseek-3.2
        return Atom(number.text, number.kind, letter.start, number.end), taken + 1
    return Atom(letter.text + number.text, number.kind, letter.start, number.end), taken + 1


def _number(pieces: Sequence[Atom | _Piece], at: int, low: str) -> tuple[Atom, int]:
    """A version, a size (``27b``, ``8x7b``), a lettered version (``4o``, ``3n``) or a date."""
    piece = pieces[at]
    dashed = _dashed_date(pieces, at, low)
    if dashed is not None:
        return dashed
    letter = _letter_after(pieces, at)
    if letter == "x" and at + 3 < len(pieces) and _letter_after(pieces, at + 2) == "b":
        return Atom(f"{piece.text}x{pieces[at + 2].text}b", "size", piece.start, pieces[at + 3].end), 4
    if letter == "p" and _glued(pieces, at + 1) and len(pieces[at + 2].text) == 1:
        version = f"{piece.text}.{pieces[at + 2].text}"
        return _suffixed(version, piece.start, pieces, at + 2, 3)
    if letter is None and len(piece.text) <= _MAX_VERSION_DIGITS and _minor_follows(pieces, at, low):
        return _suffixed(f"{piece.text}.{pieces[at + 1].text}", piece.start, pieces, at + 1, 2)
    if letter is None and _DATE.fullmatch(piece.text):
        return Atom(piece.text, "date", piece.start, piece.end), 1
    return _suffixed(piece.text, piece.start, pieces, at, 1)


def _suffixed(number: str, start: int, pieces: Sequence[Atom | _Piece], last: int, taken: int) -> tuple[Atom, int]:
    """A number with the single letter that is glued to it, if any."""
    number = number.removesuffix(".0") if number.count(".") == 1 else number
    letter = _letter_after(pieces, last)
    if letter is None or letter == "v":
        return Atom(number, "version", start, pieces[last].end), taken
    end = pieces[last + 1].end
    return Atom(number + letter, "size" if letter in _UNITS else "version", start, end), taken + 1


def _letter_after(pieces: Sequence[Atom | _Piece], at: int) -> str | None:
    """The single letter glued behind a number: ``b`` of ``27b``, ``o`` of ``4o`` and of ``4-o``."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.kind != "word" or len(following.text) != 1:
        return None
    gap = following.start - pieces[at].end
    return following.text if gap == 0 or (gap == 1 and (pieces[at].text, following.text) == ("4", "o")) else None


def _minor_follows(pieces: Sequence[Atom | _Piece], at: int, low: str) -> bool:
    """``4-5``, ``3_2``: a second number of at most two digits behind one joint, and no size or date of its own."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.kind != "number" or len(following.text) > _MAX_VERSION_DIGITS:
        return False
    if low[pieces[at].end : following.start] not in _JOINTS or "." in pieces[at].text:
        return False
    if following.text.startswith("0") and len(following.text) > 1:
        return False
    return _letter_after(pieces, at + 1) not in {"b", "m", "x", "k"}


def _dashed_date(pieces: Sequence[Atom | _Piece], at: int, low: str) -> tuple[Atom, int] | None:
    """``2025-10-01``, ``03-2025`` and ``05-06`` as ``20251001``, ``032025`` and ``0506``; how many pieces they take."""
    if len(pieces[at].text) not in _DATE_BEGINS:
        return None
    for count in (3, 2):
        if at + count > len(pieces):
            continue
        first, last = pieces[at], pieces[at + count - 1]
        text = low[first.start : last.end]
        text = text.replace(" ", "-") if count > 2 else text
        digits = text.replace("-", "")
        if (count == 3 and text.count("-") == 2 and len(digits) == 8 and _DATE.fullmatch(digits)) or (
            count == 2 and _TWO_PART_DATE.fullmatch(text)
        ):
            return Atom(digits, "date", first.start, last.end), count
    return None
