import gradio as gr
import streamlit as st
from openai import OpenAI


def page():
    model = st.selectbox("Model", ["gpt-4.1", "gpt-4"])  # ref: gpt-4.1 config_value, gpt-4 config_value
    gr.Dropdown(choices=["gpt-4o", "gpt-4o-mini"], value="gpt-4o")  # ref: gpt-4o config_value, gpt-4o-mini config_value, gpt-4o config_value
    return model
