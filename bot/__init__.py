"""Where a question is asked: Slack, the terminal, the sandbox. Empty on purpose: ``versus ask`` loads no Slack."""
