from pydantic import BaseModel
from PyQt6.QtWidgets import QLineEdit


class Request(BaseModel):
    model: str

    class Config:
        json_schema_extra = {"model": "gpt-4o", "stream": False}  # ref: gpt-4o doc


class Older(BaseModel):
    model: str

    class Config:
        schema_extra = {"model": "gpt-4-turbo"}  # ref: gpt-4-turbo doc


edit = QLineEdit()
edit.setPlaceholderText("gpt-4o")  # ref: gpt-4o doc
edit.setToolTip("gpt-4")  # ref: gpt-4 doc
edit.setText("gpt-4o-mini")  # ref: gpt-4o-mini call_argument
