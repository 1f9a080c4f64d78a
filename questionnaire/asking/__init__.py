"""What was asked, what was said, what comes next. Standard library only."""
