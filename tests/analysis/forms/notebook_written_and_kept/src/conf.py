"""The project's own file is what a notebook imports that says how it was written."""

MODEL = "gpt-4o"  # ref: gpt-4o config_value
