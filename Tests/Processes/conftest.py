"""A demonstration zone on either database, made once and copied for each test."""

import shutil

import pytest

from county import POSTGRESQL, Database, Server, psql

ENGINES = ["sqlite", "postgresql"]

ROLES = """
    SELECT a.name, a.person, p.role, p.scope_value FROM post p
    JOIN account a ON a.person = p.person WHERE a.state = 'open'
    AND p.until_day IS NULL ORDER BY p.role, a.name, p.scope_value
"""


class Zone:
    """A filled database, and the people in it by role."""

    def __init__(self, database):
        self.database = database
        self.people = {}
        for account, person, role, place in database.rows(ROLES):
            self.people.setdefault(role, []).append((account, person, place))

    def copied(self, folder):
        """The same once more: its own database, for one test."""
        copy = object.__new__(Zone)
        copy.people = self.people
        if self.database.is_postgresql:
            copy.database = Database.new("postgresql", folder)
            name = copy.database.address.rsplit("/", 1)[1]
            psql(POSTGRESQL, f"DROP DATABASE {name}")
            psql(POSTGRESQL, f"CREATE DATABASE {name} TEMPLATE "
                 + self.database.address.rsplit("/", 1)[1])
        else:
            copy.database = Database.new("sqlite", folder)
            self.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copy(self.database.address, copy.database.address)
        return copy


@pytest.fixture(scope="session")
def zones(tmp_path_factory):
    """The zone on an engine; skips where there is no PostgreSQL to test on."""
    made = {}

    def of(engine):
        if engine == "postgresql" and not POSTGRESQL:
            pytest.skip("ALONGSIDE_TEST_POSTGRESQL is not set: tested on SQLite only")
        if engine not in made:
            database = Database.new(engine, tmp_path_factory.mktemp(engine))
            made[engine] = database
            database.fill()
            made[engine] = Zone(database)
        return made[engine]

    yield of
    for zone in made.values():
        getattr(zone, "database", zone).drop()


@pytest.fixture
def zone_on(zones, tmp_path):
    """A zone of the test's own, dropped afterwards."""
    copies = []

    def of(engine):
        copies.append(zones(engine).copied(tmp_path))
        return copies[-1]

    yield of
    for zone in copies:
        zone.database.drop()


@pytest.fixture
def serve(tmp_path, zone_on):
    """Servers that end with the test, before their database does."""
    servers = []

    def of(database, *options):
        server = Server(database, tmp_path / f"server-{len(servers)}.log", options)
        servers.append(server)
        server.start()
        return server

    yield of
    for server in servers:
        server.stop()
