"""Settings for every test: the same examples each time, and no deadline for the first import."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
