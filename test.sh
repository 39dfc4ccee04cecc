#!/usr/bin/env bash
# Runs every test. --long runs the long catalogues whole instead of sampled. Installs what is missing.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
sample=(--filter 'Category!=Slow')
# what the pages do, once more on a server database, which answers later than an embedded one
server=('Web:(FullyQualifiedName~Web.Tests.Manuals|FullyQualifiedName~Web.Tests.Account)&Category!=Slow')
if [ "${1:-}" = "--long" ]; then
  export PORTAL_TESTS=long
  sample=()
  server=(Engine: Tenants: Web:)
fi

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
need() { # need COMMAND-OR-FILE PACKAGE
  command -v "$1" >/dev/null || compgen -G "$1" >/dev/null || missing+=("$2")
}
missing=()
need chromium chromium
need oathtool oathtool
need '/usr/lib/postgresql/*/bin/initdb' postgresql
need pgbouncer pgbouncer
need php php-cli
need '/usr/lib/php/*/dom.so' php-xml
need '/usr/lib/php/*/mbstring.so' php-mbstring
need '/usr/lib/php/*/curl.so' php-curl
need '/usr/lib/php/*/pdo_sqlite.so' php-sqlite3
need xmlsec1 xmlsec1
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null || exit 1
fi

# unpacked and not installed, because the package would start a web server
if [ ! -d /usr/share/simplesamlphp ]; then
  broker=$PWD/artifacts/simplesamlphp
  if [ ! -d "$broker" ]; then
    as_root apt-get update -qq
    mkdir -p "$broker" && (cd "$broker" && apt-get download -qq simplesamlphp && dpkg -x simplesamlphp_*.deb .) || exit 1
  fi
  export SIMPLESAMLPHP=$broker/usr/share/simplesamlphp
fi

results=$PWD/artifacts/tests
rm -rf "$results" && mkdir -p "$results"
dotnet build Engine.sln -c Release -v quiet -clp:NoSummary || exit 1

status=0
run() { # run PROJECT NAME FILTER...
  dotnet test "tests/$1.Tests" -c Release --no-build --nologo "${@:3}" \
    --logger "trx;LogFileName=$2.trx" --results-directory "$results" -- RunConfiguration.TreatNoTestsAsError=true || status=1
}
for project in Architecture Engine Tenants Web Browser; do
  run "$project" "$project" "${sample[@]}"
done
for part in "${server[@]}"; do
  filter=${part#*:}
  PORTAL_TEST_DATABASE=Postgres run "${part%%:*}" "${part%%:*}-Postgres" ${filter:+--filter "$filter"}
done

passed=0 failed=0
for file in "$results"/*.trx; do
  counters=$(grep -o '<Counters [^>]*>' "$file")
  passed=$((passed + $(sed 's/.* passed="\([0-9]*\)".*/\1/' <<<"$counters")))
  failed=$((failed + $(sed 's/.* failed="\([0-9]*\)".*/\1/' <<<"$counters")))
done
echo "$passed passed, $failed failed"
exit $status
