import anthropic
import cohere
import groq
import mistralai
import openai
import replicate
from google import genai
