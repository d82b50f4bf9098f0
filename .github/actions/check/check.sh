#!/usr/bin/env bash
# Fetches the program of one file from a release, compares its sum, and checks the files of the repository it is run in.
# RELEASES: the address that release files stand below. FILES: patterns of git ls-files, one a line.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(mktemp -d)
for name in bouncer-doctor.mjs SHA256SUMS; do
	curl --fail --silent --show-error --location --output "$program/$name" "$RELEASES/$name"
done
(cd "$program" && grep ' bouncer-doctor.mjs$' SHA256SUMS | sha256sum --check --quiet)
mapfile -t patterns < <(grep -v '^[[:space:]]*$' <<<"$FILES")
mapfile -d '' -t files < <(git ls-files -z -- "${patterns[@]}")
if [ "${#files[@]}" -eq 0 ]; then
	echo "No file of this repository has one of these names: ${patterns[*]}"
	exit 0
fi
echo "::add-matcher::$here/problem-matcher.json"
# A name that begins with a hyphen is a file all the same.
node "$program/bouncer-doctor.mjs" check --lines -- "${files[@]}"
