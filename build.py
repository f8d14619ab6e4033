#!/usr/bin/env python3
"""The one command from a checkout: `python build.py COMMAND [SOURCE] [-o OUTPUT]`; the logic is in zhinaq/."""

from zhinaq.command import main

if __name__ == "__main__":
    main(prog_name="build.py")
