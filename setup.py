"""Put templates/ and styles/ into the built package; everything else is in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

FOLDERS = ("templates", "styles")


class BuildWithTemplates(build_py):
    """Copies the folders beside the package into it, where zhinaq.resources looks for them."""

    def run(self) -> None:
        """Build the package, then add its folders."""
        super().run()
        for name in FOLDERS:
            shutil.copytree(name, Path(self.build_lib) / "zhinaq" / name, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithTemplates})
