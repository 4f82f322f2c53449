from base import Base, Config


class Other(Base):
    def __init__(self, config=None):
        if not config:
            config = Config()
        if not config.model:
            config.model = "meta-llama/Meta-Llama-3-8B"  # ref: meta-llama/Meta-Llama-3-8B config_value
        super().__init__(config=config)
