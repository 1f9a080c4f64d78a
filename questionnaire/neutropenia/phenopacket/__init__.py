"""What was told as a GA4GH Phenopacket, version 2."""
