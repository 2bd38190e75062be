"""Readers of what others publish: raw bytes in, typed observations out; a bad row is reported, never a crash."""
