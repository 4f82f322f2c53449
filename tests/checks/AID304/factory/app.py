def build(kind, model):
    if kind == "groq":
        from langchain_groq import ChatGroq

        return ChatGroq(model=model)  # ok: one of several to choose from
    if kind == "cohere":
        from langchain_cohere import ChatCohere

        return ChatCohere(model=model)  # ok
    from langchain_anthropic import ChatAnthropic

    return ChatAnthropic(model=model)  # ok
