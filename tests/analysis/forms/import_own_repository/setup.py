from setuptools import setup

setup(name="openai-agents", package_dir={"": "src"})
