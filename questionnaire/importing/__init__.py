"""Counts out of what people already have: lines from a portal, a record as FHIR or C-CDA, a table. It keeps nothing.

A file is parsed by `child`, in a process of its own with limits of time and memory, into `Row`s: what stands there, not
yet understood. `understanding` reads them with the readers of what is typed, as answers of an entry, or says why not.
"""
