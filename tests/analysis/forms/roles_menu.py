"""What people can choose from: any of them may be sent."""

import streamlit as st
from openai import OpenAI

MENU = ["gpt-4o", "gpt-4o-mini"]  # ref: gpt-4o config_value [openai], gpt-4o-mini config_value [openai]


def page():
    model = st.selectbox("Model", MENU)
    # call: openai.OpenAI().chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
    OpenAI().chat.completions.create(model=model, messages=[])


def in_place():
    model = st.sidebar.selectbox("Model", ["gpt-4.1", "gpt-4"])  # ref: gpt-4.1 config_value, gpt-4 config_value
    # call: openai.OpenAI().chat.completions.create -> gpt-4, gpt-4.1 [openai] same_file
    OpenAI().chat.completions.create(model=model, messages=[])
