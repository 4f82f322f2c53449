from langchain_openai import ChatOpenAI, OpenAIEmbeddings

embed = OpenAIEmbeddings()  # expect: AID204
embed = OpenAIEmbeddings(model="text-embedding-3-small")  # ok
chat = ChatOpenAI(temperature=0)  # expect: AID101
chat = ChatOpenAI(model="gpt-6-sol")  # ok
