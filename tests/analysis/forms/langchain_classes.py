from langchain.chat_models import init_chat_model
from langchain_anthropic import ChatAnthropic
from langchain_openai import AzureChatOpenAI, ChatOpenAI, OpenAIEmbeddings

chat = ChatOpenAI(model="gpt-4o", temperature=0)  # call: langchain_openai.ChatOpenAI -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
named = ChatOpenAI(model_name="gpt-4.1")  # call: langchain_openai.ChatOpenAI -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument [openai]
claude = ChatAnthropic(model="claude-3-haiku-20240307")  # call: langchain_anthropic.ChatAnthropic -> claude-3-haiku-20240307 [anthropic] literal; ref: claude-3-haiku-20240307 call_argument
vectors = OpenAIEmbeddings(model="text-embedding-3-small")  # call: langchain_openai.OpenAIEmbeddings -> text-embedding-3-small [openai] literal; ref: text-embedding-3-small call_argument
# call: langchain.chat_models.init_chat_model -> claude-3-5-sonnet-20241022 [-] literal; ref: claude-3-5-sonnet-20241022 call_argument [anthropic]
any_chat = init_chat_model("anthropic:claude-3-5-sonnet-20241022")
# call: langchain_openai.AzureChatOpenAI -> prod-gpt [azure] literal; ref: prod-gpt call_argument [azure]
azure = AzureChatOpenAI(azure_deployment="prod-gpt", api_version="2024-06-01")
