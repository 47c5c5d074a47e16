"""Datasette's page for each of ours: the page's widest statement, as a canned query."""

import json

from place import HERE, VAR
import sys

sys.path.insert(0, str(HERE / "plain"))
import statements  # noqa: E402
import times  # noqa: E402

# What a page does not need is off: counting, facets and their suggestions, the download.
SETTINGS = [
    "--setting", "suggest_facets", "off", "--setting", "allow_download", "off",
    "--setting", "num_sql_threads", "3"]


def metadata(database):
    """Writes the file that names the queries."""
    today = f"'{times.TODAY.isoformat()}'"
    find, zone, school = (statements.read(page) for page in ("find", "zone", "school"))
    named = find["named"].replace(":rare_end", "lower(:rare) || 'zzzzzz'").replace(
        ":other_end", "lower(:other) || 'zzzzzz'").replace(":length", "length(:typed)")
    box = find["near"].replace(":schools", """
        SELECT n.urn FROM school n JOIN postcode p ON p.postcode = :postcode
        WHERE n.easting / 4000 BETWEEN p.easting / 4000 - 1 AND p.easting / 4000 + 1
        AND n.northing BETWEEN p.northing - 4000 AND p.northing + 4000
        AND n.status <> 'closed' LIMIT 5""")
    queries = {
        "school": school["actions"], "zone": zone["schools"], "named": named, "postcode": box}
    queries = {name: {"sql": sql.replace(":today", today)} for name, sql in queries.items()}
    path = VAR / "datasette.json"
    path.write_text(json.dumps({"databases": {database.stem: {"queries": queries}}}))
    return path
