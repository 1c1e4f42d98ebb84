#!/bin/sh
# Installs and builds when that is due, then becomes the command it was given, so that a signal sent to npm
# reaches that command and nothing is left behind. What comes before the command speaks on stderr only.
cd "$(dirname "$0")/.." || exit 1

# In the background, because a shell that waits for a foreground command does not run its traps.
node scripts/prepare.mjs >&2 &
preparing=$!
trap 'kill -TERM "$preparing" 2>/dev/null; exit 143' TERM INT
wait "$preparing" || exit $?
trap - TERM INT

exec "$@"
