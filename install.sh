#!/bin/sh
# Builds sallyport in its own folder, shows what the hooks do, then installs them. Options go to `sallyport install`:
#   ./install.sh [--scope user|project|local] [--dry-run] [--yes] [--permissions] [--uninstall]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cli="$here/dist/bin/sallyport.cjs"

fail() {
  printf 'install.sh: %s\n' "$1" >&2
  exit 2
}

command -v node >/dev/null 2>&1 || fail "node is not installed; sallyport needs Node.js 20.19 or later (https://nodejs.org)."
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
  fail "this is Node.js $(node --version); sallyport needs 20.19 or later (https://nodejs.org)."
command -v npm >/dev/null 2>&1 || fail "npm is not installed; it comes with Node.js (https://nodejs.org)."

case " $* " in
  *" --help "* | *" -h "*) exec sed -n '2,3s/^# *//p' "$here/install.sh" ;;
  *" --uninstall "*) uninstall=yes ;;
  *) uninstall=no ;;
esac

if [ "$uninstall" = no ] || [ ! -f "$cli" ]; then
  echo "Installing dependencies and building ..."
  # NODE_ENV=production would leave out what the build needs.
  (cd -- "$here" && npm ci --include=dev --no-audit --no-fund --no-update-notifier --loglevel=error && npm run --silent build) ||
    fail "the build failed; nothing was installed."
fi

if [ "$uninstall" = no ]; then
  node "$cli" demo
fi

# From the folder the user is in, so that --scope project and local mean that one.
exec node "$cli" install "$@"
