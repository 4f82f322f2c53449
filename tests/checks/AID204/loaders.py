from langchain_huggingface import HuggingFaceEmbeddings

HuggingFaceEmbeddings()  # expect: AID204
HuggingFaceEmbeddings(model_name="sentence-transformers/all-MiniLM-L6-v2")  # expect: AID202
HuggingFaceEmbeddings(model_name="sentence-transformers/all-MiniLM-L6-v2", model_kwargs={"revision": "e4ce987"})  # ok
