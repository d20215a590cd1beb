"""Gold readers, scorers and the gate: how well the pipeline reads, counted as the benchmarks' README says.

Knows no pipeline: a scorer takes the function to measure as an argument.
"""
