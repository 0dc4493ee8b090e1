#!/usr/bin/env bash
# Runs every test. Installs what they need where it can: Chromium for the browser tests.
# With CI=true a missing part is a failure; elsewhere the tests that need it are skipped, and say so.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_UI_LANGUAGE=en

have_chromium() {
    [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return 0
    command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo -n "$@"; else return 1; fi
}

if ! command -v dotnet >/dev/null 2>&1; then
    echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download" >&2
    exit 1
fi

if ! have_chromium && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests"
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi
if ! have_chromium; then
    echo "Chromium is missing and could not be installed." >&2
    [ "${CI:-}" = true ] && exit 1
fi

dotnet build BlazorEstate.sln --nologo -v q || exit 1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test BlazorEstate.sln --no-build --nologo --blame-hang-timeout 10m --blame-hang-dump-type none "$@" | tee "$log"
status=${PIPESTATUS[0]}

count() { sed -nE "s/.*$1: +([0-9]+).*/\1/p" "$log" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count Passed) failed=$(count Failed) skipped=$(count Skipped)
if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then status=1; fi
[ "$passed" -eq 0 ] && status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
