"""The tagger's tests need its run-time dependencies; without them there is nothing to test."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("onnxruntime") else ["test_*.py"]
