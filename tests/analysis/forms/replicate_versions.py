"""The hash of a version makes an id of Replicate, whatever it is bound to."""


class Upscaler:
    def __init__(self, client):
        self.client = client
        self._url = "nightmareai/real-esrgan:f121d640bd286e1fdc67f9799164c1d5be36ff74576ee11c803ae5b665dd46aa"  # ref: nightmareai/real-esrgan config_value [replicate]
        self._image = "library/redis@sha256:f121d640bd286e1fdc67f9799164c1d5be36ff74576ee11c803ae5b665dd46aa"
