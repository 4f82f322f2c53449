X = 1  # ok
