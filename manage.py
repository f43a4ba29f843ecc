#!/usr/bin/env python3
"""Django's command line for the newsroom."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import Error

from newsroom.outages import is_outage


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Newsroom cannot start: {error}")
    except Error as error:
        if "--traceback" in sys.argv or not is_outage(error):
            raise
        sys.exit("The database, or its tables, cannot be reached: " + str(error).partition("\n")[0])


if __name__ == "__main__":
    main()
