from together import Together

Together()  # none
