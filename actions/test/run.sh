#!/usr/bin/env bash
# Runs an application's tests and says in GITHUB_OUTPUT how they ended. What it runs is foreign: it gets none of the
# runner's files, what it prints is no workflow command, and its results are copied only where they are files of its own.
#   TEST    what the specs say of the tests, as JSON
#   SOURCE  the folder that has the commit
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
output=$GITHUB_OUTPUT
scratch=$(mktemp -d "${RUNNER_TEMP:-/tmp}/landfall-test-XXXXXX")
said() { jq --raw-output --arg default "$2" ".$1 // \$default" <<<"$TEST"; }
command=$(said command "")
recipe=$(said recipe "")
folder=$(said folder .)
results=$(said results "")
seconds=$(jq '(.timeoutMinutes // 15) * 60 | ceil' <<<"$TEST")
jq --compact-output '.services // {}' <<<"$TEST" >"$scratch/services.json"
cd -- "$SOURCE/$folder"

# By `env`, since some of the runner's names are none of a shell's variables.
without=(--unset=TEST --unset=SOURCE)
while IFS= read -r -d '' variable; do
  [[ ! $variable =~ ^(GITHUB|ACTIONS|INPUT|RUNNER)_ ]] || without+=("--unset=${variable%%=*}")
done < <(env --null)
if [ "$recipe" = python ]; then
  export VIRTUAL_ENV=$scratch/venv
  export PATH=$VIRTUAL_ENV/bin:$PATH
fi

found() { [ -z "$results" ] || compgen -G "$results" || true; }
limited() { timeout --kill-after=10s "${seconds}s" env "${without[@]}" "$@" </dev/null; }

# Results that the repository brings along say nothing of this run.
found | while IFS= read -r file; do [ ! -f "$file" ] || rm -f -- "$file"; done

word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$word"
status=0
SECONDS=0
bash "$here/services.sh" start "$scratch" || status=$?
[ "$status" != 0 ] || limited bash "$here/install.sh" "$recipe" || status=$?
if [ "$status" = 0 ]; then
  SECONDS=0
  limited bash -c -- "$command" || status=$?
fi
took=$SECONDS
bash "$here/services.sh" stop "$scratch"
echo
echo "::$word::"

case $status in
  0) state=done ;;
  124 | 137) [ "$took" -ge "$seconds" ] && state=timed-out || state=failed ;;
  *) state=failed ;;
esac

mkdir "$scratch/results"
root=$(pwd -P)
count=0
while IFS= read -r file; do
  [ -f "$file" ] && [ ! -L "$file" ] && [[ $(realpath -- "$file") == "$root"/* ]] || continue
  [ "$(stat --format=%s -- "$file")" -le 10485760 ] && [ "$count" -lt 100 ] || continue
  count=$((count + 1))
  cp -- "$file" "$scratch/results/$count.xml"
done < <(found)

echo "state=$state" >>"$output"
[ "$count" = 0 ] || echo "results=$scratch/results" >>"$output"
echo "The command is $state after $took seconds; $count files of results."
