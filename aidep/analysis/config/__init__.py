"""Configuration files as facts: dictionaries, lists and literals with the places where they stand."""
