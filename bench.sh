#!/usr/bin/env bash
# Measures the portal against the bare framework in one run. Optional argument: decision, tenants, pages, search, lists, signin, upload, export or workflows; after search or lists, how many people.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
command -v wrk >/dev/null || { as_root apt-get update -qq && as_root apt-get install -y -qq wrk >/dev/null; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet publish src/Web -c Release -v quiet -clp:NoSummary -o artifacts/bench
dotnet build tests/Benchmarks -c Release -v quiet -clp:NoSummary
# what is measured inside this process has the garbage collector of the portal
DOTNET_gcServer=1 dotnet tests/Benchmarks/bin/Release/net10.0/Benchmarks.dll "$PWD/artifacts/bench/portal.dll" "$PWD" "$work" "$@"
