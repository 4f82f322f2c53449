"""What every input is made of: names, texts of each format, and pieces that are hard to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Input:
    """A file to check."""

    kind: str
    """Of which sort it is, for the statistics."""
    path: str
    data: bytes


NAMES: Final = {
    "python": "app.py",
    "notebook": "app.ipynb",
    "yaml": "config/settings.yaml",
    "json": "config/settings.json",
    "jsonl": "batch.jsonl",
    "toml": "pyproject.toml",
    "lock": "uv.lock",
    "env": ".env",
    "ini": "setup.cfg",
    "hcl": "main.tf",
    "docker": "Dockerfile",
    "workflow": ".github/workflows/ci.yml",
    "compose": "docker-compose.yml",
    "sql": "query.sql",
    "requirements": "requirements.txt",
    "markdown": ".claude/agents/helper.md",
}

TEMPLATES: Final = {
    "python": 'from openai import OpenAI\nclient = OpenAI()\nMODEL = "gpt-4-32k-0613"\n'
    'client.chat.completions.create(model=MODEL, temperature=1, messages=[{"role": "user", "content": f"{MODEL}"}])\n',
    "yaml": "defaults: &base\n  model: gpt-4-32k-0613\n  temperature: 1\nprod:\n  <<: *base\n  provider: openai\n"
    "models: [gpt-4o, {name: 'claude-2.1'}]\ntext: |\n  model gpt-4o\nother: >-\n  gpt-4\n",
    "json": '{"provider": "openai", "model": "gpt-4-32k-0613", "models": ["claude-2.1", {"id": "gpt-4o"}]}\n',
    "jsonl": '{"custom_id": "1", "body": {"model": "gpt-4-32k-0613"}}\n{"body": {"model": "claude-2.1"}}\n',
    "toml": '[project]\ndependencies = ["openai>=0.27,<1", "anthropic"]\n[tool.x]\nmodel = "gpt-4-32k-0613"\n'
    '[[models]]\nid = \'claude-2.1\'\ntext = """\ngpt-4o\n"""\n',
    "lock": '[[package]]\nname = "openai"\nversion = "0.27.0"\n[package.optional-dependencies]\nx = [{ name = "y" }]\n',
    "env": 'export OPENAI_MODEL="gpt-4-32k-0613"\nMODEL=claude-2.1 # comment\n'
    "AZURE_OPENAI_API_VERSION=2023-03-15-preview\n",
    "ini": "[metadata]\nname = x\n[llm]\nmodel = gpt-4-32k-0613\nmodels =\n  claude-2.1\n  gpt-4o\n",
    "hcl": 'resource "azurerm_cognitive_deployment" "x" {\n  model {\n    name = "gpt-4"\n    version = "0613"\n  }\n'
    '  text = <<-EOT\n  gpt-4-32k-0613 ${var.x}\n  EOT\n}\nvariable "m" { default = "claude-2.1" }\n',
    "docker": 'FROM python:3.12\nENV MODEL=gpt-4-32k-0613 OTHER="claude-2.1"\nARG M=gpt-4o\n'
    'CMD ["x", "--model", "gpt-4"]\n'
    "RUN pip install openai==0.27 \\\n  && x --model gpt-4-0314\n",
    "sql": "SELECT AI_COMPLETE('claude-2.1', 'x'); -- gpt-4o\nINSERT INTO m VALUES ('gpt-4-32k-0613', 'it''s');\n",
    "requirements": "openai==0.27.8 ; python_version < '3.12'\nanthropic>=0.3\n-r other.txt\n# gpt-4\n"
    "litellm @ https://example.org/x.whl\n",
    "markdown": "---\nname: helper\nmodel: claude-2.1\ntools: [a, b]\n---\nUse `gpt-4-32k-0613`.\n",
}
_SIGNS: Final = (
    '\0 \r \r\n \n \t \f \v \x1b \x85 \u2028 \ufeff \u202e \' " """ \\ # : = [ ] { } ( ) , . * & ! | > - ? @ ` $ é'
)
_WORDS: Final = r"""
model= gpt-4o claude-2.1 gpt-4-32k-0613 OpenAI() client.chat.completions.create( ${x:-gpt-4} \N{BULLET} \ud800 \x f"{
until=2026-02-30 !!python/object/apply:os.system # aidep: ignore-file ignore[AID1] noqa:AID101 lambda: async await
os.environ.get('M', 'gpt-4') getattr(x,'y') **{'model':x} base_url= https://api.openai.com/v1/ <<EOT -- /* */ ' " '''
"""
_LINES: Final = (
    "%run x.py\n",
    "!pip install openai==0.1\n",
    "%%bash\n",
    "match x:\n case ",
    "type X = ",
    "\n# aidep: ignore[AID101]\n",
)
TOKENS: Final = (
    *_SIGNS.split(" "),
    *_WORDS.split(),
    *_LINES,
    "&a [*a]",
    "<<: *base",
    "1" * 5000,
    "\U0010ffff",
    "\ud800",
)
