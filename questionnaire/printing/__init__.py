"""HTML to PDF, with files inside; knows nothing of the questionnaire."""
