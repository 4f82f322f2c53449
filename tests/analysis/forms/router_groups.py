"""Names that an application gives to the models of a router."""

from litellm import Router

router = Router(  # call: litellm.Router -> claude-opus-4-1, gemini-2.5-flash [-] literal
    model_list=[
        {"model_name": "smart", "litellm_params": {"model": "anthropic/claude-opus-4-1"}},  # ref: claude-opus-4-1 call_argument
        {"model_name": "cheap", "litellm_params": {"model": "gemini/gemini-2.5-flash"}},  # ref: gemini-2.5-flash call_argument
    ]
)


async def ask(tier="smart"):
    # call: litellm.Router().acompletion -> claude-opus-4-1 [-] same_file
    return await router.acompletion(model=tier, messages=[])


def other():
    # call: litellm.Router().completion -> gpt-4o [-] literal; ref: gpt-4o call_argument
    return router.completion(model="gpt-4o", messages=[])
