WRITER = "gpt-4-vision-preview"  # expect: AID101
READER = "gpt-6-luna"  # ok
