"""What is asked, and what we say: text in, a sourced answer and its words out."""

from answers.amounts import amount
from answers.answer import Answer, Cell, NextStep, Picker, Reply, Section, Table, Words
from answers.answering import Answerer
from answers.explaining import Explainer, Explanation, Part
from answers.exporting import csv_tables, markdown
from answers.lengths import length
from answers.preferred import ANYWHERE, Preferred
from answers.questions import Period, ThreadState, Workload
from answers.sourcing import sources_of

__all__ = [
    "ANYWHERE",
    "Answer",
    "Answerer",
    "Cell",
    "Explainer",
    "Explanation",
    "NextStep",
    "Part",
    "Period",
    "Picker",
    "Preferred",
    "Reply",
    "Section",
    "Table",
    "ThreadState",
    "Words",
    "Workload",
    "amount",
    "csv_tables",
    "length",
    "markdown",
    "sources_of",
]
