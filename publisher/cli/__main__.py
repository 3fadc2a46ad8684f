"""`python -m publisher.cli` is `bicoop`."""

from publisher.cli import main

if __name__ == "__main__":
    main(prog_name="bicoop")
