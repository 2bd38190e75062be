"""Names cut into atoms: the words, versions, sizes and dates that tell one model from another.

``claude-haiku-4-5-20251001`` is ``claude`` ``haiku`` ``4.5`` and the date ``20251001``; so are *Claude Haiku 4.5*,
*haiku4.5* and *claude 4p5 haiku*, less what they leave out. Catalog names and messages are cut by the same rules, so
that structure, not spelling, decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

AtomKind = Literal["word", "version", "size", "date"]

_LATIN = "a-zß-öø-ɏ"
_PIECE = re.compile(rf"(?P<number>\d+(?:\.\d+)*)|(?P<word>[{_LATIN}]+)|(?P<plus>\+)|(?P<other>[^\W\d_{_LATIN}]+)")
_DATE = re.compile(r"20[2-3]\d[01]\d[0-3]\d|(?:20)?2[3-7](?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])[0-3]\d|20[2-3]\d")
_UNITS = frozenset("bmkt")
_JOINTS = frozenset({"-", ".", "_", "p", "‐", "‑", "‒", "–", "—"})
_LINES = frozenset({"o", "k", "r", "v", "m", "x", "a", "e", "q", "s", "h", "l", "t", "y"})
_MAX_VERSION_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Atom:
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


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    kind: Literal["number", "word", "plus", "other"]
    start: int
    end: int


def lowered(text: str) -> str:
    """Lower case of the same length, so that positions still point at the text."""
    plain = text.lower()
    if len(plain) == len(text):
        return plain
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def atoms(text: str) -> tuple[Atom, ...]:
    """Cut a name or a message into atoms, in order; never raises."""
    low = lowered(text)
    pieces = [_piece(match) for match in _PIECE.finditer(low)]
    found: list[Atom] = []
    at = 0
    while at < len(pieces):
        atom, taken = _next(pieces, at, low)
        if atom is not None:
            found.append(atom)
        at += taken
    return tuple(found)


def _piece(match: re.Match[str]) -> _Piece:
    kind = match.lastgroup
    return _Piece(
        match.group(),
        "number" if kind == "number" else "word" if kind == "word" else "plus" if kind == "plus" else "other",
        match.start(),
        match.end(),
    )


def _next(pieces: list[_Piece], at: int, low: str) -> tuple[Atom | None, int]:
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


def _glued(pieces: list[_Piece], at: int) -> bool:
    """Whether a number follows without a gap."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.kind != "number":
        return False
    gap = following.start - pieces[at].end
    return gap == 0 or (gap == 1 and pieces[at].text == "v")


def _lettered(pieces: list[_Piece], at: int, low: str) -> tuple[Atom, int]:
    """``o3``, ``k2.5``, ``v3-2``, ``a22b``, ``e4b``: a letter that belongs to its number."""
    letter = pieces[at]
    number, taken = _number(pieces, at + 1, low)
    if number.kind == "date" and letter.text != "v":
        number = Atom(pieces[at + 1].text, "version", pieces[at + 1].start, pieces[at + 1].end)
        taken = 1
    if letter.text == "v":  # ``v3.2`` and ``3.2`` are one version: DeepSeek V3.2, deepseek-3.2
        return Atom(number.text, number.kind, letter.start, number.end), taken + 1
    return Atom(letter.text + number.text, number.kind, letter.start, number.end), taken + 1


def _number(pieces: list[_Piece], at: int, low: str) -> tuple[Atom, int]:
    """A version, a size (``27b``, ``8x7b``), a lettered version (``4o``, ``3n``) or a date."""
    piece = pieces[at]
    dashed = _dashed_date(pieces, at, low)
    if dashed is not None:
        return dashed, 3
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


def _suffixed(number: str, start: int, pieces: list[_Piece], last: int, taken: int) -> tuple[Atom, int]:
    """A number with the single letter that is glued to it, if any."""
    number = number.removesuffix(".0") if number.count(".") == 1 else number
    letter = _letter_after(pieces, last)
    if letter is None or letter == "v":
        return Atom(number, "version", start, pieces[last].end), taken
    end = pieces[last + 1].end
    return Atom(number + letter, "size" if letter in _UNITS else "version", start, end), taken + 1


def _letter_after(pieces: list[_Piece], at: int) -> str | None:
    """The single letter glued behind a number: ``b`` of ``27b``, ``o`` of ``4o`` and of ``4-o``."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.kind != "word" or len(following.text) != 1:
        return None
    gap = following.start - pieces[at].end
    return following.text if gap == 0 or (gap == 1 and (pieces[at].text, following.text) == ("4", "o")) else None


def _minor_follows(pieces: list[_Piece], at: int, low: str) -> bool:
    """``4-5``, ``3_2``: a second number of at most two digits behind one joint, and no size or date of its own."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.kind != "number" or len(following.text) > _MAX_VERSION_DIGITS:
        return False
    if low[pieces[at].end : following.start] not in _JOINTS or "." in pieces[at].text:
        return False
    if following.text.startswith("0") and len(following.text) > 1:
        return False
    return _letter_after(pieces, at + 1) not in {"b", "m", "x", "k"}


def _dashed_date(pieces: list[_Piece], at: int, low: str) -> Atom | None:
    """``2025-10-01`` as ``20251001``."""
    if at + 2 >= len(pieces) or [len(p.text) for p in pieces[at : at + 3]] != [4, 2, 2]:
        return None
    first, second, third = pieces[at : at + 3]
    if {low[first.end : second.start], low[second.end : third.start]} != {"-"}:
        return None
    digits = first.text + second.text + third.text
    return Atom(digits, "date", first.start, third.end) if _DATE.fullmatch(digits) else None
