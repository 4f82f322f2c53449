from pkg import llm
from pkg.llm import call_claude


def one(text):
    return call_claude(text, model="claude-3-5-sonnet-20241022")  # ref: claude-3-5-sonnet-20241022 call_argument [anthropic]


def two(text):
    return llm.call_claude(text, "claude-3-5-sonnet-20241022")  # ref: claude-3-5-sonnet-20241022 call_argument [anthropic]
