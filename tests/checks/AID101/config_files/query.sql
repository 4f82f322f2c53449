-- gpt-4-32k  # ok
SELECT ai.openai_chat_complete('gpt-4-32k', prompt) FROM t; -- # expect: AID101
