"""The neutrophil chart: from dated and undated counts to geometry and to the words that say the same."""
