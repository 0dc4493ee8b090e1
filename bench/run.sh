#!/usr/bin/env bash
# Measures the program in its Release build. Arguments are handed on: see README.md.
set -eu
cd "$(dirname "$0")"
dotnet build BlazorEstate.Bench.csproj -c Release -v q --nologo
exec dotnet bin/Release/net10.0/BlazorEstate.Bench.dll "$@"
