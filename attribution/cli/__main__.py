"""``python -m attribution.cli``: the same as the command ``attribution``."""

import sys

from attribution.cli import main

sys.exit(main())
