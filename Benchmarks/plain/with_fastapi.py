"""The pages made plainly with FastAPI. A query takes microseconds, so the functions are `async` and
ask the database where they stand, which is faster here than FastAPI's pool of threads."""

import os

import fastapi
from fastapi.responses import HTMLResponse

import find
import house
import school
import statements
import zone

app = fastapi.FastAPI(openapi_url=None)
database = statements.connect(os.environ["BENCH_DATABASE"])
templates = house.environment()


def page(name, request, found, person=None):
    if found is None:
        raise fastapi.HTTPException(404)
    template = templates.get_template(f"{name}.html")
    return HTMLResponse(template.render(found, person=person, path=request.url.path))


def signed_in(request):
    person = house.person(database, request.cookies.get("alongside", ""))
    if person is None:
        raise fastapi.HTTPException(401)
    return person


@app.get("/schools/{urn}")
async def school_page(request: fastapi.Request, urn: int):
    return page("school", request, school.load(database, urn), signed_in(request))


@app.get("/zones/{code}")
async def zone_page(request: fastapi.Request, code: str):
    return page("zone", request, zone.load(database, code), signed_in(request))


@app.get("/find-my-zone")
async def find_page(request: fastapi.Request, q: str):
    return page("find", request, find.load(database, q))
