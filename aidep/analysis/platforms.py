"""On which platform a call ends: class, base URL, switches, router prefix, in that order."""

from __future__ import annotations

from typing import NamedTuple

from aidep.analysis.evaluate import Evaluator
from aidep.analysis.values import Other, Par, Str, Sym, Values
from aidep.catalog.index import Catalog
from aidep.catalog.surfaces import Client, Match, Surface
from aidep.model.facts import Call, FileFacts, Ref
from aidep.model.usage import Confidence

_COMPATIBLE = frozenset({"openai", "langchain-openai", "langchain", "langchain-community", "llama-index", "litellm"})
"""SDKs that are commonly pointed at other vendors' servers."""


_AT_HOME = frozenset({"ollama"})
"""Platforms whose servers run on one's own machine as a rule: an address there says nothing new."""


_DEEPEST = 3
"""Objects around a client that is handed on."""


class Decided(NamedTuple):
    """``platform`` is ``None`` where it cannot be told; ``deployment``: model arguments are free names."""

    platform: str | None
    provider: str | None
    confidence: Confidence
    deployment: bool = False
    router: str | None = None
    """``slash`` or ``colon``: each id says its own platform."""
    elsewhere: bool = False
    """Pointed at a host that the catalog does not know: no platform's lifecycle applies."""
    also: tuple[str, ...] = ()
    """Other platforms that it is pointed at, as each case has it."""


class Named(NamedTuple):
    """A model id as a call or a file names it."""

    model: str
    platform: str | None
    platforms: tuple[str, ...]


class Platforms:
    def __init__(self, catalog: Catalog, evaluator: Evaluator) -> None:
        self.catalog = catalog
        self.evaluator = evaluator

    def provider(self, platform: str | None) -> str | None:
        known = self.catalog.platforms.get(platform or "")
        return known.provider if known is not None else None

    def of_client(self, client: Client, call: Call, file: FileFacts) -> Decided:
        """Where a client that is made by this call talks to."""
        platform, confidence, elsewhere = client.platform, Confidence.HIGH, False
        also: tuple[str, ...] = ()
        if client.base_url is not None:
            values = self.evaluator.arguments.given(call, file, client.base_url.names, client.base_url.position)
            if values is not None:
                platform, confidence = self._pointed(client, values, file)
                also = self._hosts(values)
                elsewhere = platform is None and client.platform is not None
        for switch in client.switches:
            values = self.evaluator.arguments.given(call, file, (switch.keyword,), None)
            if values is None:
                continue
            texts = {v.text for v in values if isinstance(v, (Str, Other))}
            if switch.value is None or str(switch.value) in texts:
                platform, confidence = switch.platform, Confidence.HIGH
                break
            if not texts:
                confidence = Confidence.MEDIUM
        return Decided(platform, self.provider(platform), confidence, client.deployment, None, elsewhere, also)

    def _hosts(self, values: Values) -> tuple[str, ...]:
        """The platforms that addresses belong to."""
        hosts = (self.catalog.host(v.text) for v in values if isinstance(v, Str))
        return tuple(dict.fromkeys(host for host in hosts if host is not None))

    def _pointed(self, client: Client, values: Values, file: FileFacts) -> tuple[str | None, Confidence]:
        """Where a base URL leads. The usual platform stays wherever one of the values may leave it alone."""
        usual = client.platform
        if usual in _AT_HOME:
            return usual, Confidence.HIGH
        urls = [v for v in values if isinstance(v, Str)]
        if not urls or any(isinstance(v, Par) or (isinstance(v, Other) and v.text == "None") for v in values):
            plainly_none = bool(values) and all(isinstance(v, Other) for v in values)
            return usual, Confidence.HIGH if plainly_none else Confidence.MEDIUM
        known: list[tuple[str, Str]] = []
        for url in urls:
            host = self.catalog.host(url.text)
            # the SDK of one vendor is pointed at another's server on the spot, or not at all
            if host and (client.sdk in _COMPATIBLE or host in (usual, "self-hosted") or url.file is file):
                known.append((host, url))
        hosted = [(host, url) for host, url in known if host != "self-hosted"] or known
        if hosted:
            platform, url = hosted[0]
            return platform, Confidence.MEDIUM if url.env or len(urls) > 1 else Confidence.HIGH
        if any("://" in url.text and not url.partial for url in urls):
            return None, Confidence.LOW
        return usual, Confidence.MEDIUM

    def of_surface(
        self, match: Match, value: Sym, call: Call, file: FileFacts, texts: list[Str], confidence: Confidence
    ) -> Decided:
        """Where a call of a surface ends."""
        surface, client = match.surface, match.client
        decided: Decided | None = None
        if client is not None:
            place = client.symbol.count("()")
            if place < len(value.calls):
                decided = self.of_client(client, *value.calls[place])
            else:
                decided = Decided(client.platform, self.provider(client.platform), Confidence.HIGH, client.deployment)
        handed: Decided | None = None
        if decided is None and surface.kind == "constructor":
            handed = self._of_handed(surface, surface.sdk, call, file)
            clients = self.evaluator.sdks.clients(match.call)
            decided = handed or next((self.of_client(c, call, file) for c in clients), None)
        elsewhere = decided is not None and decided.elsewhere
        fixed = None if handed else surface.platform
        platform = None if elsewhere else fixed or (decided.platform if decided else None)
        if decided is None and platform is None and surface.router is None:
            platform = self.evaluator.sdks.platform.get(surface.sdk)
        if client is None and surface.sdk == "openai" and confidence is Confidence.HIGH:
            platform = self._module_settings(platform, file)
        if decided is not None and fixed is None:
            confidence = min(confidence, decided.confidence, key=lambda c: c.rank)
        if surface.router == "colon" and platform is None:
            platform = self._named_provider(call, file)
        provider = self.provider(platform)
        if surface.router and provider is None and not elsewhere:
            provider = self.provider(surface.sdk) or self._of_ids(texts)
        deployment = surface.deployment or (decided.deployment if decided else False) or platform == "azure"
        also = decided.also if decided is not None else ()
        return Decided(platform, provider, confidence, deployment, surface.router, elsewhere, also)

    def _of_handed(self, surface: Surface, sdk: str, call: Call, file: FileFacts, depth: int = 0) -> Decided | None:
        """Where a client leads that is handed to what works with any of its kind: ``openai_client=AsyncOpenAI(...)``.

        So does what holds one: ``provider=OpenAIProvider(openai_client=...)``. ``sdk`` is whose call it is: its data
        name the arguments.
        """
        sdks = self.evaluator.sdks
        usual = surface.platform or sdks.platform.get(surface.sdk)
        for names, position in sdks.handed(sdk) if depth < _DEEPEST else ():
            for value in self.evaluator.arguments.given(call, file, names, position) or ():
                if not isinstance(value, Sym) or not value.path.endswith("()") or not value.calls:
                    continue
                for client in sdks.clients(value.path.removesuffix("()")):
                    at_home = usual is not None and usual in (client.platform, sdks.platform.get(client.sdk))
                    if client.sdk == surface.sdk or at_home:
                        made = value.calls[-1]
                        inner = self._of_handed(surface, client.sdk, *made, depth + 1)
                        return inner or self.of_client(client, *made)
        return None

    def of_default(self, decided: Decided, default: str) -> Decided:
        """Where a router goes that is told nothing: its own default names the platform."""
        platforms = self.name(default, None, decided.router).platforms
        if decided.platform is not None or decided.elsewhere or not platforms:
            return decided
        return decided._replace(platform=platforms[0], provider=self.provider(platforms[0]))

    def _named_provider(self, call: Call, file: FileFacts) -> str | None:
        """``init_chat_model("gpt-4o", model_provider="azure_openai")``"""
        values = self.evaluator.arguments.given(call, file, ("model_provider", "provider"), None) or ()
        return next((p for v in values if isinstance(v, Str) and (p := self.catalog.prefix_platform(v.text))), None)

    def _of_ids(self, texts: list[Str]) -> str | None:
        for text in texts:
            named = self.name(text.text, None)
            if named.platforms:
                return self.provider(named.platforms[0])
        return None

    def _module_settings(self, usual: str | None, file: FileFacts) -> str | None:
        """``openai.api_type = "azure"``, ``openai.api_base = "https://..."`` in the same file, outside functions."""
        for target, name, value in file.stores:
            if name not in ("api_type", "api_base", "base_url") or not (isinstance(target, Ref) and target.scope == 0):
                continue
            if not any(isinstance(t, Sym) and t.path == "openai" for t in self.evaluator.evaluate(target, file)):
                continue
            for text in self.evaluator.texts(value, file):
                if name == "api_type":
                    return "azure" if text.text.startswith("azure") else usual
                return self.catalog.host(text.text) or usual
        return usual

    def of_url(self, url: Str) -> Decided | None:
        """The platform that a request URL belongs to, if the catalog knows its host."""
        platform = self.catalog.host(url.text) if "://" in url.text else None
        if platform is None or platform == "self-hosted":
            return None
        return Decided(platform, self.provider(platform), Confidence.HIGH, platform == "azure")

    def name(self, text: str, platform: str | None, router: str | None = None) -> Named:
        """The id in a text, and where it is served. ``platform`` is the one that the call decides."""
        text = text.removesuffix("{}").rstrip(":@") if text.endswith("{}") else text
        ident = self.catalog.identify(text, platform)
        if ident is not None:
            where = platform or ident.prefix_platform
            return Named(ident.model, where, ident.platforms)
        if text.startswith("hf://"):
            return Named("/".join(text[5:].split("/")[:2]), "huggingface", ("huggingface",))
        if router is not None:
            word, cut, rest = text.partition("/" if router == "slash" else ":")
            named = self.catalog.prefix_platform(word) if cut else None
            if named is not None:
                return Named(rest.removeprefix("/"), named, (named,))
        for prefix in ("models/", "huggingface/", "local:"):
            text = text.removeprefix(prefix)
        head, _, version = text.partition(":")
        if len(version) == 64 and "/" in head:
            text = head
        return Named(text, platform, (platform,) if platform else ())
