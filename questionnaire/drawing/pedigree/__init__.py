"""A family drawn with the symbols of the NSGC's nomenclature."""
