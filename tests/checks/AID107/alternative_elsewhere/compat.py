from typing import TYPE_CHECKING

try:
    from langchain.vectorstores import FAISS  # ok
except ImportError:
    from langchain_community.vectorstores import FAISS

if TYPE_CHECKING:
    from openai import ChatCompletion  # ok
