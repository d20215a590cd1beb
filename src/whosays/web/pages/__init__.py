"""The pages, one kind a file; each file has its router."""
