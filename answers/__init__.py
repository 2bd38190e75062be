"""What is asked, and what we say: text in, a sourced answer and its words out."""

from answers.answer import Answer, Cell, NextStep, Picker, Reply, Section, Table, Words
from answers.answering import Answerer
from answers.explaining import Explainer, Explanation, Part
from answers.questions import ThreadState

__all__ = [
    "Answer",
    "Answerer",
    "Cell",
    "Explainer",
    "Explanation",
    "NextStep",
    "Part",
    "Picker",
    "Reply",
    "Section",
    "Table",
    "ThreadState",
    "Words",
]
