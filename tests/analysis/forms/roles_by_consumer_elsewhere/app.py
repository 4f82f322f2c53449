"""Reads the lists of another module."""

import openai
import streamlit as st
from tables import ALL, CHOICES
from tables import VISION as SEEING


def takes_images(model: str) -> bool:
    return any(model.startswith(prefix) for prefix in SEEING)


def known(model: str) -> bool:
    return model in ALL


def ask() -> None:
    chosen = st.selectbox("Model", CHOICES)
    # call: chat.completions.create -> gpt-4o-mini [openai] other_file
    openai.OpenAI().chat.completions.create(model=chosen, messages=[])
