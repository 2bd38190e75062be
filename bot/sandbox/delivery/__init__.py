"""Telling the app: what is sent, over which transport, and how often again."""
