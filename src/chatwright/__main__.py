"""`python -m chatwright`, the same as `chatwright`."""

from chatwright.cli import main

if __name__ == "__main__":
    main(prog_name="chatwright")
