"""What stands between a verb of saying and what is said: hearers, times, settings."""

from whosays.annotate.attributions.line import Line
from whosays.annotate.attributions.vocabulary import listed


def skip_hearer(line: Line, start: int) -> int:
    """Step over the hearer: `told the agency that`."""
    k = start
    if line.norm(k) in ("me", "us", "him", "her", "them", "it", "you"):
        return k + 1
    while k < line.hi and k - start < 12:
        word = line.norm(k)
        if line.mark(k) or word in listed("words", "subordinators") or line.time(k) or line.finite(k):
            break
        if k > start and (
            word in listed("words", "pronouns")
            or word.isdigit()
            or (
                word in listed("words", "determiners")
                and line.norm(k - 1) not in ("to", "of", "at", "in", "for")
            )
            or word in ("on", "in", "by", "at", "to", "of", "about", "over")
        ):
            break
        k += 1
    return k


def skip_adverbials(line: Line, start: int) -> int:
    """Step over when, where and to whom something was said."""
    k = start
    while k < line.hi:
        word = line.norm(k)
        if line.time(k) or word in ("here", "too", "again", "separately", "earlier", "later"):
            k += 1
        elif word in (
            "on",
            "in",
            "at",
            "late",
            "early",
            "by",
            "via",
            "over",
            "during",
            "to",
            "from",
            "through",
        ):
            end = _setting_end(line, k)
            if end == k:
                return k
            k = end
        else:
            return k
    return k


def _setting_end(line: Line, k: int) -> int:
    settings, audiences = listed("phrases", "settings"), listed("nouns", "audiences")
    for j in range(k + 1, min(k + 9, line.hi)):
        if line.mark(j) or line.norm(j) in listed("words", "subordinators"):
            return k
        if line.time(j) or (line.norm(j) in settings and line.norm(j + 1) not in settings):
            return j + 1
        if line.norm(k) == "to" and line.norm(j) in audiences:
            return j + 1
        if line.finite(j) and line.norm(j) not in (
            "issued",
            "published",
            "released",
            "televised",
            "recorded",
        ):
            return k
    return k
