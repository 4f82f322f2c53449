"""Asked about, never sent."""

VISION = {"gpt-4o", "gpt-4o-mini"}  # ref: gpt-4o comparison, gpt-4o-mini comparison
REASONING_PREFIXES = ("o1-", "o3-")
LEGACY = ["gpt-4-32k", "gpt-3.5-turbo"]  # ref: gpt-4-32k comparison, gpt-3.5-turbo comparison


def supports(model: str) -> bool:
    if model == "gpt-4o":  # ref: gpt-4o comparison
        return True
    if model in ("gpt-4.1", "gpt-4.1-mini"):  # ref: gpt-4.1 comparison, gpt-4.1-mini comparison
        return True
    if model.startswith("gpt-4o") or "gpt-4" in model:  # ref: gpt-4o comparison, gpt-4 comparison
        return False
    if model != "claude-3-haiku-20240307" and not model.endswith("mini"):  # ref: claude-3-haiku-20240307 comparison
        return model in VISION or model not in LEGACY
    while model == "gpt-4":  # ref: gpt-4 comparison
        break
    assert model != "gpt-4"  # ref: gpt-4 comparison
    return [m for m in () if m == "gpt-4"] == []  # ref: gpt-4 comparison


def route(model):
    match model:
        case "gpt-4o" | "gpt-4o-mini":  # ref: gpt-4o comparison, gpt-4o-mini comparison
            return 1
        case str() if model == "gpt-4":  # ref: gpt-4 comparison
            return 2
    return {"a": 1}.get(model)
