from huggingface_hub import snapshot_download
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer

COMMIT = "5c38ec7c405ec4b44b94cc5a9bb96e735b38267a"

AutoModel.from_pretrained("BAAI/bge-small-en-v1.5")  # expect: AID202
AutoModel.from_pretrained("BAAI/bge-small-en-v1.5", revision="main")  # expect: AID202
AutoModel.from_pretrained("BAAI/bge-small-en-v1.5", revision=COMMIT)  # ok
AutoModel.from_pretrained("BAAI/bge-small-en-v1.5", revision="5c38ec7")  # ok
AutoTokenizer.from_pretrained("./checkpoints/last")  # ok
SentenceTransformer("/models/local")  # ok
SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2")  # expect: AID202
snapshot_download(repo_id="BAAI/bge-small-en-v1.5")  # expect: AID202

theirs = AutoModel.from_pretrained("org/model", trust_remote_code=True)  # expect: AID202

HOSTED_MODEL = "huggingface/HuggingFaceH4/zephyr-7b-beta"  # ok: a routing prefix, called and not downloaded
AutoTokenizer.from_pretrained("BAAI/bge-small-en-v1.5")  # expect: AID202
