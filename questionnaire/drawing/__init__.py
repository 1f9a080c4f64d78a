"""The chart and the pedigree as shapes, and what both need: the width of words, and paths."""
