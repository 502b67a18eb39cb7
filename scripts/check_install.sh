#!/usr/bin/env bash
# Prove every way of installing kdg, each in an environment of its own that goes away.
#
#   scripts/check_install.sh [PYTHON...]     default: python3
#
# A way whose tool is not on this machine is left out and said so. Exit code 1 if any way failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
checkout=$PWD
pythons=("$@")
[ ${#pythons[@]} -gt 0 ] || pythons=(python3)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
unset KDG_FILE KDG_LANG PYTHONPATH
export XDG_CONFIG_HOME=$work/config # no knowledge file of the user's own
failed=0

# A copy of what git knows, so that nothing lying about in the checkout helps, and nothing is left in it.
source=$work/source
mkdir "$source"
git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -cf - | tar -xf - -C "$source"

say() { printf '%-58s %s\n' "$1" "$2"; }

# way NAME COMMAND...: run it quietly, say whether it worked, and how it failed.
way() {
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    say "$name" ok
  else
    say "$name" FAILED
    sed 's/^/    /' "$work/log"
    failed=1
  fi
}

# answers KDG...: the questions, from /, with a home that does not exist and cannot be made.
answers() (
  set -e
  cd /
  export HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent/config PYTHONDONTWRITEBYTECODE=1
  version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$checkout/src/kdg/__init__.py")
  test "$("$@" --version | head -n 1)" = "kdg $version"
  test "$("$@" profile gdp-nominal --value)" = 1630820
  test "$("$@" search O2O | head -n 1 | cut -f 1)" = o2o
  test "$("$@" show 1 | wc -l)" = 21
  "$@" show 1 --color always | grep -q 1.2.2
  "$@" paths | grep -q '^packaged'
  cmp <("$@" show --json) <("$@" --file "$checkout/data/strategies.toml" show --json)
)

# bare PYTHON: only what the package itself asks for is there, and its answers do not need more.
bare() (
  set -e
  cd /
  for tool in pytest hypothesis mypy ruff build hatchling textual jsonschema pyte; do
    if "$1" -c "import $tool" 2>/dev/null; then
      echo "$tool is installed: this environment proves nothing"
      exit 1
    fi
  done
  "$1" - <<'PYTHON'
import sys
from importlib import import_module
from kdg.commands import COMMANDS
for name in COMMANDS:
    import_module(f"kdg.commands.{name}")
from kdg.cli import build
build(list(COMMANDS))
print(len(COMMANDS), "commands import")
PYTHON
)

# whole ENVIRONMENT: the man page, completion and the knowledge lie where they belong.
whole() (
  set -e
  package=$("$1/bin/python" -c 'import kdg, pathlib; print(pathlib.Path(kdg.__file__).parent)')
  cmp "$package/data/strategies.toml" "$checkout/data/strategies.toml"
  "$1/bin/python" - <<'PYTHON'
from kdg import compiled, index, store
path = store.packaged_path()
toml = path.read_bytes()
know = compiled.load_compiled(path, toml)
assert know is not None, "the compiled knowledge is missing or stale"
library = store.load_bytes(path.name, toml)
assert know == library.knowledge, "the compiled knowledge is not the TOML"
assert compiled.load_folded(path, toml) == index.fold_library(library), "the compiled search is not that of the TOML"
PYTHON
  cmp "$1/share/man/man1/kdg.1" "$checkout/man/kdg.1"
  cmp "$1/share/bash-completion/completions/kdg" <(_KDG_COMPLETE=source_bash "$1/bin/kdg")
  cmp "$1/share/zsh/site-functions/_kdg" <(_KDG_COMPLETE=source_zsh "$1/bin/kdg")
  cmp "$1/share/fish/vendor_completions.d/kdg.fish" <(_KDG_COMPLETE=source_fish "$1/bin/kdg")
)

# offline KDG...: the same answers with no network at all, not even a loopback that is up.
offline() { unshare --net --map-root-user -- bash -c "$(declare -f answers); checkout='$checkout'; answers \"\$@\"" offline "$@"; }

# readonly_home KDG...: a home that is there and refuses to be written, asked by somebody who is not root.
readonly_home() (
  set -e
  mkdir -p "$work/home"
  chmod 555 "$work/home"
  chmod 755 "$work"
  cd /
  as=()
  [ "$(id -u)" != 0 ] || as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  env=(env -u XDG_CONFIG_HOME HOME="$work/home")
  test "$("${as[@]}" "${env[@]}" "$@" profile gdp-nominal --value)" = 1630820
  "${as[@]}" "${env[@]}" "$@" paths | grep -q "$work/home"
  "${as[@]}" "${env[@]}" "$@" show 1 --color always | grep -q 1.2.2
  test -z "$(ls -A "$work/home")"
)

# edited KDG: what an editable install answers follows the file.
edited() (
  set -e
  file=$source/data/strategies.toml
  sed -i 's/= 1630820$/= 1630821/' "$file"
  said=$("$1" profile gdp-nominal --value)
  cp "$checkout/data/strategies.toml" "$file"
  test "$said" = 1630821
)

# once UVX: kdg from an environment that uv throws away.
once() (
  set -e
  cd /
  test "$("$1" tool run --quiet --python "${pythons[0]}" --from "$source" kdg profile gdp-nominal --value)" = 1630820
)

asked() { # asked NAME KDG...
  local name=$1
  shift
  way "$name: from /, without a home" answers "$@"
}

for python in "${pythons[@]}"; do
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "$python" "is older than 3.11"; exit 2; }
  version=$("$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])')
  printf '\n== Python %s, %s\n' "$version" "$("$python" -m pip --version 2>/dev/null | cut -d ' ' -f 1,2)"
  here=$work/$version
  mkdir "$here"

  # A wheel and an sdist, built as anybody would, from the copy.
  "$python" -m venv "$here/build"
  "$here/build/bin/pip" install --quiet build >"$work/log" 2>&1
  way "build sdist, and the wheel from it" "$here/build/bin/python" -m build --outdir "$here/dist" "$source"
  for what in "pip install .=$source" "pip install wheel=$(echo "$here"/dist/*.whl)" "pip install sdist=$(echo "$here"/dist/*.tar.gz)"; do
    name=${what%%=*}
    venv=$here/$(echo "$name" | tr ' ' -)
    "$python" -m venv "$venv"
    way "$name" "$venv/bin/pip" install --quiet "${what#*=}"
    asked "$name" "$venv/bin/kdg"
    way "$name: python -m kdg" answers "$venv/bin/python" -m kdg
    way "$name: nothing of development is needed" bare "$venv/bin/python"
    way "$name: knowledge, man page, completion" whole "$venv"
  done
  if unshare --net --map-root-user true 2>/dev/null; then
    way "pip install wheel: without network" offline "$here/pip-install-wheel/bin/kdg"
  else
    say "without network" "left out: no unshare here"
  fi
  chmod -R a+rX "$work"
  way "pip install wheel: home read-only" readonly_home "$here/pip-install-wheel/bin/kdg"

  "$python" -m venv "$here/editable"
  way "pip install -e ." "$here/editable/bin/pip" install --quiet --editable "$source"
  asked "pip install -e ." "$here/editable/bin/kdg"
  way "pip install -e .: python -m kdg" answers "$here/editable/bin/python" -m kdg
  way "pip install -e .: an edit of the knowledge shows" edited "$here/editable/bin/kdg"
done

# This machine's pipx, and the newest one: man pages are linked from 1.3 on.
"${pythons[0]}" -m venv "$work/newest"
"$work/newest/bin/pip" install --quiet pipx uv >"$work/log" 2>&1 || true
for pipx in "$(command -v pipx || true)" "$work/newest/bin/pipx"; do
  [ -x "$pipx" ] || continue
  version=$("$pipx" --version)
  printf '\n== pipx %s\n' "$version"
  export PIPX_HOME=$work/pipx-$version PIPX_BIN_DIR=$work/pipx-$version/bin PIPX_MAN_DIR=$work/pipx-$version/man
  way "pipx install ." "$pipx" install --python "$(command -v "${pythons[0]}")" "$source"
  asked "pipx install ." "$PIPX_BIN_DIR/kdg"
  way "pipx install .: knowledge, man page, completion" whole "$PIPX_HOME/venvs/kdg"
  if [ "$(printf '1.3\n%s\n' "$version" | sort -V | head -n 1)" = 1.3 ]; then
    way "pipx install .: links the man page" cmp "$PIPX_MAN_DIR/man1/kdg.1" man/kdg.1
  fi
done

uv=$(command -v uv || true)
[ -n "$uv" ] || uv=$work/newest/bin/uv
if [ -x "$uv" ]; then
  printf '\n== %s\n' "$("$uv" --version)"
  export UV_TOOL_DIR=$work/uv-tools UV_TOOL_BIN_DIR=$work/uv-bin UV_CACHE_DIR=$work/uv-cache UV_PYTHON_DOWNLOADS=never
  way "uv tool install ." "$uv" tool install --quiet --python "${pythons[0]}" "$source"
  asked "uv tool install ." "$UV_TOOL_BIN_DIR/kdg"
  way "uv tool install .: knowledge, man page, completion" whole "$UV_TOOL_DIR/kdg"
  way "uvx --from . kdg" once "$uv"
else
  printf '\n== uv\n'
  say "uv tool install ." "left out: no uv here"
fi
exit $failed
