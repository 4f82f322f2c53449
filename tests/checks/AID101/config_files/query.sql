-- gpt-4-32k  # ok
SELECT ai_query('gpt-4-32k', prompt) FROM t; -- # expect: AID101
