"""The family drawn in the NSGC's nomenclature, and in sentences."""
