"""What everything stands on: spans of numbers, and predicates judged in three-valued logic."""
