"""The trained tagger: reviews the rows that the rules built, and reads attributions; see docs/model-card.md."""
