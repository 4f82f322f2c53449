"""AID107: what is dead, judged by the versions that a project pins."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog
from aidep.checks import defaults, sdk
from aidep.checks.context import Context
from aidep.checks.versions import Has, has, specifiers
from aidep.model.finding import Finding, Severity
from aidep.model.span import Location, Span
from aidep.model.usage import CallKind, Confidence, Inventory, ModelSource, PackageRequirement, SdkCall, SdkImport

DAY = date(2026, 11, 23)


@cache
def catalog() -> Catalog:
    return load_catalog()


def at(path: str, line: int = 1) -> Location:
    return Location(path, Span(line, 1, line, 10))


def imported(*symbols: str, path: str = "app.py") -> SdkImport:
    return SdkImport(at(path), symbols[0].rpartition(".")[0], "any", symbols=symbols)


def asked(package: str, specifier: str = "") -> PackageRequirement:
    return PackageRequirement(at("requirements.txt"), package, specifier, None, "application", package)


def findings(
    *imports: SdkImport,
    pins: tuple[PackageRequirement, ...] = (),
    calls: tuple[SdkCall, ...] = (),
    as_of: date = DAY,
    tests: frozenset[str] = frozenset(),
) -> list[Finding]:
    inventory = Inventory(imports=imports, calls=calls, requirements=pins, tests=tests)
    return list(sdk.check(inventory, Context(catalog(), as_of)))


@pytest.mark.parametrize(
    ("pin", "answer"),
    [
        ("==0.28.1", Has.YES),
        ("<1", Has.YES),
        ("<1.0.0", Has.YES),
        ("<=0.28", Has.YES),
        ("~=0.28", Has.YES),
        ("==0.28.*", Has.YES),
        (">=0.27,<1", Has.YES),
        ("==1.0", Has.NO),
        (">=1.2", Has.NO),
        ("~=1.40", Has.NO),
        (">=1,<3", Has.NO),
        ("", Has.UNKNOWN),
        (">=0.27", Has.UNKNOWN),
        ("<2", Has.UNKNOWN),
        ("!=0.28", Has.UNKNOWN),
        ("not a version", Has.UNKNOWN),
        ("==1.x", Has.UNKNOWN),
        ("^1.2", Has.NO),
        ("^0.28", Has.YES),
        ("^0.0.3", Has.YES),
        ("^0", Has.YES),
        (">=0.27,^0.28", Has.YES),
        ("~0.28.1", Has.YES),
        ("~1", Has.NO),
        ("0.*", Has.YES),
        ("1.2.*", Has.NO),
        ("^0.27||^0.28", Has.YES),
        ("^0.28||^1.2", Has.UNKNOWN),
        ("^1.2.3b1", Has.UNKNOWN),
    ],
)
def test_pins(pin: str, answer: Has) -> None:
    assert has("1.0", [pin]) is answer


def test_pins_that_disagree_leave_it_open() -> None:
    assert has("1.0", ["==0.28.1", ">=1.2"]) is Has.UNKNOWN
    assert has("1.0", ["==0.28.1", ">=0.1"]) is Has.YES
    assert has("1.0", []) is Has.UNKNOWN


def test_names_of_packages_compare_as_the_registry_does() -> None:
    rows = (asked("Google_GenerativeAI", "==0.8"), asked("google-generativeai", "==0.8"), asked("openai", "<1"))
    assert specifiers("google.generativeai", rows) == ("==0.8",)


@pytest.mark.parametrize(
    ("pin", "severity", "said"),
    [
        (None, Severity.MEDIUM, "no pin of the project"),
        (">=0.27", Severity.MEDIUM, "with and without"),
        ("==1.66.0", Severity.HIGH, "asks for openai==1.66.0"),
        ("<1", None, ""),
    ],
)
def test_the_pin_decides(pin: str | None, severity: Severity | None, said: str) -> None:
    pins = (asked("openai", pin),) if pin else ()
    found = findings(imported("openai.ChatCompletion"), pins=pins)
    assert [f.severity for f in found] == ([severity] if severity else [])
    assert all(said in f.message and "openai 1.0" in f.message and f.evidence for f in found)


def test_a_module_of_another_name_is_not_the_dead_one() -> None:
    alive = ("langchain.chat_models.init_chat_model", "langchain.chat_models", "mistralai.client.Mistral")
    assert findings(*(imported(name) for name in alive)) == []
    dead = (
        "langchain.chat_models.ChatOpenAI",
        "langchain.llms",
        "langchain.LLMChain",
        "mistralai.client.MistralClient",
    )
    assert len(findings(*(imported(name, path=f"{number}.py") for number, name in enumerate(dead)))) == len(dead)


def test_one_symbol_is_said_once_in_a_file() -> None:
    call = SdkCall(at("app.py", 3), "openai.ChatCompletion.create", "openai", CallKind.INFERENCE, Confidence.HIGH)
    assert len(findings(imported("openai.ChatCompletion"), calls=(call,))) == 1
    assert len(findings(calls=(call, call))) == 1


def test_a_surface_that_a_version_removed() -> None:
    call = SdkCall(
        at("a.py"),
        "elevenlabs.ElevenLabs().generate",
        "elevenlabs",
        CallKind.INFERENCE,
        Confidence.HIGH,
        removed_in="2.0",
    )
    (found,) = findings(calls=(call,), pins=(asked("elevenlabs", "==2.1"),))
    assert found.severity is Severity.HIGH
    assert findings(calls=(call,), pins=(asked("elevenlabs", "==1.9"),)) == []


def test_a_package_that_nobody_mends() -> None:
    (found,) = findings(imported("google.generativeai"))
    assert (found.severity, found.retires) == (Severity.MEDIUM, date(2025, 11, 30))
    assert "358 days ago" in found.message
    assert found.help == "move to google-genai"
    (found,) = findings(pins=(asked("google-generativeai", "==0.8.6"),))
    assert found.location.path == "requirements.txt"


def test_an_end_ahead_is_said_as_such() -> None:
    (found,) = findings(imported("promptflow.core"))
    assert "ends in 148 days" in found.message
    (found,) = findings(imported("vertexai.generative_models.GenerativeModel"), as_of=date(2026, 6, 1))
    assert "ends in 23 days" in found.message


def test_a_service_that_is_gone_weighs_more() -> None:
    (found,) = findings(imported("ai21.AI21Client"))
    assert found.severity is Severity.HIGH
    assert "was shut down" in found.message
    (found,) = findings(imported("zhipuai.ZhipuAI"))
    assert "last release" in found.message
    assert found.retires is None


def test_tests_are_left_alone() -> None:
    assert findings(imported("google.generativeai", path="t.py"), tests=frozenset({"t.py"})) == []


def test_every_dead_row_has_an_openable_source_or_names_the_release() -> None:
    tables = catalog().sdks
    for symbol, row in {**tables._dead, **tables._ended}.items():
        assert not row or row[-1], symbol


@pytest.mark.parametrize(
    ("pin", "severity", "said"),
    [
        (None, Severity.MEDIUM, "takes the default of the SDK, gpt-5-mini today, gpt-4o-mini before haystack-ai 3.0"),
        (
            "==2.10",
            Severity.HIGH,
            "gpt-4o-mini in the pinned version; gpt-5-mini from haystack-ai 3.0 on, which retires",
        ),
    ],
)
def test_the_hidden_default_follows_the_pinned_version(pin: str | None, severity: Severity, said: str) -> None:
    call = SdkCall(
        at("a.py"),
        "haystack.components.generators.chat.OpenAIChatGenerator",
        "haystack",
        CallKind.CONSTRUCTOR,
        Confidence.HIGH,
        platform="openai",
        model_source=ModelSource.SDK_DEFAULT,
        sdk_default="gpt-5-mini",
    )
    pins = (asked("haystack-ai", pin),) if pin else ()
    (found,) = defaults.check(Inventory(calls=(call,), requirements=pins), Context(catalog(), DAY))
    assert found.severity is severity
    assert said in found.message
    newest = Inventory(calls=(call,), requirements=(asked("haystack-ai", ">=3.2"),))
    assert not list(defaults.check(newest, Context(catalog(), DAY)))  # AID103 says that gpt-5-mini retires
