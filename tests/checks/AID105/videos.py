import time

from openai import OpenAI

client = OpenAI()

video = client.videos.create(  # expect: AID105
    model="sora-2",  # expect: AID101
    prompt="a hedgehog on a bicycle",
)
while video.status in ("queued", "in_progress"):
    time.sleep(5)
    video = client.videos.retrieve(video.id)  # expect: AID105
client.videos.download_content(video.id).write_to_file("hedgehog.mp4")  # expect: AID105
