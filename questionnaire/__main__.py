"""`python -m questionnaire` is the `questionnaire` command."""

from questionnaire.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
