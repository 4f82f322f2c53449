import anthropic
import groq
import openai
