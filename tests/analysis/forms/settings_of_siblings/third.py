from base import Base


class Third(Base):
    def __init__(self, config=None):
        super().__init__(config=config)
        if self.config.model is None:
            self.config.model = "mosaicml/mpt-7b"  # ref: mosaicml/mpt-7b config_value
