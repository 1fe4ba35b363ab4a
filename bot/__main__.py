"""The command line's entry point: errors become one line and an exit code."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line. Exits with 0, 1 (failed) or 2 (wrongly used)."""
    from bot.cli import cli
    from bot.errors import LifestoryError, UsageError
    from memory.errors import RecordError

    try:
        cli(prog_name="lifestory")
    except UsageError as error:
        print(f"lifestory: {error}", file=sys.stderr)
        sys.exit(2)
    except (LifestoryError, RecordError) as error:
        print(f"lifestory: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        print(f"lifestory: cannot use{where}: {error.strerror or type(error).__name__}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
