import json
from pathlib import Path

import pytest

from whosays.errors import PackageError
from whosays.tagger.model import FILES, Model


def _install(folder: Path, **changed: bytes) -> Path:
    files = dict.fromkeys(FILES, b"part")
    (folder / "manifest.json").write_text(
        json.dumps({"sha256": dict.fromkeys(files, "0" * 64)}), encoding="utf-8"
    )
    for name, content in (files | changed).items():
        (folder / name).write_bytes(content)
    return folder


def test_a_damaged_model_is_told_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"words\.onnx\.gz is damaged: reinstall"):
        Model(_install(tmp_path))


def test_a_missing_model_is_told_with_its_remedy(tmp_path: Path) -> None:
    folder = _install(tmp_path)
    (folder / "figures.onnx.gz").unlink()
    with pytest.raises(PackageError, match=r"figures\.onnx\.gz is missing: reinstall"):
        Model(folder)


def test_a_missing_manifest_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"manifest\.json is missing"):
        Model(tmp_path)


def test_a_manifest_that_is_no_json_is_damage(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(b"{")
    with pytest.raises(PackageError, match=r"manifest\.json is damaged"):
        Model(tmp_path)
