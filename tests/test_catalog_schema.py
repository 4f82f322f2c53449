"""Rules that are wrong are refused, with the file, the record and the reason in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidep.catalog.load import load_rules, read
from aidep.errors import UsageError

PLATFORM = 'id = "acme"\nname = "Acme"\nprovider = "acme"\nowner = "Acme Inc."\n'
SOURCE = '[source.page]\nurl = "https://acme.example/retirements"\nchecked = 2026-11-23\n'


def rules(tmp_path: Path, models: str, platform: str = PLATFORM, folder: str = "rules") -> Path:
    root = tmp_path / folder
    for name, text in (("platforms", platform), ("models", SOURCE + models)):
        (root / name).mkdir(parents=True, exist_ok=True)
        (root / name / "acme.toml").write_text(text, encoding="utf-8")
    return root


def model(id_: str = "a-1", **keys: str) -> str:
    lines = {"kind": '"snapshot"', **keys}
    return f'[[model]]\nid = "{id_}"\n' + "".join(f"{key} = {value}\n" for key, value in lines.items())


DATED = {"retires": "2027-01-01", "sources": '["page"]'}


@pytest.mark.parametrize(
    ("models", "says"),
    [
        (model(retire="2027-01-01"), "[[model]] a-1: retire: unknown key 'retire'"),
        (model(retires="2027-01-01"), "[[model]] a-1: states a date or a status without a source"),
        (model(deprecated="true"), "[[model]] a-1: states a date or a status without a source"),
        (model(gone="true"), "[[model]] a-1: states a date or a status without a source"),
        (model(**DATED, announced="2027-02-01"), "announced 2027-02-01 is after retires 2027-01-01"),
        (model(**DATED, retires_not_before="2026-01-01"), "has both retires and retires_not_before"),
        (model(**DATED, gone="true"), "has a date and gone"),
        (model(disputed='[{ source = "page" }]'), "a disputed claim needs either retires or retires_not_before"),
        (model(**DATED, disputed='[{ source = "page", retires = 2027-01-01 }]'), "is what the record says itself"),
        (model(**DATED, disputed='[{ source = "pag", retires = 2027-01-02 }]'), "a-1: source 'pag' is not defined"),
        (model(disputed='[{ source = "page", retires = 2027-01-02 }]'), "states a date or a status without a source"),
        (model(identical='"a-2"'), "states another name without a source"),
        (model(identical='"A-1"', sources='["page"]'), "identical names the record itself"),
        (model(identical='"a-2"', sources='["page"]'), "[[model]] a-1: identical 'a-2' is no record of acme"),
        (model(kind='"model"'), "[[model]] a-1: kind"),
        (model(**DATED, rerouted_to='"a-1"'), 'rerouted_to needs after = "reroute"'),
        (model(after='"reroute"', sources='["page"]'), 'after = "reroute" needs retires or gone'),
        (model(points_to='[{ id = "a-1" }]'), "points_to is for aliases"),
        (model(retires="2027-01-01", sources='["pag"]'), "[[model]] a-1: source 'pag' is not defined"),
        (model(replaced_by='["a-2"]'), "[[model]] a-1: replacement 'a-2' is no record of acme"),
        (model(kind='"alias"', points_to='[{ id = "a-2" }]'), "[[model]] a-1: target 'a-2' is no record of acme"),
        (model(**DATED, after='"reroute"', rerouted_to='"a-2"'), "rerouted_to 'a-2' is no record of acme"),
        (model() + model("A-1"), "[[model]] A-1: a second record for this id on acme"),
        (model(version='"1"') + model(version='"1"'), "[[model]] a-1 (1): a second record for this id on acme"),
        (
            model(replaced_by='["a-2"]') + model("a-2", replaced_by='["a-3"]') + model("a-3", replaced_by='["a-1"]'),
            "replacements go round in a circle",
        ),
        (
            model(task='"embedding"', replaced_by='["a-2"]') + model("a-2", task='"rerank"'),
            "[[model]] a-1: replacement 'a-2' is for rerank, not for embedding",
        ),
        (model(replaced_by='[{ id = "a-2" }]') + model("a-2"), "is neither external nor for another task"),
        (model(replaced_by='[{ id = "a-2", other_task = true }]'), "replacement 'a-2' is no record of acme"),
        (model(task='"embeddings"'), "[[model]] a-1: task"),
        (model("a 1"), "has white space in it"),
        ('[[endpoint]]\nid = "Videos API"\nname = "Videos"\n', "[[endpoint]] Videos API: id"),
        (
            '[[rejected]]\nparameters = ["a"]\nmodels = ["m"]\naccepts = { b = 1 }\ninstead = ""\nsources = ["page"]\n',
            "accepts 'b', which is none of its parameters",
        ),
        *(
            (f'[[rejected]]\nparameters = ["{name}"]\nmodels = ["m"]\ninstead = ""\nsources = ["page"]\n', "parameters")
            for name in ("", "a..b", ".a", "temperature ", "a-b")
        ),
        ("[[model]\n", "is no valid TOML"),
        ("[source.odd]\nchecked = 2026-11-23\n", "source.odd: needs either url or package"),
        ('[source.odd]\nurl = "http://x"\nchecked = 2026-11-23\n', "is no https URL"),
    ],
)
def test_refused(tmp_path: Path, models: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        load_rules([rules(tmp_path, models)])
    assert says in str(error.value)
    assert "acme.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_platform_must_be_named_like_its_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="must be the file name"):
        load_rules([rules(tmp_path, "", PLATFORM.replace('"acme"', '"acne"', 1))])


def test_models_need_their_platform(tmp_path: Path) -> None:
    root = rules(tmp_path, model())
    (root / "platforms" / "acme.toml").unlink()
    with pytest.raises(UsageError, match=r"there is no platforms/acme\.toml"):
        load_rules([root])


def test_prefix_of_two_platforms(tmp_path: Path) -> None:
    root = rules(tmp_path, "", PLATFORM + 'prefixes = ["x"]\n')
    (root / "platforms" / "zinc.toml").write_text(PLATFORM.replace("acme", "zinc") + 'prefixes = ["x"]\n')
    with pytest.raises(UsageError, match="prefix 'x' is taken by acme"):
        load_rules([root])


@pytest.mark.parametrize("make", [False, True])
def test_missing_or_empty_folder(tmp_path: Path, make: bool) -> None:
    if make:
        (tmp_path / "nothing").mkdir()
    with pytest.raises(UsageError, match="no rules here"):
        load_rules([tmp_path / "nothing"])


def test_all_problems_are_told(tmp_path: Path) -> None:
    root = rules(tmp_path, model(replaced_by='["x"]') + model("a-2", replaced_by='["y"]'))
    assert len(read([root])[1]) == 2
    with pytest.raises(UsageError, match="and 1 more"):
        load_rules([root])


def test_external_targets_and_packages_as_sources(tmp_path: Path) -> None:
    text = (
        '[source.sdk]\npackage = "acme"\nversion = "3.0"\nchecked = 2026-11-23\n'
        + model(replaced_by='[{ id = "b-1", external = true }]', retires="2027-01-01", sources='["sdk"]')
        + '[[endpoint]]\nid = "videos"\nname = "Videos"\nreplaced_by = ["Some other API"]\n'
    )
    loaded = load_rules([rules(tmp_path, text)])
    [entry] = loaded.models.values()
    assert entry.sources["sdk"].text == "acme==3.0 (PyPI package)"
    assert list(loaded.endpoints) == [("acme", "videos")]


def test_later_folder_wins_and_says_so(tmp_path: Path) -> None:
    first = rules(tmp_path, model(**DATED) + model("a-2"))
    second = rules(tmp_path, model(retires="2027-05-05", sources='["page"]'), folder="own")
    (second / "platforms" / "acme.toml").unlink()
    loaded = load_rules([first, second])
    assert str(loaded.models["acme", "a-1", None].entry.retires) == "2027-05-05"
    assert ("acme", "a-2", None) in loaded.models
    [line] = loaded.overrides
    assert "own" in line
    assert "[[model]] a-1: replaces the record" in line


def test_replacement_for_another_task_if_the_platform_says_so(tmp_path: Path) -> None:
    text = model(task='"speech"', replaced_by='[{ id = "a-2", other_task = true }]') + model("a-2", task='"realtime"')
    text += model("a-3", task='"speech"', replaced_by='["a-4"]') + model("a-4")
    assert len(load_rules([rules(tmp_path, text)]).models) == 4
