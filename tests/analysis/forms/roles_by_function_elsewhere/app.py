"""What a call means is told by whose it is, not by its last name alone."""

from agency import Agent, Judge
from helpers import Shop, check, run
import helpers

agent = Agent()
shop = Shop()


class Team:
    def __init__(self):
        self.agent = Agent()
        self.shop = Shop()

    def go(self, judge: Judge):
        self.agent.supports("gpt-4-0314")  # ref: gpt-4-0314 call_argument
        self.shop.supports("gpt-4-0314")  # ref: gpt-4-0314 comparison
        judge.supports("gpt-4-0314")  # ref: gpt-4-0314 call_argument


agent.start("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 call_argument
agent.run("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 call_argument
agent.supports("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 call_argument
Agent().supports("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 call_argument
run("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 comparison
check("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 comparison
helpers.run("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 comparison
shop.supports("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 comparison
Shop().supports("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 comparison
