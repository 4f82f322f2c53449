"""``model=`` and ``create`` mean other things elsewhere."""

from django.contrib import admin
from django.views.generic import ListView
from django.db import models
import torch
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.linear_model import LogisticRegression
from peewee import SqliteDatabase
import stripe

from app.models import Article, Car


class ArticleList(ListView):
    model = Article  # none
    template_name = "articles/list.html"


class Vehicle(models.Model):
    model = models.CharField(max_length=40, default="corolla")  # none
    engine = models.CharField(max_length=10, default="diesel")  # none


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    model = Article


pipe = Pipeline(steps=[("model", LogisticRegression())])  # none
network = torch.nn.Linear(3, 4)
torch.save({"model": network.state_dict()}, "model.pt")  # none
torch.hub.load("pytorch/vision", model="resnet18")  # call: torch.hub.load -> resnet18 [-] literal; ref: resnet18 call_argument
Car.objects.create(model="corolla", engine="hybrid")  # none
stripe.checkout.Session.create(mode="payment")  # none
stripe.Customer.create(name="x")  # none


class Database:
    def __init__(self):
        self.messages = []

    def create(self, model, messages):
        return model


Database().create(model="corolla", messages=[])  # none


def train(model="resnet", engine="sqlite"):  # none
    return model
