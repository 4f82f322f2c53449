from agents import Agent

import replicate

wolf = Agent("wolf")  # none
replicate.run("a/b:c1", input={})  # none
