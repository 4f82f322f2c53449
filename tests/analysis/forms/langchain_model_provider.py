from langchain.chat_models import init_chat_model

# call: langchain.chat_models.init_chat_model -> gpt-4o [azure] literal; ref: gpt-4o call_argument [azure]
by_provider = init_chat_model("gpt-4o", model_provider="azure_openai")
# call: langchain.chat_models.init_chat_model -> gemini-2.0-flash [vertex] literal; ref: gemini-2.0-flash call_argument [vertex]
on_vertex = init_chat_model(model="gemini-2.0-flash", model_provider="google_vertexai")
