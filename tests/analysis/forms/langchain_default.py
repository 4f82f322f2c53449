"""No model named: the SDK takes its own."""

from langchain_openai import ChatOpenAI, OpenAIEmbeddings

chat = ChatOpenAI(temperature=0)  # call: langchain_openai.ChatOpenAI -> gpt-3.5-turbo [openai] sdk_default
vectors = OpenAIEmbeddings()  # call: langchain_openai.OpenAIEmbeddings -> text-embedding-ada-002 [openai] sdk_default


def ask(question):
    return chat.invoke(question)
