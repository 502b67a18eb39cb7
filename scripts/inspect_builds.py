"""Look into a built wheel and sdist: everything that belongs there, nothing else, the data byte for byte.

python scripts/inspect_builds.py WHEEL SDIST
"""

import sys
import tarfile
import zipfile
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = (
    "share/man/man1/kdg.1",
    "share/bash-completion/completions/kdg",
    "share/zsh/site-functions/_kdg",
    "share/fish/vendor_completions.d/kdg.fish",
)
LICENCES = ("LICENSE", "LICENSES/Unicode-3.0.txt")
SDIST_HOLDS = (
    "src/kdg/*",
    "data/*",
    "tests/*",
    "docs/*",
    "bench/*",
    "examples/*",
    "man/kdg.1",
    "scripts/*",
    "*.md",
    *LICENCES,
    "constraints.txt",
    "hatch_build.py",
    "pyproject.toml",
    ".gitignore",
    "PKG-INFO",
)
"""All that an sdist may hold; `*` spans folders."""
STRAY = ("*.pyc", "*.so", "*~", "*.orig", "*.rej", "*.swp", "*/.*", "*__pycache__*", "*egg-info*")


def stray(name: str) -> bool:
    """Whether a file lies where it is by accident."""
    return any(fnmatch(name, pattern) for pattern in STRAY)


def wheel_problems(path: Path) -> list[str]:
    """What is wrong with a wheel."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        held = {name: archive.read(name) for name in names}
    top = path.name.split("-py3", maxsplit=1)[0]
    info, data = f"{top}.dist-info", f"{top}.data/data"
    package = [file for file in (ROOT / "src" / "kdg").rglob("*") if file.is_file()]
    modules = {str(file.relative_to(ROOT / "src")) for file in package if "__pycache__" not in file.parts}
    wanted = {
        *modules,
        "kdg/data/strategies.toml",
        "kdg/data/strategies.schema.json",
        "kdg/data/strategies.folded.msgpack",
        "kdg/data/strategies.msgpack",
        *(f"{data}/{name}" for name in SHARED),
        *(f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")),
        *(f"{info}/licenses/{name}" for name in LICENCES),
    }
    problems = [f"wheel lacks {name}" for name in sorted(wanted - names)]
    problems += [f"wheel holds {name}" for name in sorted(names) if name not in wanted or stray(name)]
    same = {
        "kdg/data/strategies.toml": "data/strategies.toml",
        "kdg/data/strategies.schema.json": "data/strategies.schema.json",
        f"{data}/{SHARED[0]}": "man/kdg.1",
        **{f"{info}/licenses/{name}": name for name in LICENCES},
        **{name: f"src/{name}" for name in modules},
    }
    problems += [
        f"wheel's {name} is not {mine}" for name, mine in same.items() if held.get(name) != (ROOT / mine).read_bytes()
    ]
    if b"kdg = kdg.__main__:run" not in held.get(f"{info}/entry_points.txt", b""):
        problems.append("wheel has no command kdg")
    return problems


def sdist_problems(path: Path) -> list[str]:
    """What is wrong with an sdist."""
    with tarfile.open(path) as archive:
        files = [part for part in archive.getmembers() if not part.isdir()]
        held = {
            part.name.partition("/")[2]: file.read()
            for part in files
            if (file := archive.extractfile(part)) is not None
        }
    problems = [f"sdist holds a link {part.name}" for part in files if not part.isfile()]
    for name, content in held.items():
        if stray(name) or not any(fnmatch(name, pattern) for pattern in SDIST_HOLDS):
            problems.append(f"sdist holds {name}")
        elif name != "PKG-INFO" and content != (ROOT / name).read_bytes():
            problems.append(f"sdist's {name} is another one")
    needed = ("data/strategies.toml", "man/kdg.1", *LICENCES, "hatch_build.py", "tests/conftest.py", "README.md")
    return problems + [f"sdist lacks {name}" for name in needed if name not in held]


def main() -> int:
    """Say what is wrong; 1 if anything is."""
    wheel, sdist = map(Path, sys.argv[1:])
    problems = wheel_problems(wheel) + sdist_problems(sdist)
    print("\n".join(problems) if problems else f"{wheel.name} and {sdist.name} hold what they should")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
