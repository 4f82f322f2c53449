def __getattr__(name):
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
