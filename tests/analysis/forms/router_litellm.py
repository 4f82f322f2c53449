import litellm
from litellm import Router, acompletion, completion


async def go():
    # call: litellm.completion -> gpt-4o [-] literal; ref: gpt-4o call_argument [openai]
    completion(model="openai/gpt-4o", messages=[])
    # call: litellm.completion -> anthropic.claude-3-sonnet-20240229-v1:0 [-] literal
    litellm.completion("bedrock/anthropic.claude-3-sonnet-20240229-v1:0", [])  # ref: anthropic.claude-3-sonnet-20240229-v1:0 call_argument [bedrock]
    # call: litellm.acompletion -> gemini-2.0-flash [-] literal; ref: gemini-2.0-flash call_argument [gemini]
    await acompletion(model="gemini/gemini-2.0-flash", messages=[])
    # call: litellm.acompletion -> gemini-2.0-flash [-] literal; ref: gemini-2.0-flash call_argument [vertex]
    await acompletion(model="vertex_ai/gemini-2.0-flash", messages=[])
    # call: litellm.completion -> my-deployment [-] literal; ref: my-deployment call_argument [azure]
    completion(model="azure/my-deployment", messages=[])
    # call: litellm.completion -> gpt-4o [-] literal; ref: gpt-4o call_argument
    completion(model="gpt-4o", messages=[])
    # call: litellm.embedding -> text-embedding-3-small [-] literal; ref: text-embedding-3-small call_argument
    litellm.embedding(model="text-embedding-3-small", input=["x"])


def with_fallbacks():
    # call: litellm.completion -> gpt-4o, claude-3-haiku-20240307 [-] literal
    return litellm.completion(
        model="gpt-4o",  # ref: gpt-4o call_argument
        messages=[],
        fallbacks=["claude-3-haiku-20240307"],  # ref: claude-3-haiku-20240307 call_argument
    )


# call: litellm.Router -> gpt-4.1 [-] literal
router = Router(
    model_list=[
        {
            "model_name": "smart",
            "litellm_params": {"model": "openai/gpt-4.1"},  # ref: gpt-4.1 call_argument [openai]
        }
    ]
)
