"""From verdicts to what people read: wording, summary, brief and letters, and the papers made from them."""
