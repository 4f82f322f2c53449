DOWNLOADS = [
    {
        "name": "Mistral-7B-Instruct",  # ok: a label, and weights that many serve
        "file_name": "mistral-7b-instruct-v0.3.Q4_K_M.llamafile",
        "url": "https://huggingface.co/Mozilla/Mistral-7B-Instruct-v0.3-llamafile",
    },
]
model_list = [{"name": "Mixtral-8x7B-Instruct", "file_name": "mixtral.llamafile"}]  # ok
DEFAULT_MODEL = "mistralai/Mixtral-8x7B-Instruct-v0.1"  # ok: a repository of the hub
PERPLEXITY_MODEL = "mistral-7b-instruct"  # expect: AID101
OTHER_MODEL = "llama3-8b-8192"  # expect: AID101
