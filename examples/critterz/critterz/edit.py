"""Clips and voices become a film."""

import subprocess
from collections.abc import Sequence
from pathlib import Path


def add_voice(clip: Path, voice: Path) -> Path:
    """The clip with the narration over it; the picture is held until the narrator has finished."""
    target = clip.with_name(f"{clip.stem}-voiced.mp4")
    hold = ["-vf", "tpad=stop_mode=clone:stop_duration=12", "-shortest"]
    _ffmpeg("-i", str(clip), "-i", str(voice), "-map", "0:v", "-map", "1:a", *hold, str(target))
    return target


def join(clips: Sequence[Path], target: Path) -> Path:
    listing = target.with_suffix(".txt")
    listing.write_text("".join(f"file '{clip.resolve()}'\n" for clip in clips), encoding="utf-8")
    _ffmpeg("-f", "concat", "-safe", "0", "-i", str(listing), "-c", "copy", str(target))
    return target


def _ffmpeg(*arguments: str) -> None:
    subprocess.run(["ffmpeg", "-y", "-loglevel", "error", *arguments], check=True)
