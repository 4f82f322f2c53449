from openai import OpenAI  # expect: AID903

# as-of: 2027-12-31

client = OpenAI()  # ok
