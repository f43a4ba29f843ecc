"""How a verb says no."""


class Refused(Exception):
    """A sentence for the person who asked, in their language."""


class UnknownMove(Refused):
    """There is no such move: a forged or outdated form."""


class NotAllowed(Refused):
    """The person may not do this."""


class Denied(NotAllowed):
    """The person may not do this, and that they tried it stands in the audit."""
