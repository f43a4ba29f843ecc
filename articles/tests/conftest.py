"""What every test of the newsroom finds: a folder of its own for what the front server is told."""

import pytest


@pytest.fixture(autouse=True)
def front_root(settings, tmp_path_factory):
    settings.FRONT_ROOT = tmp_path_factory.mktemp("front")
    return settings.FRONT_ROOT
