from langchain_openai import ChatOpenAI

big = ChatOpenAI(model="gpt-6-sol")  # expect: AID302
chain = big.with_fallbacks([ChatOpenAI(model="gpt-6-luna")])
