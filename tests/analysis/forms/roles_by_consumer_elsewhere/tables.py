"""What other modules read these for."""

VISION = ("gpt-4o", "gpt-4-turbo")  # ref: gpt-4o comparison, gpt-4-turbo comparison
TOOLS = ["gpt-4.1"]  # ref: gpt-4.1 comparison
ALL = VISION + tuple(TOOLS)
CHOICES = ["gpt-4o-mini"]  # ref: gpt-4o-mini config_value
