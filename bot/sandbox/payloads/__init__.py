"""JSON as Slack writes it: messages, events, interactions. Pure builders."""
