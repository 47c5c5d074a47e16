"""Datasette's page for each of ours: the page's rows, or the widest of its statements, as a canned
query."""

import json
import sys

from place import HERE, VAR

sys.path.insert(0, str(HERE / "plain"))
import statements  # noqa: E402
import times  # noqa: E402

# What a page does not need is off: facets and their suggestions, the download.
SETTINGS = ["--setting", "suggest_facets", "off", "--setting", "allow_download", "off"]


def school():
    """What a school's page lists, one list under another."""
    found = statements.read("school")
    columns = {
        "school": "name, phase, type_name, zone", "meetings": "id, kind, day, state",
        "actions": "id, what, owner, due_day", "concerns": "id, title, offer, state",
        "requests": "id, service, practitioner, state", "needs": "section, level, children, ''"}
    return "\nUNION ALL ".join(
        f"SELECT '{name}' AS list, {some} FROM ({found[name]})" for name, some in columns.items())


def named():
    """What was typed, as words from rare to common, comes as parameters."""
    return statements.read("find")["named"].replace(":rare_end", ":rare || 'zzzzzz'").replace(
        ":other_end", ":other || 'zzzzzz'").replace(":length", "length(:typed)")


def postcode():
    """Schools around the postcode, in one statement."""
    return statements.read("find")["near"].replace(":schools", """
        SELECT n.urn FROM school n JOIN postcode p ON p.postcode = :postcode
        WHERE n.easting / 4000 BETWEEN p.easting / 4000 - 1 AND p.easting / 4000 + 1
        AND n.northing BETWEEN p.northing - 4000 AND p.northing + 4000
        AND n.status <> 'closed' LIMIT 5""")


def metadata(database):
    """Writes the file that names the queries."""
    queries = {
        "school": school(), "zone": statements.read("zone")["schools"], "named": named(),
        "postcode": postcode()}
    day, year_ago = f"'{times.TODAY.isoformat()}'", f"'{times.YEAR_AGO}'"
    filled = {
        name: {"sql": sql.replace(":today", day).replace(":year_ago", year_ago)}
        for name, sql in queries.items()}
    path = VAR / "datasette.json"
    path.write_text(json.dumps({"databases": {database.stem: {"queries": filled}}}))
    return path
