from litellm import completion

completion(model="gpt-4o", messages=[])  # call: litellm.completion -> gpt-4o [-] literal; ref: gpt-4o test
