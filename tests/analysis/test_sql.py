"""SQL that calls models: exact places, in files and inside the strings of Python, and linear time."""

from __future__ import annotations

import time

import pytest

from aidep.analysis.config.sql import models_in
from aidep.config import Settings
from aidep.run import findings, scan
from tests.conftest import Aidep, Tree


@pytest.mark.parametrize(
    ("sql", "platform", "model"),
    [
        ("SELECT SNOWFLAKE.CORTEX.COMPLETE('a-1', x)", "snowflake", "a-1"),
        ('select "SNOWFLAKE"."CORTEX"."COMPLETE" ( \'a-1\' )', "snowflake", "a-1"),
        ("SELECT AI_COMPLETE(prompt => 'x', model => 'a-1')", "snowflake", "a-1"),
        ("SELECT ai_query(endpoint => 'a-1', request => x)", "databricks", "a-1"),
        ('CREATE MODEL m REMOTE WITH CONNECTION `c` OPTIONS(ENDPOINT="a-1")', "vertex", "a-1"),
        ("SELECT * FROM AI.GENERATE_TABLE(x, endpoint => 'a-1')", "vertex", "a-1"),
        ("SELECT ai.voyageai_embed('a-1', x)", "voyage", "a-1"),
        ("SELECT ai.embedding_ollama('a-1', 768)", "ollama", "a-1"),
        ("CREATE EXTERNAL MODEL m MODEL_TYPE BEDROCK SETTINGS (MODEL_ID 'a-1')", "bedrock", "a-1"),
        ("SELECT aws_bedrock.invoke_model(model_id := 'a-1')", "bedrock", "a-1"),
        ("SELECT azure_openai.create_embeddings('a-1', x)", "azure", "a-1"),
        ("SELECT pgml.embed('a/b-1', x)", "huggingface", "a/b-1"),
        ("CREATE MODEL m PREDICT y USING engine = 'openai_engine', model_name = 'a-1'", "openai", "a-1"),
        ("CREATE FUNCTION f TYPE OpenAI MODEL 'a-1'", "openai", "a-1"),
    ],
)
def test_functions_and_statements(sql: str, platform: str, model: str) -> None:
    assert [(where, sql[start:end]) for where, start, end in models_in(sql)] == [(platform, model)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 -- AI_COMPLETE('a-1', x)",
        "/* AI_COMPLETE('a-1', x) */ SELECT 1",
        "SELECT my_ai_query('a-1')",
        "SELECT ai_query(x, y); SELECT 1 AS model, 'a-1'",
        "the type openai knows no model 'a-1'",
        "SELECT model FROM t WHERE model = 'a-1' AND created > 1",
        "SELECT ai_query('Sum up: ' || x)",
    ],
)
def test_what_is_no_model(sql: str) -> None:
    assert list(models_in(sql)) == []


def test_places_in_a_string_of_many_lines(tree: Tree) -> None:
    code = "def f(s, t):\n    s.sql(f\"\"\"\n      SELECT 'é', {t}, ai_complete(\n  'mistral-large', '{t}')\"\"\")\n"
    tree({"a.py": code, "a.sql": "SELECT 1;\nSELECT AI_COMPLETE('mistral-large', x)\n"})
    places = {
        (r.location.path, r.location.span.line, r.location.span.column, r.platform, r.role.value)
        for r in scan(["."], Settings()).inventory.references
    }
    assert places == {("a.py", 4, 4, "snowflake", "call_argument"), ("a.sql", 2, 21, "snowflake", "config_value")}


def test_a_fix_changes_the_id_and_nothing_else(tree: Tree, aidep: Aidep) -> None:
    code = "def f(c):\n    c.execute(\"SELECT ai.openai_chat_complete('gpt-4-32k', 1)\")\n"
    root = tree({"a.py": code})
    settings = Settings()
    (finding,) = (f for f in findings(scan(["."], settings), settings) if f.code == "AID101")
    assert finding.replacement
    aidep("check", "--fix", "--unsafe-fixes", "--select", "AID101")
    assert (root / "a.py").read_text() == code.replace("gpt-4-32k", finding.replacement[0])


@pytest.mark.parametrize(
    "text",
    [
        "ai_query " * 20_000,
        "ai_query('" * 20_000,
        "create type openai model" + " " * 100_000,
        "ai_query" + " " * 100_000,
        "cortex." * 30_000,
        "ai.\n/*" * 30_000,
        "ai.'" * 50_000,
    ],
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    assert list(models_in(text)) == []
    assert time.process_time() - start < 5
