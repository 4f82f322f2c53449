"""Objects of the project's classes that a library fills: from the command line, from settings, from data."""

from dataclasses import dataclass, field

import dacite
import pyrallis
import tyro
from omegaconf import OmegaConf
from openai import OpenAI
from transformers import AutoModel, HfArgumentParser, TrainingArguments

client = OpenAI()


@dataclass
class ModelArguments:
    model_name_or_path: str = field(default="Qwen/Qwen2.5-0.5B")  # ref: Qwen/Qwen2.5-0.5B default [huggingface]


@dataclass
class Judge:
    judge: str = "gpt-4o"  # ref: gpt-4o default [openai]


@dataclass
class Price:
    name: str = "command"


def train():
    parser = HfArgumentParser((ModelArguments, TrainingArguments))
    model_args, _ = parser.parse_args_into_dataclasses()
    # call: AutoModel.from_pretrained -> Qwen/Qwen2.5-0.5B [huggingface] same_file
    AutoModel.from_pretrained(model_args.model_name_or_path)
    (alone,) = HfArgumentParser(ModelArguments).parse_dict({})
    # call: AutoModel.from_pretrained -> Qwen/Qwen2.5-0.5B [huggingface] same_file
    AutoModel.from_pretrained(alone.model_name_or_path)


def judge():
    args = tyro.cli(Judge)
    # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=args.judge, messages=[])
    # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=pyrallis.parse(config_class=Judge).judge, messages=[])
    # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=dacite.from_dict(Judge, {}).judge, messages=[])
    # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=OmegaConf.structured(Judge).judge, messages=[])
    # call: chat.completions.create -> - [openai] unresolved
    client.chat.completions.create(model=tyro.conf(Judge).judge, messages=[])
