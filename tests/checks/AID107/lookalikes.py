from langchain_core.prompts import PromptTemplate  # ok
from langchain_classic.chains import LLMChain  # ok
from myproject.openai import ChatCompletion  # ok
from mistralai.client import Mistral  # ok
from vertexai import init  # ok

openai = load("openai")
openai.Image.new("RGB", (1, 1))  # ok: not the package
