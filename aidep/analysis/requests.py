"""Raw requests to a platform: what an address and a body say, also where a function of the project sends them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from aidep.analysis.evaluate import Evaluator
from aidep.analysis.found import Found
from aidep.analysis.passed import Passing
from aidep.analysis.platforms import Decided, Platforms
from aidep.analysis.values import Fn, Str, Sym, Table
from aidep.catalog.surfaces import Request
from aidep.model.facts import Call, FileFacts, Lit
from aidep.model.usage import CallKind, Confidence

_WRAPPING = re.compile(r"(?:\A|_)(?:requests?|post|fetch)(?:_|\Z)|\Ado_post|Request\Z")
"""Names of functions that send a request for others."""
_ADDRESS = ("url", "endpoint", "api_url", "uri")
_BODY = ("json", "data", "body", "payload", "json_data", "params")


def is_requesting(name: str) -> bool:
    """Whether a function of that name is likely to send what it is given."""
    return _WRAPPING.search(name) is not None


class Requests:
    def __init__(self, evaluator: Evaluator, platforms: Platforms, passing: Passing) -> None:
        self.evaluator = evaluator
        self.platforms = platforms
        self.passing = passing

    def of(self, sent: Sym, request: Request, call: Call, file: FileFacts) -> Found | None:
        """A call of a library's function, if it goes to a model."""
        urls = self._urls(call, file, request.url.names, request.url.position)
        urls += list(self._below(sent, urls))
        return self._found(sent.path, request.sdk, urls, request.body, call, file)

    def _below(self, sent: Sym, urls: list[Str]) -> Iterator[Str]:
        """Addresses of a client that has one of its own: ``httpx.Client(base_url="https://...")``."""
        bases = self._urls(*sent.calls[-1], ("base_url",), None) if sent.calls else []
        for url in urls:
            if "://" not in url.text:
                for base in bases:
                    yield replace(base, text=f"{base.text.rstrip('/')}/{url.text.lstrip('/')}", parts=(base, url))

    def wrapped(self, name: str, call: Call, file: FileFacts) -> Found | None:
        """``request_with_retry(method="POST", url="https://api.openai.com/v1/...", json=...)``, only where the address
        is one that models answer at."""
        urls = [url for place in (0, 1) for url in self._urls(call, file, _ADDRESS, place)]
        if not any(_AI_PATH.search(url.text) and self.platforms.of_url(url) is not None for url in urls):
            return None
        return self._found(name, "http", urls, _BODY, call, file, self._positions(call, file))

    def _positions(self, call: Call, file: FileFacts) -> dict[str, int]:
        """Where the project's own function takes the parts of a request, by their names."""
        for value in self.evaluator.evaluate(call.func, file):
            if isinstance(value, Fn):
                params = value.file.scopes[value.scope].params
                return {param.name: index - value.method for index, param in enumerate(params)}
        return {}

    def _urls(self, call: Call, file: FileFacts, names: tuple[str, ...], position: int | None) -> list[Str]:
        values = self.evaluator.arguments.given(call, file, names, position)
        return [v for v in values or () if isinstance(v, Str)]

    def _speaks_of_models(self, urls: list[Str], body: tuple[str, ...], call: Call, file: FileFacts) -> bool:
        """A request to a host that the catalog does not know, by its path, or by a body that names model and input."""
        if any(_AI_PATH.search(url.text) for url in urls):
            return True
        for name in body:
            for value in self.evaluator.arguments.given(call, file, (name,), None) or ():
                if isinstance(value, Table):
                    keys = {key.text for key, _ in value.items if isinstance(key, Lit)}
                    if "model" in keys and keys & {"messages", "prompt", "input", "inputs"}:
                        return True
        return False

    def _found(
        self,
        path: str,
        sdk: str,
        urls: list[Str],
        body: tuple[str, ...],
        call: Call,
        file: FileFacts,
        positions: Mapping[str, int] = MappingProxyType({}),
    ) -> Found | None:
        each = [d for d in map(self.platforms.of_url, urls) if d is not None]
        decided = each[0]._replace(also=tuple(d.platform for d in each if d.platform)) if each else None
        if decided is None and not self._speaks_of_models(urls, body, call, file):
            return None
        decided = decided or Decided(None, None, Confidence.LOW, elsewhere=True)
        texts: list[Str] = []
        for name in body:
            for value in self.evaluator.arguments.given(call, file, (name,), positions.get(name)) or ():
                if isinstance(value, Table):
                    texts += self.evaluator.flatten(tuple(self.evaluator.entry(value, "model", "model_id", "modelId")))
        texts += [text for url in urls for text in _in_path(url)]
        reading = path.rpartition(".")[2] in ("get", "head", "delete", "put", "patch") and not texts
        kind = CallKind.MANAGEMENT if reading else CallKind.HTTP
        given = self.passing.of(call, file, sdk, (*body, *self.platforms.catalog.sdks.spread.get(sdk, ())))
        return Found(
            file,
            call.site,
            call.scope,
            path,
            sdk,
            kind,
            decided,
            None,
            texts,
            keywords=given.names,
            constants=given.texts,
            arguments=tuple(a.value for a in call.args),
        )


_AI_PATH = re.compile(
    r"/(chat/completions|completions|v1/complete|v1/messages|embeddings|responses|api/(generate|chat|embed)|images/generations|audio/\w+|rerank)\b"
)


_MODEL_IN_PATH = re.compile(
    r"://[^/?#]+/(?:[^?#]*/)?(?:models?|pipeline/[\w-]+|deployments|generation|ai/run)/(@[\w.-]+/[\w.-]+/[\w.-]+|@?[\w.-]+(?:/[\w.-]+)?)(?=[:/?#]|\Z)"
)
_VERBS = frozenset(
    "invoke converse predictions completions chat embeddings images audio invoke-with-response-stream".split()
)


def _in_path(url: Str) -> Iterator[Str]:
    """The model in the path of a request: ``.../models/gemini-2.0-flash:generateContent``."""
    match = _MODEL_IN_PATH.search(url.text)
    if match is None:
        return
    head, cut, last = match[1].partition("/")
    name = head if cut and (last in _VERBS or last.partition("-")[0] in ("text", "image")) else match[1]
    for part in url.parts:
        if part.text == name:
            yield part
            return
    if any(c.isdigit() for c in name):
        yield Str(name, None, url.file)
