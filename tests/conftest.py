"""Settings for every test: the same examples each time, and no deadline for the first import."""

import signal

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# A background job of a shell starts with Ctrl-C ignored, and hands that on to what it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
