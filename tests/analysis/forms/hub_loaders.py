from huggingface_hub import hf_hub_download, snapshot_download
from sentence_transformers import CrossEncoder, SentenceTransformer
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

NAME = "meta-llama/Llama-3.1-8B-Instruct"  # ref: meta-llama/Llama-3.1-8B-Instruct config_value [huggingface]

# call: transformers.AutoTokenizer.from_pretrained -> meta-llama/Llama-3.1-8B-Instruct [huggingface] same_file
tokenizer = AutoTokenizer.from_pretrained(NAME)
# call: transformers.AutoModelForCausalLM.from_pretrained -> meta-llama/Llama-3.1-8B-Instruct [huggingface] same_file
model = AutoModelForCausalLM.from_pretrained(NAME, revision="0e9e39f249a16976918f6564b8830bc894c89659")
# call: transformers.pipeline -> facebook/bart-large-cnn [huggingface] literal
summarizer = pipeline("summarization", model="facebook/bart-large-cnn")  # ref: facebook/bart-large-cnn call_argument [huggingface]
# call: sentence_transformers.SentenceTransformer -> all-MiniLM-L6-v2 [huggingface] literal
encoder = SentenceTransformer("all-MiniLM-L6-v2")  # ref: all-MiniLM-L6-v2 call_argument [huggingface]
# call: sentence_transformers.CrossEncoder -> cross-encoder/ms-marco-MiniLM-L-6-v2 [huggingface] literal
ranker = CrossEncoder("cross-encoder/ms-marco-MiniLM-L-6-v2")  # ref: cross-encoder/ms-marco-MiniLM-L-6-v2 call_argument
# call: huggingface_hub.hf_hub_download -> TheBloke/Llama-2-7B-GGUF [huggingface] literal
path = hf_hub_download(
    repo_id="TheBloke/Llama-2-7B-GGUF",  # ref: TheBloke/Llama-2-7B-GGUF call_argument [huggingface]
    filename="llama-2-7b.Q4_K_M.gguf",
)
# call: huggingface_hub.snapshot_download -> BAAI/bge-m3 [huggingface] literal
folder = snapshot_download("BAAI/bge-m3", revision="main")  # ref: BAAI/bge-m3 call_argument [huggingface]
local = AutoModelForCausalLM.from_pretrained("./checkpoints/best")  # call: transformers.AutoModelForCausalLM.from_pretrained -> - [huggingface] unresolved
