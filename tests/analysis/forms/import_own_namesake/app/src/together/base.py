class Together:
    """People who do something with each other."""
