"""On the day before the announcement the date is already on record: what is known is said."""
# as-of: 2026-03-23
from openai import OpenAI

OpenAI().videos.retrieve("video_1")  # expect: AID106
