"""Packs that only tests ask."""
