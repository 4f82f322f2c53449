# Until 0.9 LlamaIndex had all its classes in two modules.
from llama_index import ServiceContext
from llama_index.embeddings import HuggingFaceEmbedding
from llama_index.llms import HuggingFaceLLM, Ollama, Replicate


def build(llm_name: str = "mistral", embedding: str = "BAAI/bge-m3"):  # ref: mistral default, BAAI/bge-m3 default
    llm = Ollama(model=llm_name)  # call: Ollama -> mistral [ollama] same_file
    return llm, HuggingFaceEmbedding(model_name=embedding)  # call: HuggingFaceEmbedding -> BAAI/bge-m3 [huggingface] same_file


zephyr = HuggingFaceLLM(  # call: HuggingFaceLLM -> HuggingFaceH4/zephyr-7b-beta [huggingface] literal
    model_name="HuggingFaceH4/zephyr-7b-beta",  # ref: HuggingFaceH4/zephyr-7b-beta call_argument
    tokenizer_name="HuggingFaceH4/zephyr-7b-beta",  # ref: HuggingFaceH4/zephyr-7b-beta call_argument
)
llava = Replicate(model="yorickvp/llava-13b")  # call: Replicate -> yorickvp/llava-13b [replicate] literal; ref: yorickvp/llava-13b call_argument
context = ServiceContext.from_defaults(llm=zephyr, embed_model="local:BAAI/bge-base-en-v1.5")  # call: ServiceContext.from_defaults -> BAAI/bge-base-en-v1.5 [-] literal; ref: BAAI/bge-base-en-v1.5 call_argument
