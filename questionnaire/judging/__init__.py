"""Verdicts and their reasons, from answers. Standard library only."""
