"""The neutrophil chart: from dated and undated counts to shapes."""
