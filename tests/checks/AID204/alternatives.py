try:
    from langchain_openai import OpenAIEmbeddings
except ImportError:
    from langchain_community.embeddings import OpenAIEmbeddings

embed = OpenAIEmbeddings()  # expect: AID204
