"""Answers at rest: sealed, expiring, deletable."""
