"""The recipe of the tagger: labelled passages in, the package's model out. torch is needed here and nowhere else."""
