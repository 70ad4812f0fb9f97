"""`python -m linter`: the same as the command hegao."""

from linter.cli import main

if __name__ == "__main__":
    main(prog_name="hegao")
