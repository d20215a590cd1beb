"""Annotators: each reads a Prepared document and returns mentions of one kind."""
