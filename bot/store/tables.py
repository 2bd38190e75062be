"""The tables as statements see them; :mod:`bot.store.migrations` makes them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text

ANSWER_OF: Final = "answer:"
"""How a thread's name begins that is no thread: what one answer speaks of; the answer's name follows."""

LAST_OF: Final = "private:"
"""Likewise: somebody's last private conversation in a channel; the user's id follows, and then anything."""

METADATA: Final = MetaData()

SCHEMA_VERSION: Final = Table("schema_version", METADATA, Column("number", Integer, primary_key=True))

RECEIPTS: Final = Table(
    "receipts",
    METADATA,
    Column("key", String(255), primary_key=True),
    Column("seen_at", Float, nullable=False),
)

THREAD_STATES: Final = Table(
    "thread_states",
    METADATA,
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("thread", String(128), primary_key=True),
    Column("format", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("saved_at", Float, nullable=False),
)

ANSWERS: Final = Table(
    "answers",
    METADATA,
    Column("workspace", String(64), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("channel", String(64), nullable=False),
    Column("thread", String(128), nullable=False),
    Column("question", String(64), nullable=False),
    Column("posted", String(255), nullable=False),
    Column("asker", String(64), nullable=False),
    Column("models", Text, nullable=False),
    Column("format", Integer, nullable=False),
    Column("before", Text, nullable=False),
    Column("saved_at", Float, nullable=False),
)

WORKSPACE_SETTINGS: Final = Table(
    "workspace_settings",
    METADATA,
    Column("workspace", String(64), primary_key=True),
    Column("settings", Text, nullable=False),
)
