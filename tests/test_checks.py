"""What checks say and how loud, on inventories made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from types import SimpleNamespace
from typing import Any, cast

import pytest

from aidep.catalog.sdktables import build
from aidep.catalog.surfaces import SdkIndex
from aidep.checks import run_checks
from aidep.checks.context import Context
from aidep.checks.revision import is_hub_id
from aidep.checks.wording import when
from aidep.model.finding import Finding, Severity
from aidep.model.lifecycle import Claim, Kind, Record, Source, Target
from aidep.model.span import Location, Span
from aidep.model.usage import (
    CallKind,
    Confidence,
    EndpointUse,
    Inventory,
    ModelReference,
    ModelSource,
    Problem,
    Role,
    SdkCall,
    SdkImport,
)

TODAY = date(2026, 11, 23)
PAGE = (Source("https://example.org/deprecations", date(2026, 11, 20)),)


@dataclass(frozen=True)
class Platform:
    name: str
    url: str | None = "https://example.org/lifecycle"
    rank: int = 10
    provider: str = ""
    router: bool = False
    measured: None = None
    notice_days: None = None
    any_model: bool = False
    address_env: tuple[str, ...] = ()


class FakeCatalog:
    """As much of a catalog as checks ask for."""

    def __init__(self, records: Iterable[Record]) -> None:
        names = {"openai": "OpenAI", "azure": "Azure OpenAI", "anthropic": "Anthropic"}
        self.platforms = {id: Platform(name, any_model=id == "azure") for id, name in names.items()}
        self.records = tuple(records)
        self.checked = date(2026, 11, 20)
        self.sdks = SdkIndex({**build(()), "platform": {"openai": "openai"}, "distributions": {"openai": "openai"}})

    def find(self, platform: str, model: str, version: str | None = None) -> Record | None:
        models = (r for r in self.records if r.kind is not Kind.ENDPOINT)
        return next((r for r in models if (r.platform, r.id, r.version) == (platform, model, version)), None)

    def endpoint(self, platform: str, id: str) -> Record | None:
        found = (r for r in self.records if r.kind is Kind.ENDPOINT and (r.platform, r.id) == (platform, id))
        return next(found, None)

    def platforms_of(self, model: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r.platform for r in self.records if r.id == model))

    def replacements(self, record: Record, as_of: date) -> tuple[str, ...]:
        alive = (self.find(record.platform, id) for id in record.replaced_by)
        return tuple(r.id for r in alive if r is not None and (r.retires is None or r.retires > as_of))

    def identify(self, text: str, platform: str) -> SimpleNamespace | None:
        known = [r.id for r in self.records if r.platform == platform and text.endswith(r.id)]
        return SimpleNamespace(model=known[0]) if known else None

    def open_weights(self, task: str, model: str = "") -> tuple[()]:
        return ()

    def is_lent(self, model: str, platform: str) -> bool:
        return False

    def looks_like(self, text: str) -> str | None:
        return {"gpt": "openai", "prod": "azure"}.get(text.partition("-")[0])

    def closest(self, text: str, platform: str, count: int, cutoff: float) -> tuple[str, ...]:
        known = [record.id for record in self.records if record.platform == platform]
        return tuple(get_close_matches(text, known, n=count, cutoff=cutoff))


def record(id: str = "m", platform: str = "openai", **facts: Any) -> Record:
    return Record(platform=platform, id=id, kind=facts.pop("kind", Kind.SNAPSHOT), sources=PAGE, **facts)


def at(line: int = 1, path: str = "app.py", column: int = 1) -> Location:
    return Location(path, Span(line, column, line, column + 5))


def reference(model: str = "m", platform: str | None = "openai", **facts: Any) -> ModelReference:
    facts = {"location": at(), "role": Role.CALL_ARGUMENT, "confidence": Confidence.HIGH, "text": model, **facts}
    return ModelReference(model=model, platform=platform, **facts)


def call(platform: str | None = "openai", **facts: Any) -> SdkCall:
    name = "openai.OpenAI().responses.create"
    facts = {"location": at(), "kind": CallKind.INFERENCE, "confidence": Confidence.HIGH, "call": name, **facts}
    return SdkCall(sdk="openai", platform=platform, **facts)


def found(
    inventory: Inventory,
    *records: Record,
    as_of: date = TODAY,
    all_roles: bool = False,
    enabled: frozenset[str] | None = None,
) -> list[Finding]:
    """What the checks say, without what is said of nearly every project (that has examples of its own)."""
    context = Context(cast(Any, FakeCatalog(records)), as_of, all_roles, enabled=enabled)
    said = (finding for finding in run_checks(inventory, context) if finding.code not in ("AID302", "AID303"))
    return sorted(said, key=lambda finding: finding.code)


def only(
    *references: ModelReference, records: Iterable[Record], as_of: date = TODAY, all_roles: bool = False
) -> Finding:
    findings = found(Inventory(references=references), *records, as_of=as_of, all_roles=all_roles)
    (finding,) = (f for f in findings if f.code != "AID301")
    return finding


def codes(inventory: Inventory, *records: Record, **options: Any) -> list[str]:
    return [finding.code for finding in found(inventory, *records, **options)]


class TestWording:
    @pytest.mark.parametrize(
        ("day", "words"),
        [
            (date(2026, 11, 23), "today"),
            (date(2026, 11, 22), "1 day ago"),
            (date(2026, 9, 24), "60 days ago"),
            (date(2026, 11, 24), "in 1 day"),
            (date(2027, 1, 14), "in 52 days"),
        ],
    )
    def test_distance(self, day: date, words: str) -> None:
        assert when(day, TODAY) == words

    def test_a_message_names_model_platform_date_distance_and_announcement(self) -> None:
        sora = record("sora-2", retires=date(2026, 9, 24), announced=date(2026, 3, 24))
        finding = only(reference("sora-2"), records=[sora])
        assert finding.message == "sora-2 on OpenAI retired 60 days ago, on 2026-09-24; announced 2026-03-24"
        assert finding.help == "the platform names no replacement"
        assert finding.evidence == ("https://example.org/deprecations",)
        assert finding.subject == "openai:sora-2"

    def test_a_date_that_has_come_today(self) -> None:
        finding = only(reference(), records=[record(retires=TODAY)])
        assert finding.code == "AID101"
        assert "retired today, on 2026-11-23" in finding.message

    def test_a_replacement_that_is_gone_itself_is_not_offered(self) -> None:
        dead = record("n", retires=date(2026, 1, 1))
        finding = only(reference(), records=[record(retires=date(2026, 2, 1), replaced_by=("n",)), dead])
        assert finding.replacement == ()
        assert finding.help == "the platform named n as replacement, itself gone or not in the catalog"

    def test_a_replacement_that_is_about_to_go_is_offered_only_where_nothing_lasts(self) -> None:
        dead = record(retires=date(2026, 2, 1), replaced_by=("n", "o"))
        going, stays = record("n", retires=date(2027, 2, 1)), record("o")
        assert only(reference(), records=[dead, going, stays]).replacement == ("o",)
        assert only(reference(), records=[dead, going]).replacement == ("n",)

    def test_gone_without_a_date(self) -> None:
        finding = only(reference(), records=[record(gone=True)])
        assert (finding.code, finding.severity) == ("AID101", Severity.CRITICAL)
        assert finding.message == "m on OpenAI is retired; the date is not known"

    def test_a_date_that_no_vendor_page_states_says_so(self) -> None:
        finding = only(reference(), records=[record(retires=TODAY, confidence="aggregator")])
        assert finding.confidence is Confidence.MEDIUM
        assert finding.message.endswith("(date not seen at the vendor)")


class TestSeverity:
    @pytest.mark.parametrize(
        ("as_of", "code", "severity"),
        [
            (date(2026, 12, 31), "AID103", Severity.LOW),
            (date(2027, 1, 3), "AID103", Severity.LOW),  # 181 days
            (date(2027, 1, 4), "AID103", Severity.MEDIUM),  # 180 days
            (date(2027, 4, 3), "AID103", Severity.MEDIUM),  # 91 days
            (date(2027, 4, 4), "AID103", Severity.HIGH),  # 90 days
            (date(2027, 7, 2), "AID103", Severity.HIGH),
            (date(2027, 7, 3), "AID101", Severity.CRITICAL),
        ],
    )
    def test_follows_the_date(self, as_of: date, code: str, severity: Severity) -> None:
        finding = only(reference(), records=[record(announced=date(2026, 1, 1), retires=date(2027, 7, 3))], as_of=as_of)
        assert (finding.code, finding.severity) == (code, severity)

    @pytest.mark.parametrize(("day", "severity"), [(23, Severity.LOW), (24, Severity.INFO)])  # 365 and 366 days
    def test_a_standing_date_over_a_year_ahead_is_a_note(self, day: int, severity: Severity) -> None:
        assert only(reference(), records=[record(retires=date(2027, 11, day))]).severity is severity

    def test_an_announced_date_is_never_a_note(self) -> None:
        announced = record(retires=date(2028, 3, 11), announced=TODAY)
        assert only(reference(), records=[announced]).severity is Severity.LOW

    @pytest.mark.parametrize(
        ("facts", "severity"),
        [
            ({"deprecated": True}, Severity.MEDIUM),
            ({"announced": date(2026, 10, 1)}, Severity.MEDIUM),
            ({"legacy_since": date(2026, 10, 1)}, Severity.LOW),
            ({"legacy": True}, Severity.LOW),
            ({"retires_not_before": date(2026, 12, 1)}, Severity.LOW),
            ({"retires_not_before": date(2026, 10, 15)}, Severity.LOW),
        ],
    )
    def test_without_a_committed_date(self, facts: dict[str, Any], severity: Severity) -> None:
        finding = only(reference(), records=[record(**facts)])
        assert (finding.code, finding.severity, finding.retires) == ("AID104", severity, None)

    @pytest.mark.parametrize(("day", "expected"), [(21, ["AID104"]), (22, [])])  # 90 and 91 days
    def test_a_promise_is_worth_a_word_when_it_ends_soon(self, day: int, expected: list[str]) -> None:
        inventory = Inventory(references=(reference(),))
        assert codes(inventory, record(retires_not_before=date(2027, 2, day))) == expected

    def test_nothing_is_named_and_nothing_is_set(self) -> None:
        finding = only(reference(), records=[record(deprecated=True)])
        assert finding.help == "plan to move before a date is set; the platform names no replacement yet"

    def test_a_promise_is_never_called_a_retirement(self) -> None:
        finding = only(reference(), records=[record(retires_not_before=date(2026, 10, 15))])
        assert "retire" not in finding.message.replace("retirement", "")
        assert "promise to keep it ended 39 days ago, on 2026-10-15" in finding.message

    def test_a_bare_literal_is_at_most_medium(self) -> None:
        bare = reference(confidence=Confidence.LOW, role=Role.CONFIG_VALUE)
        assert only(bare, records=[record(retires=TODAY)]).severity is Severity.MEDIUM

    @pytest.mark.parametrize("role", [Role.DEFAULT, Role.CONFIG_VALUE])
    def test_a_default_or_constant_of_medium_confidence_keeps_its_weight(self, role: Role) -> None:
        constant = reference(confidence=Confidence.MEDIUM, role=role)
        assert only(constant, records=[record(retires=TODAY)]).severity is Severity.CRITICAL


class TestReroute:
    GONE = record(retires=date(2026, 10, 8), reroute=True, rerouted_to="n", announced=date(2026, 10, 8))

    def test_names_who_answers_and_warns_of_the_price(self) -> None:
        finding = only(reference(), records=[self.GONE, record("n")])
        assert (finding.code, finding.severity) == ("AID102", Severity.HIGH)
        assert "retired 46 days ago, on 2026-10-08; calls are answered by n" in finding.message
        assert finding.help == "name n once you have tried it: n may answer differently and be billed at another price"

    def test_a_model_that_is_gone_itself_is_not_advised(self) -> None:
        finding = only(reference(), records=[self.GONE, record("n", retires=date(2026, 11, 1))])
        assert not finding.help.startswith("name n")

    def test_a_model_that_is_not_on_record_may_well_live(self) -> None:
        assert only(reference(), records=[self.GONE]).help.startswith("name n once you have tried it")

    def test_ahead(self) -> None:
        finding = only(reference(), records=[self.GONE, record("n")], as_of=date(2026, 10, 1))
        assert finding.code == "AID103"
        assert "retires in 7 days, on 2026-10-08; from then on calls are answered by n" in finding.message


class TestRoles:
    DEAD = record(retires=TODAY)

    @pytest.mark.parametrize("role", [role for role in Role if not role.is_usage])
    def test_what_is_no_usage_is_silent_unless_asked_for(self, role: Role) -> None:
        inventory = Inventory(references=(reference(role=role),))
        assert codes(inventory, self.DEAD) == []
        assert only(reference(role=role), records=[self.DEAD], all_roles=True).severity is Severity.INFO

    def test_test_files_are_silent_unless_asked_for(self) -> None:
        inventory = Inventory((reference(),), (call(endpoint="videos"),), tests=frozenset({"app.py"}))
        videos = record("videos", kind=Kind.ENDPOINT, retires=TODAY)
        assert codes(inventory, self.DEAD, videos) == []
        severities = {f.severity for f in found(inventory, self.DEAD, videos, all_roles=True)}
        assert severities == {Severity.INFO}

    def test_a_literal_that_is_also_an_argument_is_one_finding(self) -> None:
        literal = reference()
        inventory = Inventory((literal,), (call(models=("m",), references=(literal,)),))
        assert codes(inventory, self.DEAD) == ["AID101", "AID301"]

    def test_fifty_uses_are_one_subject(self) -> None:
        uses = tuple(reference(location=at(line)) for line in range(1, 51))
        findings = [f for f in found(Inventory(references=uses), self.DEAD) if f.code == "AID101"]
        assert len(findings) == 50
        assert {finding.subject for finding in findings} == {"openai:m"}


class TestRelated:
    def test_the_way_from_the_call_to_the_literal(self) -> None:
        literal = reference(location=at(3, "settings.py"), role=Role.CONFIG_VALUE)
        hop = at(2, "render.py")
        use = call(location=at(9, "render.py"), references=(literal,), models=("m",), hops=(hop, literal.location))
        findings = found(Inventory((literal,), (use,)), record(retires=TODAY))
        related = findings[0].related
        assert [item.location for item in related] == [use.location, hop]
        assert related[0].message == "reaches openai.OpenAI().responses.create here"

    def test_nothing_where_the_literal_stands_in_the_call(self) -> None:
        literal = reference(location=at(2))
        use = call(references=(literal,), models=("m",), model_source=ModelSource.LITERAL)
        assert found(Inventory((literal,), (use,)), record(retires=TODAY))[0].related == ()

    def test_hops_of_a_call_with_several_literals_belong_to_none_of_them(self) -> None:
        literal, other = reference(location=at(3, "settings.py")), reference("n", location=at(4, "settings.py"))
        use = call(location=at(9, "render.py"), references=(literal, other), hops=(at(2, "render.py"),))
        related = found(Inventory((literal,), (use,)), record(retires=TODAY))[0].related
        assert [item.location for item in related] == [use.location]

    def test_three_calls_are_enough(self) -> None:
        literal = reference(location=at(1, "settings.py"))
        uses = tuple(call(location=at(line), references=(literal,)) for line in range(1, 6))
        related = found(Inventory((literal,), uses), record(retires=TODAY))[0].related
        assert [item.location for item in related] == [at(1), at(2), at(3)]


class TestPlatforms:
    BOTH = ("openai", "azure")
    OPENAI = record(retires=date(2026, 10, 23))
    AZURE = record(platform="azure", retires=date(2026, 12, 9))

    def test_a_known_platform_is_judged_by_its_own_dates_alone(self) -> None:
        assert codes(Inventory(references=(reference(platform="anthropic"),)), self.OPENAI) == []

    def test_no_platform_and_the_same_answer_everywhere(self) -> None:
        azure = record(platform="azure", retires=date(2026, 11, 19))
        finding = only(reference(platform=None, platforms=self.BOTH), records=[self.OPENAI, azure])
        assert (finding.code, finding.severity, finding.confidence) == ("AID101", Severity.CRITICAL, Confidence.HIGH)
        assert "on Azure OpenAI it retired 4 days ago, on 2026-11-19" in finding.message

    def test_the_answer_differs(self) -> None:
        finding = only(reference(platform=None, platforms=self.BOTH), records=[self.OPENAI, self.AZURE])
        assert (finding.code, finding.severity, finding.confidence) == ("AID101", Severity.HIGH, Confidence.MEDIUM)
        assert finding.platform == "openai"
        assert "on Azure OpenAI it retires in 16 days, on 2026-12-09" in finding.message

    def test_another_answer_comes_with_its_source(self) -> None:
        page = Source("https://example.org/azure", TODAY)
        azure = self.AZURE._replace(sources=(page,))
        finding = only(reference(platform=None, platforms=self.BOTH), records=[self.OPENAI, azure])
        assert finding.evidence == (PAGE[0].url, page.url)

    def test_the_mildest_of_equal_answers_weighs(self) -> None:
        near, far = record(retires=date(2026, 12, 11)), record(platform="anthropic", retires=date(2027, 4, 9))
        finding = only(reference(platform=None, platforms=("openai", "anthropic")), records=[near, far])
        assert (finding.code, finding.severity) == ("AID103", Severity.MEDIUM)

    def test_a_known_platform_without_a_record_takes_no_date_from_another(self) -> None:
        known = reference(platform="anthropic", platforms=("anthropic", "openai"))
        assert codes(Inventory(references=(known,)), self.OPENAI) == []

    def test_alive_on_the_most_likely_platform(self) -> None:
        inventory = Inventory(references=(reference(platform=None, platforms=self.BOTH),))
        assert codes(inventory, record(), self.AZURE) == []

    def test_no_platform_at_all_asks_the_catalog(self) -> None:
        finding = only(reference(platform=None), records=[self.OPENAI])
        assert (finding.platform, finding.confidence) == ("openai", Confidence.MEDIUM)

    def test_a_platform_that_only_the_catalog_names_makes_no_deployment(self) -> None:
        finding = only(reference(platform=None), records=[self.AZURE])
        assert finding.confidence is Confidence.LOW
        assert "deployment" not in finding.message

    def test_the_call_knows_where_a_literal_goes(self) -> None:
        literal = reference(platform=None, role=Role.CONFIG_VALUE)
        inventory = Inventory((literal,), (call(platform="anthropic", references=(literal,)),))
        assert codes(inventory, self.OPENAI) == ["AID301"]


class TestAzure:
    def test_a_deployment_name_says_nothing_for_sure(self) -> None:
        finding = only(reference(platform="azure"), records=[record(platform="azure", retires=TODAY)])
        assert (finding.severity, finding.confidence) == (Severity.MEDIUM, Confidence.LOW)
        assert "name of a deployment" in finding.message

    def test_it_weighs_a_step_less(self) -> None:
        retiring = record(platform="azure", retires=date(2027, 4, 14), announced=TODAY)
        assert only(reference(platform="azure"), records=[retiring]).severity is Severity.LOW

    def test_a_stated_version_is_certain(self) -> None:
        versions = [record(platform="azure", version="1", retires=TODAY), record(platform="azure")]
        finding = only(reference(platform="azure", version="1"), records=versions)
        assert finding.severity is Severity.CRITICAL
        assert finding.message.startswith("m version 1 on Azure OpenAI retired today")


class TestEndpoints:
    VIDEOS = record("videos", kind=Kind.ENDPOINT, retires=date(2026, 9, 24), announced=date(2026, 3, 24))

    def test_a_call_of_a_dead_api(self) -> None:
        findings = found(
            Inventory(calls=(call(call="openai.OpenAI().videos.retrieve", endpoint="videos"),)), self.VIDEOS
        )
        finding = findings[0]
        assert (finding.code, finding.severity, finding.subject) == ("AID105", Severity.CRITICAL, "openai:videos")
        assert "retired 60 days ago, on 2026-09-24; announced 2026-03-24" in finding.message
        assert finding.help == "the platform names no replacement"

    def test_ahead(self) -> None:
        findings = found(Inventory(calls=(call(endpoint="videos"),)), self.VIDEOS, as_of=date(2026, 9, 1))
        assert (findings[0].code, findings[0].severity) == ("AID106", Severity.HIGH)

    def test_a_client_whose_platform_is_not_known(self) -> None:
        inventory = Inventory(calls=(call(platform=None, endpoint="videos"),))
        (finding,) = found(inventory, self.VIDEOS)
        assert (finding.severity, finding.confidence) == (Severity.MEDIUM, Confidence.LOW)
        (finding,) = found(inventory, self.VIDEOS, as_of=date(2026, 6, 1))  # 115 days: medium, a step less
        assert (finding.code, finding.severity) == ("AID106", Severity.LOW)

    def test_another_platform(self) -> None:
        assert codes(Inventory(calls=(call(platform="azure", endpoint="videos"),)), self.VIDEOS) == ["AID301"]

    def test_a_url_in_a_call_of_the_same_endpoint_is_one_place(self) -> None:
        url = EndpointUse(at(), "https://api.openai.com/v1/videos", "openai", endpoint="videos")
        inventory = Inventory(calls=(call(endpoint="videos"),), endpoints=(url,))
        assert codes(inventory, self.VIDEOS) == ["AID105", "AID301"]

    def test_what_takes_its_place_is_free_text(self) -> None:
        dead = self.VIDEOS._replace(replaced_by=("the Responses API",))
        (finding, _) = found(Inventory(calls=(call(endpoint="videos"),)), dead)
        assert finding.help == "move to the Responses API"

    def test_legacy_is_not_going(self) -> None:
        legacy = record("videos", kind=Kind.ENDPOINT, legacy=True)
        assert codes(Inventory(calls=(call(endpoint="videos"),)), legacy) == ["AID301"]


class TestFloating:
    MOVED = record("a", kind=Kind.ALIAS, points_to=(Target("a-1", date(2025, 1, 1)), Target("a-2", date(2026, 8, 1))))

    def test_an_alias_that_has_moved(self) -> None:
        finding = only(reference("a"), records=[self.MOVED, record("a-2")])
        assert (finding.code, finding.severity) == ("AID201", Severity.LOW)
        assert (
            finding.message
            == "a on OpenAI is an alias, today for a-2: it has moved 1 time, last from a-1 on 2026-08-01"
        )
        assert finding.help == "pin the snapshot: a-2"

    def test_one_that_has_not_moved_yet_is_a_note(self) -> None:
        stays = record("a", kind=Kind.ALIAS, points_to=(Target("a-1"),))
        assert only(reference("a"), records=[stays]).severity is Severity.INFO

    def test_latest_floats_by_name(self) -> None:
        latest = record("chat-latest", kind=Kind.ALIAS)
        assert only(reference("chat-latest"), records=[latest]).severity is Severity.LOW

    @pytest.mark.parametrize("facts", [{"kind": Kind.SNAPSHOT}, {"kind": Kind.ALIAS}])
    def test_what_does_not_float(self, facts: dict[str, Any]) -> None:
        assert codes(Inventory(references=(reference(),)), record(**facts)) == []

    def test_a_dying_alias_is_reported_once(self) -> None:
        dying = record("a", kind=Kind.ALIAS, points_to=(Target("a-1"),), retires=date(2027, 1, 1))
        assert only(reference("a"), records=[dying]).code == "AID103"

    def test_no_dying_snapshot_is_named_as_pin(self) -> None:
        finding = only(reference("a"), records=[self.MOVED, record("a-2", retires=date(2027, 1, 1))])
        assert (finding.help, finding.replacement) == ("pin a snapshot where the platform offers one", ())

    def test_the_name_of_a_deployment_does_not_float(self) -> None:
        alias = self.MOVED._replace(platform="azure")
        assert codes(Inventory(references=(reference("a", "azure"),)), alias) == []


class TestRevision:
    def loader(self, *models: str, **facts: Any) -> Inventory:
        use = call(platform="huggingface", kind=CallKind.LOADER, models=models, **facts)
        return Inventory(calls=(use,))

    @pytest.mark.parametrize("revision", [None, "main"])
    def test_no_commit(self, revision: str | None) -> None:
        (finding,) = found(self.loader("BAAI/bge-small-en", revision=revision))
        assert (finding.code, finding.severity) == ("AID202", Severity.MEDIUM)
        assert 'revision="<commit>"' in finding.help

    def test_a_tokenizer(self) -> None:
        name = "transformers.AutoTokenizer.from_pretrained"
        (finding,) = found(self.loader("a/b", call=name))
        assert (finding.severity, finding.message.partition(": ")[2]) == (
            Severity.LOW,
            "the tokenizer can change under this code",
        )
        (finding,) = found(self.loader("a/b", call=name, runs_code=True))
        assert finding.severity is Severity.HIGH
        assert "the tokenizer and the code that trust_remote_code=True runs" in finding.message

    def test_the_default_of_an_sdk_is_one_finding(self) -> None:
        chosen = {"model_source": ModelSource.SDK_DEFAULT, "sdk_default": "a/b"}
        (finding,) = found(self.loader("a/b", **chosen))
        assert (finding.code, finding.help) == ("AID204", "pass the model explicitly, and a revision= with it")
        assert codes(self.loader("a/b", runs_code=True, **chosen)) == ["AID202", "AID204"]

    def test_what_fetches_nothing(self) -> None:
        assert codes(self.loader("a/b", downloads=False)) == []

    def test_a_loader_known_by_its_last_name_alone(self) -> None:
        (finding,) = found(self.loader("a/b", confidence=Confidence.LOW))
        assert finding.severity is Severity.LOW

    @pytest.mark.parametrize("revision", ["5c38ec7c405ec4b44b94cc5a9bb96e735b38267a", "v1.0", "?"])
    def test_pinned_or_passed_on(self, revision: str) -> None:
        assert codes(self.loader("BAAI/bge-small-en", revision=revision)) == []

    def test_a_loader_of_another_platform(self) -> None:
        use = call(platform="modelscope", kind=CallKind.LOADER, models=("a/b",))
        assert codes(Inventory(calls=(use,))) == []

    @pytest.mark.parametrize("text", ["./x", "/x", "../x/y", "~/x", "C:\\x", "a/b/c", "x.pt", "models/x", "", "a b"])
    def test_local_paths(self, text: str) -> None:
        assert not is_hub_id(text)

    @pytest.mark.parametrize("text", ["gpt2", "bert-base-uncased", "BAAI/bge-small-en-v1.5", "meta-llama/Llama-3.1-8B"])
    def test_hub_ids(self, text: str) -> None:
        assert is_hub_id(text)

    def test_a_repository_without_a_download_in_sight(self) -> None:
        (finding,) = found(Inventory(references=(reference("a/b", "huggingface", role=Role.CONFIG_VALUE),)))
        assert (finding.code, finding.severity, finding.confidence) == ("AID202", Severity.LOW, Confidence.LOW)


class TestDefaults:
    def inventory(self, **facts: Any) -> Inventory:
        return Inventory(calls=(call(model_source=ModelSource.SDK_DEFAULT, sdk_default="m", **facts),))

    def test_a_dying_default(self) -> None:
        dead, _ = found(self.inventory(), record(retires=date(2026, 10, 23), replaced_by=("n",)), record("n"))
        assert (dead.code, dead.severity) == ("AID101", Severity.CRITICAL)
        assert dead.message.endswith("no model is named here, so the SDK takes this one")
        assert dead.help == "pass model= explicitly: use n instead (alive on OpenAI)"

    def test_it_leaves_nothing_to_a_rule_that_is_off(self) -> None:
        dying = self.inventory(), record(retires=date(2026, 10, 23))
        assert "AID204" not in codes(*dying)
        assert "AID204" not in codes(*dying, enabled=frozenset({"AID101", "AID204"}))
        assert "AID204" in codes(*dying, enabled=frozenset({"AID103", "AID204"}))

    def test_a_default_that_ends_much_later(self) -> None:
        later = record(retires=date(2027, 10, 23), announced=date(2026, 10, 1))
        assert codes(self.inventory(), later) == ["AID103", "AID204", "AID301"]

    def test_a_living_default(self) -> None:
        assert codes(self.inventory(), record()) == ["AID204", "AID301"]

    def test_in_a_test_it_is_a_note_on_request(self) -> None:
        inventory = replace(self.inventory(), tests=frozenset({"app.py"}))
        assert codes(inventory) == []
        (finding,) = found(inventory, all_roles=True)
        assert finding.severity is Severity.INFO

    def test_a_call_that_names_its_model(self) -> None:
        assert codes(Inventory(calls=(call(models=("m",), model_source=ModelSource.LITERAL),)), record()) == ["AID301"]


class TestConcentration:
    def test_figures(self) -> None:
        calls = (call(models=("m",)), call(location=at(4, "b.py")), call(None, location=at(5, "c.py")))
        (finding,) = found(Inventory((reference(),), calls), record())
        assert finding.message == (
            "all hosted inference of this project depends on OpenAI: 2 calls of 1 model in 2 files, "
            "no router, no second platform, no configurable base URL"
        )
        assert finding.location == at()
        assert [item.location.path for item in finding.related] == ["b.py"]
        assert finding.evidence == ("https://example.org/lifecycle",)

    @pytest.mark.parametrize(
        "more",
        [
            {"calls": (call(), call(platform="anthropic", location=at(5)))},
            {"calls": (call(), call(platform="self-hosted", location=at(5)))},
            {"calls": (call(), call(platform=None, kind=CallKind.CLIENT))},
            {"calls": (call(), call(kind=CallKind.CLIENT, confidence=Confidence.MEDIUM))},
            {
                "calls": (
                    call(kind=CallKind.CONSTRUCTOR, confidence=Confidence.MEDIUM, keywords=frozenset({"base_url"})),
                )
            },
            {"calls": (call(),), "imports": (SdkImport(at(), "litellm", "litellm"),)},
            {"calls": (call(),), "imports": (SdkImport(at(), "anthropic", "anthropic", platform="anthropic"),)},
            {"calls": (call(),), "references": (reference("c", None, platforms=("anthropic",)),)},
            {"references": (reference(),)},
            {"calls": (call(platform="self-hosted"),)},
            {"calls": (call(),), "tests": frozenset({"app.py"})},
            {"calls": (call(platform=None),)},
            {},
        ],
    )
    def test_a_way_out_or_too_little_to_say(self, more: dict[str, Any]) -> None:
        assert codes(Inventory(**more), record()) == []

    def test_a_base_url_of_the_platform_itself_is_no_way_out(self) -> None:
        client = call(kind=CallKind.CLIENT, keywords=frozenset({"base_url"}), location=at(3))
        assert codes(Inventory(calls=(call(), client)), record()) == ["AID301"]

    @pytest.mark.parametrize(("sdk", "platform"), [("boto3", "bedrock"), ("transformers", "huggingface")])
    def test_an_import_of_a_whole_cloud_or_of_a_hub_is_no_way_out(self, sdk: str, platform: str) -> None:
        more = SdkImport(at(), sdk, sdk, platform=platform)
        assert codes(Inventory(calls=(call(),), imports=(more,)), record()) == ["AID301"]

    def test_two_literals_are_enough(self) -> None:
        inventory = Inventory(references=(reference(), reference(location=at(2))))
        assert codes(inventory, record()) == ["AID301"]


class TestUnknown:
    def test_did_you_mean(self) -> None:
        finding = only(reference("gpt-5.6-solar"), records=[record("gpt-5.6-sol")])
        assert (finding.code, finding.severity) == ("AID401", Severity.MEDIUM)
        assert finding.message.endswith("did you mean gpt-5.6-sol?")

    def test_what_is_served_is_meant_before_what_is_gone(self) -> None:
        gone, served = record("gpt-5.6-sox", retires=date(2026, 1, 1)), record("gpt-5.6-sol")
        assert only(reference("gpt-5.6-soxx"), records=[gone, served]).replacement == ("gpt-5.6-sol",)
        finding = only(reference("gpt-5.6-soxx"), records=[gone])
        assert finding.message.endswith("did you mean gpt-5.6-sox, which is retired?")
        assert finding.replacement == ()

    def test_nothing_alike_is_known(self) -> None:
        assert only(reference("gpt-9"), records=[]).severity is Severity.LOW

    @pytest.mark.parametrize(
        "silent",
        [
            reference("gpt-9", confidence=Confidence.LOW),
            reference("prod-9", platform="azure"),
            reference("gpt-9", platform=None),
            reference("gpt-9", platform="groq"),
            reference("gpt-9", text="ft:gpt-9:us::1"),
            reference("my-own"),
            reference("gpt-5.6-sol"),
            reference("gpt-4-azure-only"),
        ],
    )
    def test_silent(self, silent: ModelReference) -> None:
        elsewhere = record("gpt-4-azure-only", platform="azure")
        assert codes(Inventory(references=(silent,)), record("gpt-5.6-sol"), elsewhere) == []


def test_preview_outside_tests() -> None:
    finding = only(reference(), records=[record(preview=True)])
    assert (finding.code, finding.severity) == ("AID108", Severity.LOW)


def test_a_day_that_another_source_names_is_told_where_none_is_committed() -> None:
    source = Source("sdk==2 (PyPI package)", date(2026, 11, 1))
    ahead, past = Claim(source, date(2027, 1, 22), None), Claim(source, date(2026, 6, 30), None)
    bound = Claim(source, None, date(2027, 1, 22))
    told = only(reference(), records=[record(deprecated=True, disputed=(past, bound, ahead))])
    assert told.message.endswith(", although sdk==2 (PyPI package) says 2027-01-22")
    assert told.retires is None
    for silent in (
        record(deprecated=True, disputed=(past, bound)),
        record(retires=date(2026, 12, 1), disputed=(ahead,)),
    ):
        assert "although" not in only(reference(), records=[silent]).message


def test_a_dying_preview_is_reported_by_its_date() -> None:
    assert only(reference(), records=[record(preview=True, retires=date(2026, 12, 1))]).code == "AID103"


def test_a_file_that_was_passed_over() -> None:
    (finding,) = found(Inventory(problems=(Problem(at(7), "invalid syntax"),)))
    assert (finding.code, finding.severity) == ("AID000", Severity.INFO)
    assert finding.message == "this file was not checked: invalid syntax"
    (finding,) = found(Inventory(problems=(Problem(at(7), "it is not valid YAML: no key", guessed=True),)))
    assert finding.message == "this file was checked only as far as could be guessed: it is not valid YAML: no key"


class TestProposals:
    OLD = record("old", retires=date(2026, 1, 1), replaced_by=("new",))
    NEW = record("new")

    def said(self, one: ModelReference, *records: Record, calls: tuple[SdkCall, ...] = ()) -> str:
        """``old > new``, or why not; an exclamation mark where it is safe."""
        findings = found(Inventory(references=(one,), calls=calls), *records)
        (finding,) = (f for f in findings if f.code != "AID301")
        proposal = finding.proposal
        assert proposal is not None
        if proposal.refusal:
            assert (proposal.old, proposal.new, proposal.description) == ("", "", "")
            return proposal.refusal
        return f"{proposal.old} > {proposal.new}" + "!" * proposal.safe

    def test_the_only_replacement_unsafely(self) -> None:
        assert self.said(reference("old"), self.OLD, self.NEW) == "old > new"

    def test_the_end_of_the_chain(self) -> None:
        going = record("new", deprecated=True, replaced_by=("newest",))
        assert self.said(reference("old"), self.OLD, going, record("newest")) == "old > newest"
        assert self.said(reference("old"), self.OLD, going._replace(replaced_by=())) == "new is on its way out itself"
        circle = going._replace(replaced_by=("old",))
        assert self.said(reference("old"), self.OLD, circle) == "new is on its way out itself"

    def test_the_snapshot_of_a_replacement_that_floats(self) -> None:
        alias = record("new", kind=Kind.ALIAS, points_to=(Target("new-1"),))
        assert self.said(reference("old"), self.OLD, alias, record("new-1")) == "old > new-1"

    def test_what_the_platform_answers_with_today_is_safe_where_a_call_proves_it(self) -> None:
        rerouted = record("old", retires=date(2026, 1, 1), reroute=True, rerouted_to="new", replaced_by=("new",))
        assert self.said(reference("old"), rerouted, self.NEW) == "old > new!"
        guessed = reference("old", confidence=Confidence.MEDIUM)
        assert self.said(guessed, rerouted, self.NEW) == "old > new"
        assert self.said(reference("old"), rerouted._replace(confidence="aggregator"), self.NEW) == "old > new"
        later = rerouted._replace(retires=date(2026, 12, 24))
        assert self.said(reference("old"), later, self.NEW) == "old > new"

    def test_a_name_that_the_platform_changed_is_safe_where_a_call_proves_it(self) -> None:
        renamed = record("old", retires=date(2026, 1, 1), identical="new", replaced_by=("newest", "other"))
        records = (self.NEW, record("newest"), record("other"))
        assert self.said(reference("old"), renamed, *records) == "old > new!"
        assert self.said(reference("old", confidence=Confidence.MEDIUM), renamed, *records) == "old > new"
        assert self.said(reference("old"), renamed._replace(confidence="aggregator"), *records) == "old > new"
        vectors = renamed._replace(task="embedding")
        assert self.said(reference("old"), vectors, self.NEW._replace(task="embedding")) == "old > new!"
        gone = self.NEW._replace(retires=date(2026, 1, 1))
        assert self.said(reference("old"), renamed, gone, *records[1:]).startswith("there are several candidates")

    def test_an_alias_is_pinned_unsafely(self) -> None:
        alias = record("m", kind=Kind.ALIAS, points_to=(Target("m-1"), Target("m-2", date(2026, 1, 1))))
        assert self.said(reference(), alias, record("m-1"), record("m-2")) == "m > m-2"
        dying = record("m-2", retires=date(2026, 12, 24))
        assert self.said(reference(), alias, dying) == "no snapshot of it is known that would stay"

    def test_what_stands_around_the_id_stays(self) -> None:
        assert self.said(reference("old", text="openai/OLD"), self.OLD, self.NEW) == "OLD > new"
        assert self.said(reference("old", text="old-old"), self.OLD, self.NEW).startswith("the id is put together")
        assert self.said(reference("old", text="bold"), self.OLD, self.NEW).startswith("the id is put together")
        assert self.said(reference("old", text="x"), self.OLD, self.NEW).startswith("the id is put together")

    @pytest.mark.parametrize("new", ['n"', "n\\", "n\n", "n n", "n'", "n<", "-n", ""])
    def test_an_id_that_could_be_more_than_text_is_not_written(self, new: str) -> None:
        old = self.OLD._replace(replaced_by=(new,))
        assert self.said(reference("old"), old, record(new)).startswith("the id is put together")

    def test_several_candidates(self) -> None:
        old = self.OLD._replace(replaced_by=("new", "other"))
        assert (
            self.said(reference("old"), old, self.NEW, record("other")) == "there are several candidates: new or other"
        )

    def test_another_task(self) -> None:
        image = record("new", task="image")
        assert self.said(reference("old"), self.OLD, image) == "new is made for another task"
        old, new = self.OLD._replace(task="embedding"), record("new", task="embedding")
        assert self.said(reference("old"), old, new).startswith("vectors of another model")

    def test_another_use(self) -> None:
        assert self.said(reference("old", other_use="a tokenizer counts with it"), self.OLD, self.NEW).startswith(
            "a tok"
        )

    def test_platforms_that_differ(self) -> None:
        unsure = reference("old", platforms=("openai", "anthropic"), confidence=Confidence.MEDIUM)
        elsewhere = self.OLD._replace(platform="anthropic")
        assert "on Anthropic, where that would be wrong" in self.said(unsure, self.OLD, self.NEW, elsewhere)
        there = self.NEW._replace(platform="anthropic")
        assert self.said(unsure, self.OLD, self.NEW, elsewhere, there) == "old > new"
        alive = record("old", platform="anthropic")
        assert "on Anthropic, where that would be wrong" in self.said(unsure, self.OLD, self.NEW, alive, there)

    def test_a_call_of_another_platform(self) -> None:
        one = reference("old")
        other = call("anthropic", references=(one,), models=("old",), location=at(9))
        assert "on Anthropic, where that would be wrong" in self.said(one, self.OLD, self.NEW, calls=(other,))

    def test_a_deployment(self) -> None:
        old, new = self.OLD._replace(platform="azure"), self.NEW._replace(platform="azure")
        assert self.said(reference("old", platform="azure"), old, new).startswith("which model a deployment serves")

    def test_a_silent_default_has_no_literal(self) -> None:
        silent = call(model_source=ModelSource.SDK_DEFAULT, sdk_default="old")
        findings = found(Inventory(calls=(silent,)), self.OLD, self.NEW)
        assert [f.proposal for f in findings if f.code == "AID101"] == [None]
