"""Configuration files: exact places in every format, and calm on whatever else stands in them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from aidep.analysis.config.places import texts
from aidep.analysis.config.reading import config_facts
from aidep.catalog import load_catalog
from aidep.config import Settings
from aidep.model.facts import Lit
from aidep.model.source import ConfigFile, Unreadable
from aidep.run import scan
from aidep.sources.files import to_source
from aidep.sources.formats import Folder, format_of
from tests.conftest import Tree

FILES: list[tuple[str, str, list[tuple[str, str, int, int]]]] = [
    ("a.yaml", "k: v-1\n", [("k", "v-1", 1, 4)]),
    ("a.yaml", "\ufeffk: v-1\n", [("k", "v-1", 1, 4)]),
    ("a.yml", "a:\r\n  k: 'v-1'\r\n", [("k", "v-1", 2, 7)]),
    ("a.yaml", 'é: "😀"\nk: {x: [1, "v-1"]}\n', [("é", "😀", 1, 5), ("", "v-1", 2, 13)]),
    ("a.yaml", 'k: "a\\u002db"\n', [("k", "a-b", 1, 5)]),
    ("a.yaml", "k: |\n  v-1\nj: >-\n  w-2\n", [("k", "v-1", 2, 3), ("j", "w-2", 4, 3)]),
    ("a.yaml", "k: !!python/object:os.system v-1\n", [("k", "v-1", 1, 30)]),
    ("a.yaml", "k: &a v-1\nj: *a\n", [("k", "v-1", 1, 7)]),
    ("a.yaml", "k: v-1\n---\nk: w-2\nk: x-3\n", [("k", "v-1", 1, 4), ("k", "w-2", 3, 4), ("k", "x-3", 4, 4)]),
    ("a.yaml", "{% if x %}\nk: v-1\n{% endif %}\nj: {{ y }}\n", [("k", "v-1", 2, 4)]),
    ("a.yaml", "run: |\n  cmd \\\n    --model v-1 -x\n", [("model", "v-1", 3, 13)]),
    ("a.toml", "k = 'v-1'\n[a.\"b.c\"]\nj = \"w-2\" # x\n", [("k", "v-1", 1, 6), ("j", "w-2", 3, 6)]),
    ("a.toml",
     'a.k = "v-1"\nl = [\n  "w-2", # x\n  "x=3",\n]\n', [("k", "v-1", 1, 8), ("", "w-2", 3, 4), ("", "x=3", 4, 4)]),
    ("a.toml", '[[a]]\nk = {j = "v-1", i = 1}\n[[a]]\nk = """w-2"""\n', [("j", "v-1", 2, 11), ("k", "w-2", 4, 8)]),
    ("a.json", '{"k": "v-1", // c "no"\n "j": ["w-2",], "i": null}', [("k", "v-1", 1, 8), ("", "w-2", 2, 9)]),
    ("a.json", '{"k": "a\\u002db"}', [("k", "a-b", 1, 8)]),
    ("a.jsonl", '{"k": "v-1"}\n{"k": "w-2"}\n', [("k", "v-1", 1, 8), ("k", "w-2", 2, 8)]),
    (".env",
     "# k=no\nk=v-1 # c\nexport j='w-2'\ni = \"x-3\"\n", [("k", "v-1", 2, 3), ("j", "w-2", 3, 11), ("i", "x-3", 4, 6)]),
    ("a.ini", "[s]\nk = v-1 ; c\nj:\n  w-2\n  x-3\n", [("k", "v-1", 2, 5), ("j", "w-2", 4, 3), ("j", "x-3", 5, 3)]),
    ("Dockerfile", "FROM x\nENV k=v-1 \\\n  j=\"w-2\"\nARG i=x-3\nENV h y-4\n",
     [("k", "v-1", 2, 7), ("j", "w-2", 3, 6), ("i", "x-3", 4, 7), ("h", "y-4", 5, 7)]),
    ("a.tf", 'b "t" "n" {\n  k = "v-1" # c\n  l = ["w-2", "x-3"]\n  m { j = "y-4" }\n  i = a ? "z-5" : "z-6"\n}\n',
     [("k", "v-1", 2, 8), ("", "w-2", 3, 9), ("", "x-3", 3, 16), ("j", "y-4", 4, 12), ("i", "z-5", 5, 12),
      ("i", "z-6", 5, 20)]),
    ("a.tf", "a = <<EOT\nk = \"no\"\nEOT\nk = \"v-1\"\n", [("k", "v-1", 4, 6)]),
    ("a.prompty", "---\nname: x\nmodel:\n  k: v-1\n---\nk: no\n", [("name", "x", 2, 7), ("k", "v-1", 4, 6)]),
    ("a.sql", "SELECT AI_COMPLETE('v-1', x), f(endpoint => 'w-2') -- 'no'\n",
     [("snowflake_model", "v-1", 1, 21), ("endpoint", "w-2", 1, 46)]),
    ("docker-compose.yml", "environment:\n  - MODEL=v-1\n", [("MODEL", "v-1", 2, 11)]),
    ("docker-compose.yml",
     'a:\n  MODEL: "${MODEL:-v-1}"\n  k: ${K-w-2}\n', [("MODEL", "v-1", 2, 20), ("k", "w-2", 3, 10)]),
    ("k8s.yaml", "env:\n  - name: MODEL\n    value: v-1\n", [("name", "MODEL", 2, 11), ("MODEL", "v-1", 3, 12)]),
    ("k8s.yaml", "env:\n  - name: model\n    value: v-1\n", [("name", "model", 2, 11), ("value", "v-1", 3, 12)]),
    ("k8s.yaml", "data:\n  app.yaml: |\n    a:\n      k: 'v-1' # x\n", [("k", "v-1", 4, 11)]),
]  # fmt: skip


def found(path: str, text: str) -> Iterator[tuple[str, str, int, int]]:
    source = to_source(path, text.encode())
    assert isinstance(source, ConfigFile)
    facts = config_facts(source)
    for text_ in texts(facts.root):
        if not text_.is_key:
            span = facts.sites[text_.lit.site]
            yield text_.key, text_.lit.text, span.line, span.column
            if text_.lit.plain:
                line = source.text.splitlines()[span.line - 1]
                assert line[span.column - 1 : span.end_column - 1] == text_.lit.text


@pytest.mark.parametrize(("path", "text", "expected"), FILES)
def test_every_format_tells_exact_places(path: str, text: str, expected: list[tuple[str, str, int, int]]) -> None:
    assert list(found(path, text)) == expected


HOSTILE = {
    "nested": "[" * 10_000 + '"gpt-4-32k"' + "]" * 10_000,
    "unclosed": '{"a":' * 10_000,
    "open": "[" * 50_000,
    "closed": "]}" * 50_000,
    "long line": 'k: "' + "x" * 1_000_000 + '"\nmodel: gpt-4-32k\n',
    "blanks": "k" + " " * 200_000 + "\nmodel" + " " * 200_000,
    "word": "k" * 200_000,
    "dashes": "-" * 100_000 + " -" * 100_000,
    "options": "k: |\n  " + "--m " * 50_000,
    "quotes": "'\"" * 50_000,
    "heredocs": "<<A\n" * 20_000,
    "heredocs on a line": "<<A" * 300_000,
    "comments": "/*" * 50_000,
    "bomb": "a0: &a0 [x, x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(60)),
    "circle": "a: &a [*a, {b: *a}]\nmodel: gpt-4-32k\n",
    "tabs": "a:\n\tmodel: gpt-4-32k\n",
    "control": "a: \x01\x02\nmodel: gpt-4-32k\n",
    "duplicates": "model: gpt-4-32k\nmodel: gpt-4-0314\n" * 500,
    "complex keys": "? [a, {b: c}]\n: model\n? {x: y}\n: z\n",
    "tables": "[a.b]\n" * 20_000,
    "dotted": "a" + ".a" * 50_000 + " = 'x'",
    "surrogates": '{"a": "\\ud800"}',
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    "path", ["a.yaml", "a.toml", "a.json", ".env", "a.ini", "Dockerfile", "a.tf", "a.sql", "a.prompty", "uv.lock"]
)
def test_no_text_raises_or_hangs(path: str, name: str) -> None:
    text = HOSTILE[name] if path != "a.prompty" else f"---\n{HOSTILE[name]}\n---\n"
    start = time.process_time()
    facts = config_facts(ConfigFile(path, text, format_of(path) or ""))
    assert len(list(texts(facts.root))) < 300_000
    assert time.process_time() - start < 5


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(Unreadable, match="NUL"):
        to_source("a.yaml", b"model: gpt\n\0")
    assert to_source("a.yaml", b"model: gpt-\xe9\n").text == "model: gpt-é\n"
    assert to_source("requirements.txt", "openai==1".encode("utf-16")).text == "openai==1"
    with pytest.raises(Unreadable, match="UTF-16"):
        to_source("a.json", b"\xff\xfe\x00\xd8")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("config.yaml", "yaml"), ("a/B.YML", "yaml"), ("x.toml", "toml"), ("Pipfile", "toml"), ("uv.lock", "lock"),
        ("Pipfile.lock", "json"), (".env", "env"), (".env.local", "env"), ("prod.env", "env"), ("setup.cfg", "ini"),
        ("Dockerfile", "docker"), ("Dockerfile.gpu", "docker"), ("api.Dockerfile", "docker"), ("m.tf", "hcl"),
        ("OAI_CONFIG_LIST", "json"),
        ("requirements-dev.txt", "requirements"), ("requirements/base.txt", "requirements"),
        ("constraints.txt", "requirements"), (".claude/agents/x.md", "markdown"), ("skills/a/SKILL.md", "markdown"),
        ("x-1.dist-info/METADATA", "metadata"), ("a/PKG-INFO", "metadata"), ("METADATA", None),
        ("README.md", None), ("notes.txt", None), ("package-lock.json", None),
        ("locales/de.json", None), ("x.lock", None),
        ("env.py", None), ("a.json.bak", None), ("docker-compose.py", None),
    ],
)  # fmt: skip
def test_formats_by_name(path: str, expected: str | None) -> None:
    assert format_of(path) == expected
    if expected is not None:
        folder, slash, name = path.rpartition("/")
        assert Folder(folder + slash).may_take(name)


def test_large_files_are_data(tree: Tree) -> None:
    tree({"big.json": '{"model": "gpt-4-32k", "x": "' + "y" * 1_000_001 + '"}', "small.json": '{"model": "gpt-4-32k"}'})
    found = scan(["."], Settings())
    assert [reference.location.path for reference in found.inventory.references] == ["small.json"]


def test_azure_deployments_carry_their_version(tree: Tree) -> None:
    tree({"main.tf": 'x "y" "z" {\n model {\n format = "OpenAI"\n name = "gpt-4"\n version = "0613"\n }\n}\n'})
    (reference,) = scan(["."], Settings()).inventory.references
    assert (reference.platform, reference.version) == ("azure", "0613")


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("provider: azure\nmodel: gpt-4-32k\n", "azure"),
        ("base_url: https://api.groq.com/openai/v1\nmodel: llama3-70b-8192\n", "groq"),
        ("azure_openai:\n  model: gpt-4-32k\n", "azure"),
        ("model: azure/gpt-4-32k\n", "azure"),
        ("model: openai/gpt-4-32k\n", "openai"),
        ("AZURE_OPENAI_MODEL: gpt-4-32k\n", "azure"),
        ("inputs: {model: gpt-4-32k}\nconnection: azure_open_ai_connection\n", "azure"),
        ("env: [{name: AZURE_OPENAI_MODEL, value: gpt-4-32k}]\n", "azure"),
        ("generator:\n  type: haystack.components.generators.OpenAIGenerator\n  init: {model: gpt-4-32k}\n", "openai"),
    ],
)
def test_the_surroundings_say_where_it_is_called(tree: Tree, text: str, platform: str) -> None:
    tree({"a.yaml": text})
    (reference,) = scan(["."], Settings()).inventory.references
    assert reference.platform == platform


def test_every_literal_belongs_to_a_site() -> None:
    facts = config_facts(ConfigFile("a.yaml", FILES[3][1], "yaml"))
    assert all(isinstance(lit, Lit) and 0 <= lit.site < len(facts.sites) for lit in facts.literals)
    assert load_catalog().tokens()


@pytest.mark.parametrize(("count", "role"), [(3, "config_value"), (200, "table_key")])
def test_a_list_of_all_models_there_are_is_a_table(tree: Tree, count: int, role: str) -> None:
    tree({"models.yml": "- name: gpt-4-32k\n" + "- name: x\n  streaming: true\n" * (count - 1)})
    (reference,) = scan(["."], Settings()).inventory.references
    assert reference.role.value == role


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "model_list:\n- model_name: gpt-4-32k\n  litellm_params: {model: azure/gpt-4-32k}\n",
            ["other", "config_value"],
        ),
        ("prompts:\n- name: x\n  model: gpt-4-32k\n  content: gpt-4-32k\n", ["config_value", "doc"]),
        ("prompts:\n- task: x\n  models: [openai/gpt-4-32k]\n  content: y\n", ["table_key"]),
        ("prompts:\n- gpt-4-32k\n", ["doc"]),
        ("run:\n  model_name: gpt-4-32k\n  price_per_token: 0.06\n", ["config_value"]),
        ("run:\n  model_name: gpt-4-32k\n  context_window: 32768\nother: {a: 1}\n", ["table_key"]),
        ("tokenizer:\n  params: {model_name: gpt-4-32k}\nllm: {model: gpt-4-32k}\n", ["table_key", "config_value"]),
    ],
)
def test_what_is_a_choice_and_what_only_speaks_of_models(tree: Tree, text: str, roles: list[str]) -> None:
    tree({"a.yaml": text})
    assert [one.role.value for one in scan(["."], Settings()).inventory.references] == roles


def test_of_a_lock_file_only_names_and_versions_are_kept() -> None:
    package = '[[package]]\nname = "a"\nversion = "1"\nsource = { registry = "x" }\nwheels = [\n    { url = "u" },\n]\n'
    facts = config_facts(ConfigFile("uv.lock", package * 50, "lock"))
    assert {lit.text for lit in facts.literals} == {"package", "name", "a", "version", "1"}
