"""critterz story.txt [--final]"""

import argparse
from pathlib import Path

from critterz.edit import add_voice, join
from critterz.render import Renderer
from critterz.storyboard import break_into_shots, is_fit_for_children, write_storyboard
from critterz.voice import narrate


def main() -> None:
    parser = argparse.ArgumentParser(prog="critterz")
    parser.add_argument("story", type=Path)
    parser.add_argument("--final", action="store_true", help="render in full quality")
    parser.add_argument("--folder", type=Path, default=Path("film"))
    options = parser.parse_args()

    story = options.story.read_text(encoding="utf-8")
    if not is_fit_for_children(story):
        parser.error("this story is not for children")

    options.folder.mkdir(parents=True, exist_ok=True)
    renderer = Renderer(options.folder)
    render = renderer.final if options.final else renderer.draft

    clips = []
    for number, shot in enumerate(break_into_shots(write_storyboard(story)), start=1):
        voice = narrate(shot.narration, options.folder / f"voice-{number:02}.mp3")
        clips.append(add_voice(render(shot, number), voice))
    print(join(clips, options.folder / f"{options.story.stem}.mp4"))


if __name__ == "__main__":
    main()
