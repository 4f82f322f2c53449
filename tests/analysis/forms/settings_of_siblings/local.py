from transformers import AutoModel

from base import Base


class Local(Base):
    def load(self):
        return AutoModel.from_pretrained(self.config.model)  # call: AutoModel.from_pretrained -> - [huggingface] caller
