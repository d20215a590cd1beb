"""How pages are made from templates, here and in the workbench: escaped, and strict about what is missing."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from whosays.report import safe, wording


@cache
def environment(package: str) -> Environment:
    """Return the environment of a package's templates: all that is printed is escaped and made visible."""
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=safe.visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=wording.day, number=wording.number)
    return made
