import os
from os import environ, getenv
import streamlit as st
from decouple import config
from environs import Env
from openai import OpenAI

env = Env()
A = os.getenv("A_MODEL", "gpt-4o").strip()  # ref: gpt-4o default
B = os.environ.get("B_MODEL") or "gpt-4o-mini"  # ref: gpt-4o-mini default
C = environ.get("C_MODEL", "gpt-4")  # ref: gpt-4 default
D = config("D_MODEL", default="o1-mini")  # ref: o1-mini default
E = env.str("E_MODEL", "o1-preview")  # ref: o1-preview default
F = env("F_MODEL", default="gpt-3.5-turbo")  # ref: gpt-3.5-turbo default
G = os.environ["G_MODEL"] if "G_MODEL" in os.environ else "gpt-4-turbo"  # ref: gpt-4-turbo default
H = st.secrets.get("H_MODEL", "gpt-4.1")  # ref: gpt-4.1 default
I = getenv("I_MODEL", default="gpt-4.1-mini")  # ref: gpt-4.1-mini default
J = os.environ.setdefault("J_MODEL", "gpt-4.1-nano")  # ref: gpt-4.1-nano default
c = OpenAI()
c.chat.completions.create(model=A)  # call: chat.completions.create -> gpt-4o [openai] env_default
c.chat.completions.create(model=B)  # call: chat.completions.create -> gpt-4o-mini [openai] env_default
c.chat.completions.create(model=C)  # call: chat.completions.create -> gpt-4 [openai] env_default
c.chat.completions.create(model=D)  # call: chat.completions.create -> o1-mini [openai] env_default
c.chat.completions.create(model=E)  # call: chat.completions.create -> o1-preview [openai] env_default
c.chat.completions.create(model=F)  # call: chat.completions.create -> gpt-3.5-turbo [openai] env_default
c.chat.completions.create(model=G)  # call: chat.completions.create -> gpt-4-turbo [openai] env_default
c.chat.completions.create(model=H)  # call: chat.completions.create -> gpt-4.1 [openai] env_default
c.chat.completions.create(model=I)  # call: chat.completions.create -> gpt-4.1-mini [openai] env_default
c.chat.completions.create(model=J)  # call: chat.completions.create -> gpt-4.1-nano [openai] env_default
