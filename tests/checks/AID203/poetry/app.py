import anthropic
import cohere
import groq
import openai
