from absl import app, flags
from openai import OpenAI

FLAGS = flags.FLAGS
flags.DEFINE_string("model", "gpt-4o", "The model, e.g. gpt-4.")  # ref: gpt-4o default
_EMB = flags.DEFINE_string("emb", default="text-embedding-3-small", help="x")  # ref: text-embedding-3-small default
_ENUM = flags.DEFINE_enum("size", "gpt-4o-mini", ["gpt-4o-mini", "gpt-4"], "x")  # ref: gpt-4o-mini default, gpt-4o-mini config_value, gpt-4 config_value


def main(argv):
    OpenAI().chat.completions.create(model=FLAGS.model)  # call: chat.completions.create -> gpt-4o [openai] same_file
    OpenAI().embeddings.create(model=_EMB.value, input="")  # call: embeddings.create -> text-embedding-3-small [openai] same_file
    OpenAI().chat.completions.create(model=_ENUM.value)  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
