"""What people can choose from: any of them may be sent."""

import streamlit as st
from openai import OpenAI

MENU = ["gpt-4o", "gpt-4o-mini"]  # ref: gpt-4o config_value, gpt-4o-mini config_value


def page():
    model = st.sidebar.selectbox("Model", MENU, index=0)
    # call: openai.OpenAI().chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
    OpenAI().chat.completions.create(model=model, messages=[])
