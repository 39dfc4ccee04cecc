#!/usr/bin/env bash
# Adds a migration to all three databases: ./add-migration.sh NAME
# While nothing is released there is one, made anew from the model: ./add-migration.sh --initial
set -euo pipefail
cd "$(dirname "$0")"
name=${1:?usage: ./add-migration.sh NAME | --initial}
schema=src/Tenants/Schema
folder=$schema/Migrations
initial=20260101000000
saved=$(mktemp -d)
restore() { if [ -d "$saved/Migrations" ]; then rm -rf "$folder"; cp -R "$saved/Migrations" "$folder"; fi; echo "Not changed: $1" >&2; rm -rf "$saved"; exit 1; }
[ -d "$folder" ] && cp -R "$folder" "$saved/Migrations"
[ "$name" = --initial ] && rm -rf "$folder"

dotnet tool restore >/dev/null
dotnet build "$schema" -v q --nologo -clp:NoSummary || restore "the build failed"
for provider in Sqlite Postgres SqlServer; do
    dotnet ef migrations add "${name/#--initial/Initial}" --project "$schema" --no-build \
        --context "${provider}PortalDbContext" --output-dir "Migrations/$provider" >"$saved/log" 2>&1 \
        || { cat "$saved/log" >&2; restore "no migration for $provider"; }
done

if [ "$name" = --initial ]; then
    # one file name whatever the day, and an id that follows the model: a database of an earlier model is recognised and refused
    for provider in Sqlite Postgres SqlServer; do
        for file in "$folder/$provider"/*_Initial*.cs; do mv "$file" "$folder/$provider/$initial${file##*/??????????????}"; done
        print=$(sha256sum <"$folder/$provider/${initial}_Initial.cs" | cut -c1-8)
        sed -i -E "s/\[Migration\(\"[0-9]+_Initial\"\)\]/[Migration(\"${initial}_Initial_$print\")]/" "$folder/$provider/${initial}_Initial.Designer.cs"
    done
fi
# files end and are cut as everywhere else
find "$folder" -name '*.cs' -exec sed -i -e '1s/^\xEF\xBB\xBF//' -e 's/\r$//' {} +
rm -rf "$saved"
echo "Done. The row security of every table is made from the model when a migration runs."
