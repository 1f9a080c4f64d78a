"""The questions and the answers as HL7 FHIR R4 resources."""
