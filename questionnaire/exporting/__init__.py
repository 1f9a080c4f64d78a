"""What other programs read of the answers and of what was judged: FHIR, Phenopacket, JSON."""
