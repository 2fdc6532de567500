"""Runs a command inside the prepared environment."""

from __future__ import annotations

import importlib
import os
import sys

from commands import arguments

OK, FINDINGS, CANNOT_RUN = 0, 1, 2


def main() -> int:
    """Run the command that the command line names, and return its exit status."""
    options = arguments.parse(sys.argv[1:])
    module = importlib.import_module(f"commands.{options.command}")
    try:
        status: int = module.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # who reads the output has seen enough of it, as "head" has
        # Python writes what is left when it ends, which must not fail a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except KeyboardInterrupt:
        print("\nkb: stopped.", file=sys.stderr)
        return CANNOT_RUN
    return status


if __name__ == "__main__":
    sys.exit(main())
