import streamlit as st
from fastapi import FastAPI, Request
from flask import Flask, current_app
from openai import OpenAI

client = OpenAI()
app = FastAPI()
app.state.model = "gpt-4o"  # ref: gpt-4o config_value
app.state.judge = OpenAI()
web = Flask(__name__)
web.config["MODEL"] = "gpt-4o-mini"  # ref: gpt-4o-mini config_value
web.extensions.ai["EMBEDDING"] = "text-embedding-3-small"  # ref: text-embedding-3-small config_value

if "openai_model" not in st.session_state:
    st.session_state["openai_model"] = "gpt-4-turbo"  # ref: gpt-4-turbo config_value
st.session_state.small = "gpt-4.1-mini"  # ref: gpt-4.1-mini config_value


def of_the_application(request: Request):
    client.chat.completions.create(model=app.state.model)  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=request.app.state.model)  # call: chat.completions.create -> gpt-4o [openai] same_file
    app.state.judge.chat.completions.create(model="gpt-4o")  # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument


def of_the_web_application():
    client.chat.completions.create(model=web.config["MODEL"])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    client.chat.completions.create(model=current_app.config.get("MODEL"))  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    client.embeddings.create(model=web.extensions.ai["EMBEDDING"])  # call: embeddings.create -> text-embedding-3-small [openai] same_file


def of_the_session():
    client.chat.completions.create(model=st.session_state["openai_model"])  # call: chat.completions.create -> gpt-4-turbo [openai] same_file
    client.chat.completions.create(model=st.session_state.openai_model)  # call: chat.completions.create -> gpt-4-turbo [openai] same_file
    client.chat.completions.create(model=st.session_state.small)  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file
    client.chat.completions.create(model=st.session_state.unset)  # call: chat.completions.create -> - [openai] unresolved
