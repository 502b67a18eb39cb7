#!/usr/bin/env bash
# Build sdist and wheel into dist/, look into both, and ask both a question. Publishes nothing.
#
#   scripts/release.sh [FOLDER]     default: dist
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
checkout=$PWD
out=${1:-dist}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
unset KDG_FILE KDG_LANG PYTHONPATH

version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' src/kdg/__init__.py)
echo "kdg $version"
if [ -n "$(git status --porcelain)" ]; then
  echo "note: the checkout has changes that are not committed; what is built holds them" >&2
fi

python3 -m venv "$work/build"
"$work/build/bin/pip" install --quiet --constraint constraints.txt build
mkdir -p "$out"
rm -f "$out"/kdg-*.whl "$out"/kdg-*.tar.gz
"$work/build/bin/python" -m build --quiet --outdir "$out" .
wheel=$(echo "$out"/kdg-"$version"-*.whl)
sdist=$out/kdg-$version.tar.gz

"$work/build/bin/python" scripts/inspect_builds.py "$wheel" "$sdist"

for built in "$wheel" "$sdist"; do
  rm -rf "$work/smoke"
  python3 -m venv "$work/smoke"
  "$work/smoke/bin/pip" install --quiet "$built"
  (
    cd /
    kdg=$work/smoke/bin/kdg
    test "$("$kdg" --version | head -n 1)" = "kdg $version"
    test "$("$kdg" profile gdp-nominal --value)" = 1630820
    test "$("$kdg" search O2O | head -n 1 | cut -f 1)" = o2o
    cmp <("$kdg" show --json) <("$kdg" --file "$checkout/data/strategies.toml" show --json)
  )
  echo "${built##*/} answers"
done
ls -l "$wheel" "$sdist"
