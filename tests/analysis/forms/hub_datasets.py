"""Data sets are published beside models and named like them."""

import datasets
from datasets import load_dataset
from huggingface_hub import HfApi, hf_hub_download, snapshot_download

train = load_dataset("openai/gsm8k-2")  # none
test = datasets.load_dataset(path="meta-llama/Llama-3.1-8B-Instruct-evals")  # none
scores = snapshot_download(repo_id="allenai/RewardBench-2", repo_type="dataset")  # none
rows = hf_hub_download("BAAI/bge-data-1", "rows.json", repo_type="dataset")  # none
HfApi().upload_folder(folder_path="out", repo_id="mistralai/Mistral-7B-data", repo_type="dataset")
# call: huggingface_hub.snapshot_download -> BAAI/bge-m3 [huggingface] literal
weights = snapshot_download("BAAI/bge-m3", repo_type="model")  # ref: BAAI/bge-m3 call_argument [huggingface]
