#!/usr/bin/env bash
# Starts every portal on this machine with demo data. PORT, DATA_DIR and DEMO_PASSWORD may be set.
set -euo pipefail
cd "$(dirname "$0")"
for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || { echo "run.sh needs $tool: install the .NET 10 SDK and Node 20 or newer." >&2; exit 1; }
done
export PORT=${PORT:-5080}
export ASPNETCORE_ENVIRONMENT=Development
export DataDir=$(realpath -m "${DATA_DIR:-data}")
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p "$DataDir"
echo "Building; the first time takes about a minute."
dotnet build src/Web -c Release -v quiet -clp:NoSummary
exec dotnet src/Web/bin/Release/net10.0/portal.dll --urls "http://localhost:$PORT" --contentRoot "$PWD/src/Web"
