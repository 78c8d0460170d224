"""`python -m reader` is `newsdeck`."""

from reader.cli import main

if __name__ == "__main__":
    main()
