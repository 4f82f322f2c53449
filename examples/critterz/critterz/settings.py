"""What a film is made with."""

import os
from typing import Final

FINAL_VIDEO_MODEL = "sora-2-pro"
FINAL_SIZE: Final = "1792x1024"
DRAFT_SIZE: Final = "1280x720"

WRITER_MODEL = os.environ.get("CRITTERZ_WRITER_MODEL", "chat-latest")
NARRATOR = "fable"
