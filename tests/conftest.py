"""Settings that all tests share.

Hypothesis draws the same examples in every run; `pytest --hypothesis-profile=explore` draws new ones.
"""

from hypothesis import settings

settings.register_profile("fixed", deadline=None, derandomize=True, database=None, max_examples=200)
settings.register_profile("explore", deadline=None, max_examples=3000)
settings.load_profile("fixed")
