# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What scripts/demo, scripts/test and scripts/bench share. Sourced, never run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/build/logs
jobs=$(nproc 2>/dev/null || echo 2)

# Every Debian package that building and running needs, each line with its reason.
build_packages=(
    build-essential cmake ninja-build pkgconf ccache mold  # compiler and build
    qt6-base-dev qt6-charts-dev qt6-svg-dev             # Qt: Core, Network, Sql, Widgets, Test; Charts; Svg
    libqt6opengl6-dev                                   # Qt Charts asks CMake for it
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools    # translations
    libqt6svg6 libqt6sql6-sqlite libsqlite3-dev         # icons, the store
    qtkeychain-qt6-dev                                  # the operating system's keychain
    libexpected-dev libsimdjson-dev                     # Result, payloads
    mosquitto mosquitto-dev libmosquitto-dev libcpp-httplib-dev # the simulator: broker, its plugin, the HTTPS API
    nlohmann-json3-dev libssl-dev openssl               # its API and certificates
    fonts-dejavu-core                                   # a font where there is no desktop
)
test_packages=(
    mosquitto-clients                                   # the other side of integration tests
    clang libclang-rt-14-dev clang-format clang-tidy    # fuzzing and checks
    codespell gnome-keyring dbus-daemon sqlite3         # spelling, a real keychain, the public view
)

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
fail() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# run_logged NAME COMMAND…: quiet when it works; when it fails, the end of its log and where the rest is.
run_logged() {
    local name=$1 log=$logs/$1.log
    shift
    mkdir -p "$logs"
    if ! "$@" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        fail "Step \"$name\" failed. The whole log is $log"
    fi
}

require_debian() {
    local id='' version=''
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && echo "${ID:-}")
        version=$(. /etc/os-release && echo "${VERSION_ID:-99}")
    fi
    if [ "$id" != debian ] || [ "${version%%.*}" -lt 12 ]; then
        fail "This script installs what it needs on Debian 12 or later; this is ${id:-an unknown system} ${version}.
Install these yourself, under the names that your system has for them, then build with
    cmake --preset release && cmake --build --preset release
Needed: a C++20 compiler, CMake 3.25, Ninja, Qt 6.4 or later with Charts and Svg (Qt MQTT where you have it),
SQLite 3, QtKeychain for Qt 6, tl::expected, simdjson, and for the simulator mosquitto 2 with its plugin headers,
cpp-httplib, nlohmann-json and OpenSSL. As Debian packages: ${build_packages[*]}"
    fi
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install_missing PACKAGE…: asks for root only when something is missing.
install_missing() {
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "Packages are missing, and installing them needs root. As root, run:
    apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    run_logged apt-update "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update
    run_logged apt-install "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}"
}

# build PRESET [TARGET…]: configures once, builds what changed.
build() {
    local preset=$1 targets=()
    shift
    [ $# -eq 0 ] || targets=(--target "$@")
    say "Building ($preset)"
    cd "$root"
    [ -f "build/$preset/build.ninja" ] || run_logged "configure-$preset" cmake --preset "$preset"
    grep -h '^-- Qt MQTT' "$logs/configure-$preset.log" 2>/dev/null || true
    build_with_progress "$preset" "${targets[@]}"
}

# On a terminal ninja shows its own progress; elsewhere each twentieth step is enough, and the log has the rest.
build_with_progress() {
    local preset=$1 log=$logs/build-$1.log
    shift
    mkdir -p "$logs"
    if [ -t 1 ]; then
        cmake --build --preset "$preset" -j "$jobs" "$@" ||
            fail "Building ($preset) failed; the first error above says where."
        return
    fi
    if ! cmake --build --preset "$preset" -j "$jobs" "$@" 2>&1 | tee "$log" |
        awk '/^\[[0-9]+\/[0-9]+\]/ { if (++n % 20 == 1) { print; fflush() } }'; then
        grep -E -A 20 'error:|FAILED:' "$log" | head -n 80 >&2
        fail "Building ($preset) failed. The whole log is $log"
    fi
}
