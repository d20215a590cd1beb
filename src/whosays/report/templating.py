"""How pages are made from templates, here and in the workbench: escaped, and strict about what is missing."""

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from whosays.report import naming, safe, wording


@cache
def environment(*packages: str) -> Environment:
    """Return the environment of some packages' templates, the first one's before the next's of that name.

    All that is printed is escaped and made visible.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=safe.visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=wording.day, number=wording.number, many=wording.count, short=wording.short,
        around_figure=wording.around_figure, outlet=wording.outlet, heading=naming.heading, span=naming.span,
        named=naming.named, rests_on=naming.rests_on, certainty=naming.certainty,
    )  # fmt: skip
    return made
