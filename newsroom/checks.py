"""What `manage.py check --deploy` refuses beside what Django does."""

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.security, deploy=True)
def a_password_is_not_enough(app_configs, **options):
    if settings.SECOND_FACTOR:
        return []
    hint = "Take SECOND_FACTOR out of the environment."
    return [checks.Error("The newsroom can be entered with a password alone.", hint=hint, id="newsroom.E001")]
