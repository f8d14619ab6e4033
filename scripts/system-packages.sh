#!/bin/sh
# Name the Debian packages that a set needs and this machine lacks; install them when root, else say how.
# usage: system-packages.sh run|checkers
set -eu

set_of() {  # one line each: package, then what proves it is there
    case "$1" in
    run) cat <<'END'
python3-venv       python:ensurepip
libpango-1.0-0     library:libpango-1.0.so.0
libpangoft2-1.0-0  library:libpangoft2-1.0.so.0
libharfbuzz-subset0 library:libharfbuzz-subset.so.0
fonts-vollkorn     font:/usr/share/fonts/*/vollkorn/*
fonts-paratype     font:/usr/share/fonts/truetype/paratype/*
END
        ;;
    checkers) cat <<'END'
default-jre-headless command:java
nodejs             command:node
npm                command:npm
chromium           command:chromium
qpdf               command:qpdf
poppler-utils      command:pdftoppm
maven              command:mvn
fonts-noto-core    font:/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf
END
        ;;
    *) echo "usage: $0 run|checkers" >&2; exit 2 ;;
    esac
}

there() {
    case "$1" in
    python:*) python3 -c "import ${1#*:}" 2>/dev/null ;;
    library:*) (ldconfig -p 2>/dev/null || /sbin/ldconfig -p) | grep -q "${1#*:}" ;;
    command:*) command -v "${1#*:}" >/dev/null 2>&1 ;;
    font:*) ls ${1#*:} >/dev/null 2>&1 ;;
    esac
}

missing=""
needed=""
while read -r package proof; do
    if ! there "$proof"; then
        missing="$missing $package"
        case "$proof" in font:*) ;; *) needed="$needed $package" ;; esac
    fi
done <<END
$(set_of "$1")
END

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing system packages (Debian names):$missing" >&2
    echo "Install their equivalents with this system's package manager." >&2
    [ -z "$needed" ]; exit
fi
if [ "$(id -u)" -eq 0 ] && [ -z "${ZHINAQ_NO_INSTALL:-}" ]; then
    echo "Installing system packages:$missing" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Missing system packages:$missing" >&2
    echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
    [ -z "$needed" ]
fi
