#!/usr/bin/env bash
# Starts the containers that `<folder>/services.json` names and waits until each one listens, or stops them again:
# `services.sh start <folder>`, `services.sh stop <folder>`. On this machine each is reached by its name, at its own port.
set -euo pipefail

[ "$(jq length "$2/services.json")" != 0 ] || exit 0
names=$(jq --raw-output 'keys[] | "landfall-" + .' "$2/services.json")

if [ "$1" = stop ]; then
  while IFS= read -r name; do docker rm --force --volumes "$name" >/dev/null 2>&1 || true; done <<<"$names"
  exit 0
fi

if ! docker info >/dev/null 2>&1; then
  echo "not checked: the tests need services, and this machine has no container engine"
  exit 1
fi
jq --compact-output 'to_entries[]' "$2/services.json" | while IFS= read -r service; do
  of() { jq --raw-output "$1" <<<"$service"; }
  name=$(of .key)
  port=$(of .value.port)
  of '.value.environment // {} | to_entries[] | "\(.key)=\(.value)"' >"$2/$name.env"
  docker run --detach --name "landfall-$name" --env-file "$2/$name.env" --publish "127.0.0.1:$port:$port" \
    -- "$(of .value.image)" >/dev/null </dev/null
  grep -qE "^127\.0\.0\.1[[:space:]]+$name\$" /etc/hosts || echo "127.0.0.1 $name" | sudo -n tee -a /etc/hosts >/dev/null
  # At its own address: at 127.0.0.1 the engine answers for a container that does not listen yet.
  address=$(docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "landfall-$name" </dev/null)
  if ! timeout 120 bash -c 'until (exec 3<>"/dev/tcp/$0/$1") 2>/dev/null; do sleep 1; done' "$address" "$port" </dev/null; then
    echo "the service $name does not listen on $port after two minutes:"
    docker logs --tail 50 "landfall-$name" </dev/null 2>&1
    exit 1
  fi
  echo "the service $name listens on $port"
done
