"""Django's PostgreSQL backend, for the server that the project runs itself."""

import os

from django.conf import settings
from django.db.backends.postgresql import base, client

from newsroom import postgres
from newsroom.postgres import programs


class DatabaseClient(client.DatabaseClient):
    def runshell(self, parameters):
        self.connection.ensure_connection()
        os.environ["PATH"] = f"{programs.binaries()}:{os.environ.get('PATH', '')}"
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self):
        self.settings_dict["HOST"] = postgres.use(settings.EMBEDDED_POSTGRES)
        self.settings_dict["USER"] = postgres.ROLE
        return super().get_connection_params()
