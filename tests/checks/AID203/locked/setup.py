from setuptools import setup

EXTRAS = {"g": ["groq>=0.5"]}  # ok

setup(install_requires=["groq>=0.4"], extras_require=EXTRAS)  # expect: AID203
