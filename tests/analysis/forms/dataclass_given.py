"""What the constructor is given counts beside the field's default."""

from dataclasses import dataclass, replace

import anthropic


@dataclass(frozen=True)
class Options:
    name: str
    model: str = "claude-3-haiku-20240307"  # ref: claude-3-haiku-20240307 default [anthropic]
    temperature: float = 0.0


FAST = Options("fast")
SMART = Options("smart", model="claude-3-5-sonnet-20241022")  # ref: claude-3-5-sonnet-20241022 call_argument [anthropic]


def run(options: Options):
    # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307, claude-3-5-sonnet-20241022 [anthropic] same_file
    return anthropic.Anthropic().messages.create(model=options.model, max_tokens=10, messages=[])
