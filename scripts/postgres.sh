#!/usr/bin/env bash
# A PostgreSQL of one's own for tests, beside whatever else runs on the machine:
#   export TEST_DATABASE_URL=$(bash scripts/postgres.sh start)
#   bash scripts/postgres.sh stop
# Both take a folder to keep it in; without one it is songxue-postgres among the temporary files.
# The only thing written to standard output is the address.
set -euo pipefail

folder=${2:-${TMPDIR:-/tmp}/songxue-postgres}
data=$folder/data

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$folder" "$@"
  else
    "$@"
  fi
}

programs() {
  local newest
  newest=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$newest" ] && [ -x "$newest/initdb" ]; then
    echo "$newest"
  elif command -v pg_config >/dev/null && [ -x "$(pg_config --bindir)/initdb" ]; then
    pg_config --bindir
  else
    return 1
  fi
}

install_programs() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "PostgreSQL is not installed. Install its server (on Debian: apt-get install postgresql)." >&2
    return 1
  fi
  echo "Installing PostgreSQL from Debian, once …" >&2
  apt-get update -q >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q postgresql >&2
}

url() { echo "postgres://postgres@127.0.0.1:$(sed -n 4p "$data/postmaster.pid")/postgres"; }

is_running() { [ -d "$data" ] && as_owner "$bin/pg_ctl" status -D "$data" >/dev/null 2>&1; }

start() {
  bin=$(programs) || { install_programs && bin=$(programs); }
  if is_running; then
    url
    return
  fi
  mkdir -p "$folder"
  if [ "$(id -u)" = 0 ]; then chown postgres:postgres "$folder"; fi
  cd "$folder"
  if [ ! -f "$data/PG_VERSION" ]; then
    as_owner "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >&2
  fi
  # A port below those that the system gives to outgoing connections; another if that one is taken.
  for _ in 1 2 3 4 5; do
    local port=$((20000 + RANDOM % 12000))
    if as_owner "$bin/pg_ctl" start -w -t 60 -s -D "$data" -l "$folder/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200" >&2; then
      url
      return
    fi
  done
  cat "$folder/log" >&2
  echo "PostgreSQL did not start." >&2
  return 1
}

stop() {
  bin=$(programs) || return 0
  if is_running; then (cd "$folder" && as_owner "$bin/pg_ctl" stop -s -m fast -w -t 60 -D "$data" >&2); fi
  rm -rf "$folder"
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  *)
    echo "usage: $0 start|stop [folder]" >&2
    exit 2
    ;;
esac
