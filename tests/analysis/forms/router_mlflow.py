"""Judges of MLflow: the provider, a colon and a slash before the id."""

from mlflow.metrics.genai import answer_similarity, make_genai_metric

DEFAULT_MODEL = "openai:/gpt-4"  # ref: gpt-4 config_value [openai]
ENDPOINT = "endpoints:/gpt-4"


def judges():
    # call: mlflow.metrics.genai.make_genai_metric -> claude-2.1 [-] literal
    strict = make_genai_metric(
        name="x",
        definition="d",
        grading_prompt="p",
        model="anthropic:/claude-2.1",  # ref: claude-2.1 call_argument [anthropic]
    )
    # call: mlflow.metrics.genai.answer_similarity -> gpt-4 [openai] sdk_default
    return strict, answer_similarity()
