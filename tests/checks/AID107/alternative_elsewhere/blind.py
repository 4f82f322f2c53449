import openai
from langchain.vectorstores import FAISS  # expect: AID107

answer = openai.ChatCompletion.create(model="gpt-6-sol", messages=[])  # expect: AID107
store = FAISS.from_texts([])  # ok: said where it is imported
