"""Where things are does not depend on who starts the program, from where, or how it was installed."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from deskpilot import paths


@pytest.mark.parametrize("name", ["shop", "我的 店铺", "a b", "𠮷野家", "店铺's (1)"])
def test_the_folder_the_user_asked_for_is_made_and_taken(tmp_path: Path, name: str) -> None:
    folder = paths.data_dir(tmp_path / name / "data")
    assert folder == tmp_path / name / "data"
    assert folder.is_dir()
    assert paths.data_dir(folder) == folder


def test_a_relative_folder_or_a_tilde_becomes_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert paths.data_dir(Path("shop")) == tmp_path / "shop"
    assert paths.data_dir(Path("~/shop")) == tmp_path / "shop"


def test_without_a_wish_the_usual_place_of_the_system_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def usual_place(appname: str, **options: object) -> Path:
        return tmp_path / "李 雷" / appname

    monkeypatch.setattr(platformdirs, "user_data_path", usual_place)
    assert paths.data_dir() == tmp_path / "李 雷" / "DeskPilot"
    assert paths.data_dir().is_dir()


def test_what_a_shop_writes_is_closed_to_other_users(tmp_path: Path) -> None:
    folder = paths.data_dir(tmp_path / "shop")
    for private in (folder, paths.log_dir(folder)):
        assert private.is_dir()
        if sys.platform != "win32":
            assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_a_file_where_the_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("")
    with pytest.raises(FileExistsError):
        paths.data_dir(tmp_path / "shop")
    with pytest.raises(NotADirectoryError if sys.platform != "win32" else OSError):
        paths.data_dir(tmp_path / "shop" / "data")


def test_a_resource_is_found_from_any_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = paths.resource("seed")
    monkeypatch.chdir(tmp_path)
    assert paths.resource("seed") == seed
    assert seed.is_absolute()
    assert seed.is_dir()


@pytest.mark.parametrize(
    "parts", [("..", "pyproject.toml"), ("themes", "..", "..", "dev.py"), (os.sep + "etc",)]
)
def test_a_resource_lies_among_the_resources(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not a path inside the resources"):
        paths.resource(*parts)


def test_a_resource_that_was_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.file"):
        paths.resource("seed", "no-such.file")


@pytest.mark.parametrize("place", ["deskpilot/resources", "../resources"])
def test_a_resource_is_found_inside_the_package_and_next_to_src(tmp_path: Path, place: str) -> None:
    src = tmp_path / "用户 甲" / "src"
    (src / "deskpilot").mkdir(parents=True)
    for name in ("__init__.py", "paths.py"):
        shutil.copy(Path(paths.__file__).with_name(name), src / "deskpilot")
    (src / place / "seed").mkdir(parents=True)
    ask = "from deskpilot.paths import resource; import sys; sys.stdout.buffer.write(bytes(resource('seed')))"
    environment = {**os.environ, "PYTHONPATH": str(src), "PYTHONUTF8": "1"}
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True, env=environment)
    assert Path(os.fsdecode(answer.stdout)).samefile(src / place / "seed")
