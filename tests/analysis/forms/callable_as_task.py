"""Functions that a framework calls elsewhere, with the arguments that stand beside them."""

import ray
from airflow.operators.python import PythonOperator
from celery import shared_task
from fastapi import BackgroundTasks
from openai import OpenAI
from prefect import flow, task

client = OpenAI()


@shared_task
def summarize(text, model="gpt-4o-mini"):  # ref: gpt-4o-mini default [openai]
    # call: chat.completions.create -> gpt-4o-mini, gpt-4o, gpt-4-turbo [openai] same_file
    return client.chat.completions.create(model=model, messages=[])


def enqueue():
    summarize.delay("x", model="gpt-4o")  # ref: gpt-4o call_argument [openai]
    summarize.apply_async(kwargs={"text": "x", "model": "gpt-4-turbo"})  # ref: gpt-4-turbo config_value [openai]


@task
def embed(text, model):
    # call: embeddings.create -> text-embedding-3-small [openai] same_file
    return client.embeddings.create(model=model, input=text)


@flow
def pipeline(model: str = "text-embedding-3-small"):  # ref: text-embedding-3-small default [openai]
    return embed.submit("x", model)


def job(model):
    # call: responses.create -> gpt-4.1 [openai] same_file
    return client.responses.create(model=model, input="")


PythonOperator(task_id="x", python_callable=job, op_kwargs={"model": "gpt-4.1"})  # ref: gpt-4.1 config_value [openai]


@ray.remote
def remote(model):
    # call: responses.create -> gpt-5 [openai] same_file
    return client.responses.create(model=model, input="")


ray.get([remote.remote("gpt-5")])  # ref: gpt-5 call_argument [openai]


def notify(model):
    # call: responses.create -> o3-mini [openai] same_file
    return client.responses.create(model=model, input="")


def route(tasks: BackgroundTasks):
    tasks.add_task(notify, "o3-mini")  # ref: o3-mini call_argument [openai]


class Mail:
    def send(self, model):
        return model


def post(mail: Mail):
    mail.send("command")
