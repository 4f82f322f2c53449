import openai

client = openai.OpenAI()  # client: openai.OpenAI [openai]
