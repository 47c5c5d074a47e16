"""The pages made plainly with Flask; each thread of gunicorn has a connection of its own."""

import os
import threading

import flask

import find
import house
import school
import statements
import zone

app = flask.Flask(__name__, static_folder=None)
templates = house.environment()
here = threading.local()


def database():
    if not hasattr(here, "database"):
        here.database = statements.connect(os.environ["BENCH_DATABASE"])
    return here.database


def page(name, found, person=None):
    if found is None:
        flask.abort(404)
    template = templates.get_template(f"{name}.html")
    return template.render(found, person=person, path=flask.request.path)


def signed_in():
    person = house.person(database(), flask.request.cookies.get("alongside", ""))
    if person is None:
        flask.abort(401)
    return person


@app.get("/schools/<int:urn>")
def school_page(urn):
    return page("school", school.load(database(), urn), signed_in())


@app.get("/zones/<code>")
def zone_page(code):
    return page("zone", zone.load(database(), code), signed_in())


@app.get("/find-my-zone")
def find_page():
    return page("find", find.load(database(), flask.request.args["q"]))
