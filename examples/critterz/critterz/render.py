"""Every shot becomes a clip."""

import time
from pathlib import Path

from openai import OpenAI

from critterz.settings import DRAFT_SIZE, FINAL_SIZE, FINAL_VIDEO_MODEL
from critterz.storyboard import STYLE, Shot


class RenderError(RuntimeError):
    pass


class Renderer:
    def __init__(self, folder: Path, poll_seconds: float = 10.0) -> None:
        self.client = OpenAI()
        self.folder = folder
        self.poll_seconds = poll_seconds

    def draft(self, shot: Shot, number: int) -> Path:
        video = self.client.videos.create(
            model="sora-2",
            prompt=f"{shot.picture}. {STYLE}",
            seconds=shot.seconds,
            size=DRAFT_SIZE,
        )
        return self._download(video.id, f"draft-{number:02}.mp4")

    def final(self, shot: Shot, number: int) -> Path:
        video = self.client.videos.create(
            model=FINAL_VIDEO_MODEL,
            prompt=f"{shot.picture}. {STYLE}",
            seconds=shot.seconds,
            size=FINAL_SIZE,
        )
        return self._download(video.id, f"final-{number:02}.mp4")

    def _download(self, video_id: str, name: str) -> Path:
        video = self.client.videos.retrieve(video_id)
        while video.status in ("queued", "in_progress"):
            time.sleep(self.poll_seconds)
            video = self.client.videos.retrieve(video_id)
        if video.status != "completed":
            raise RenderError(f"{name}: {video.error.message if video.error else video.status}")
        path = self.folder / name
        self.client.videos.download_content(video_id).write_to_file(path)
        return path
