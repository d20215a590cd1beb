"""Mentions to claims: which number measures what, of whom, by whom, on whose word."""
