import json

import boto3

runtime = boto3.client("bedrock-runtime", region_name="us-east-1")
named = boto3.client(service_name="bedrock-runtime")
storage = boto3.client("s3")
session = boto3.Session(profile_name="prod")
MODEL_ID = "anthropic.claude-3-sonnet-20240229-v1:0"  # ref: anthropic.claude-3-sonnet-20240229-v1:0 config_value [bedrock]


def go(body):
    # call: boto3.client().invoke_model -> anthropic.claude-3-sonnet-20240229-v1:0 [bedrock] same_file
    runtime.invoke_model(modelId=MODEL_ID, body=json.dumps(body))
    # call: boto3.client().converse -> anthropic.claude-3-haiku-20240307-v1:0 [bedrock] literal
    named.converse(modelId="anthropic.claude-3-haiku-20240307-v1:0", messages=[])  # ref: anthropic.claude-3-haiku-20240307-v1:0 call_argument [bedrock]
    # call: boto3.Session().client().converse_stream -> anthropic.claude-3-haiku-20240307-v1:0 [bedrock] literal
    session.client("bedrock-runtime").converse_stream(
        modelId="us.anthropic.claude-3-haiku-20240307-v1:0",  # ref: anthropic.claude-3-haiku-20240307-v1:0 call_argument [bedrock]
        messages=[],
    )


def no_models():
    storage.put_object(Bucket="models", Key="a/b.json", Body=b"")  # none
    boto3.client("s3").upload_file("a", "b", "c")  # none
    boto3.client("sqs").send_message(QueueUrl="q", MessageBody="x")  # none
