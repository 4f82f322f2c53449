from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI

first = ChatOpenAI(model="gpt-6-sol")  # ok
second = ChatAnthropic(model="claude-opus-5")
chain = first.with_fallbacks([second])
back = second.with_fallbacks([first])
