"""What every picture of ours needs: the width of words, and patterns that a black-and-white print shows."""
