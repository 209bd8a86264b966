#!/usr/bin/env bash
# Every test. Installs what the tests need where it can, says loudly what it could not have, and ends with one line:
# N passed, N failed, N skipped
#   ./test.sh             everything
#   ./test.sh Ledger      only the test projects whose name contains "Ledger"
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '\n== %s\n' "$*"; }

# The parts that the product runs on, from the system's package manager: tests use the real ones.
install_parts() {
    local missing=()
    [ -e /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
    compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql)
    command -v chromium > /dev/null || missing+=(chromium)
    ldconfig -p 2> /dev/null | grep -q libsqlite3.so.0 || missing+=(libsqlite3-0)
    command -v strace > /dev/null || missing+=(strace)
    command -v java > /dev/null || missing+=(default-jre-headless)
    command -v wget > /dev/null || missing+=(wget)
    [ ${#missing[@]} -eq 0 ] && return
    if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
        say "NOT INSTALLED (no apt-get, or not root): ${missing[*]}. Tests that need them are skipped and say so."
        return
    fi
    say "Installing ${missing[*]}"
    # Debian starts a broker and a database at once; the tests start their own.
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
    timeout 300 apt-get update -qq
    DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null || say "COULD NOT INSTALL all of: ${missing[*]}"
    rm -f /usr/sbin/policy-rc.d
}

build() {
    say "Building"
    timeout 900 dotnet build ingestion.sln -c Release -v quiet -nologo
}

# The number after a word of the runner's summary; 0 when the word is not there.
count() {
    local found
    found=$(grep -oE "$1: [0-9]+" <<< "$2" | head -1 | grep -oE '[0-9]+$')
    echo "${found:-0}"
}

# Runs one test project and adds its counts.
passed=0 failed=0 skipped=0 wanted=0 ran=0
run() {
    local name=$1 log="artifacts/test-results/$1.log" total failures skips
    say "$name"
    timeout 1500 "artifacts/bin/$name/release/Ingestion.$name" -noColor > "$log" 2>&1
    local code=$?
    grep -E '\[FAIL\]|\[SKIP\]|^ +Assert|SKIPPED' "$log" | head -100
    local line
    line=$(grep -E 'Total: [0-9]+' "$log" | tail -1)
    if [ -z "$line" ]; then
        echo "$name ended with exit code $code before its summary:"
        tail -40 "$log"
        failed=$((failed + 1))
        return
    fi
    total=$(count Total "$line")
    failures=$(($(count Errors "$line") + $(count Failed "$line")))
    skips=$(($(count Skipped "$line") + $(count 'Not Run' "$line")))
    if [ "$total" -eq 0 ]; then
        echo "$name ran no test."
        failed=$((failed + 1))
        return
    fi
    echo "$line"
    [ "$failures" -eq 0 ] || grep -A 40 '\[FAIL\]' "$log" | head -200
    passed=$((passed + total - failures - skips))
    failed=$((failed + failures))
    skipped=$((skipped + skips))
}

install_parts
mkdir -p artifacts/test-results
if build; then
    for project in tests/*.Tests/; do
        name=$(basename "$project")
        [[ $name == *"${1:-}"* ]] || continue
        wanted=$((wanted + 1))
        run "$name"
        ran=$((ran + 1))
    done
    # Whatever broke off a run must not look like success.
    [ "$ran" -eq "$wanted" ] && [ "$ran" -gt 0 ] || failed=$((failed + 1))
else
    failed=1
fi

say "Result"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
