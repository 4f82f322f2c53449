from compat import FAISS

store = FAISS.from_texts([])  # ok: either of the two
