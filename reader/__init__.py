"""newsdeck: a terminal news reader. News flows feeds -> text -> entities -> stories -> store -> cli and tui."""

__version__ = "0.1.0"
