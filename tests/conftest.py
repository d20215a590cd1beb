"""Settings that all tests share.

Hypothesis draws the same examples in every run; `pytest --hypothesis-profile=explore` draws new ones.
"""

from hypothesis import settings

settings.register_profile("fixed", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("fixed")
