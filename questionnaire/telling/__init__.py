"""From verdicts to documents: the wording, the summary, the chart, the PDF, the exports."""
