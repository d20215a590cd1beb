"""Distances on the globe."""

import math
from typing import Protocol

DIAMETER = 12742.0
"""Of the Earth, mean, in kilometres."""


class Located(Protocol):
    """What has a point, in WGS 84 degrees."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""


def distance(a: Located, b: Located) -> float:
    """Return the great-circle distance of two points in kilometres."""
    lat1, lat2 = math.radians(a.latitude), math.radians(b.latitude)
    along = math.radians(b.longitude - a.longitude)
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(along / 2) ** 2
    return DIAMETER * math.asin(math.sqrt(min(1.0, h)))
