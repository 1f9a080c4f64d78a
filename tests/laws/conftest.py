"""Laws are tried with the same examples on every run: what failed once fails again, and nothing depends on speed."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "laws", deadline=None, derandomize=True, max_examples=75, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("laws")
