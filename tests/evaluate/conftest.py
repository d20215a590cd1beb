from pathlib import Path

import pytest

from whosays.evaluate.gold import Gold

from .invented import figures_gold


@pytest.fixture
def invented(tmp_path: Path) -> Gold:
    return figures_gold(tmp_path)
