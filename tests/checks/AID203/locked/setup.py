from setuptools import setup

EXTRAS = {"g": ["groq>=0.5"], "test": ["openai"]}  # ok

setup(install_requires=["groq>=0.4"], extras_require=EXTRAS, tests_require=["openai"])  # expect: AID203
