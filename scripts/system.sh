#!/usr/bin/env bash
# Install the system programs that make Lifestory better: scripts/system.sh [test]
# Never asks and never fails: what cannot be installed is named, and the bot runs without it.
set -uo pipefail

tesseract_language() { tesseract --list-langs 2>/dev/null | grep -qx "$1"; }
cjk_font() { find /usr/share/fonts /usr/local/share/fonts ~/.fonts ~/.local/share/fonts /System/Library/Fonts \
    \( -iname '*cjk*' -o -iname 'wqy*' -o -iname '*songti*' -o -iname '*pingfang*' \) -print -quit 2>/dev/null | grep -q .; }

packages=() # for apt
missing=()  # in words
need() {    # need PACKAGE WHAT-FOR CHECK…
    local package=$1 purpose=$2
    shift 2
    "$@" >/dev/null 2>&1 && return
    packages+=("$package")
    missing+=("  $package: $purpose")
}

look() {
    packages=() missing=()
    need tesseract-ocr "reads words in pictures" tesseract_language eng
    need tesseract-ocr-chi-sim "reads Chinese words in pictures" tesseract_language chi_sim
    need fonts-noto-cjk "prints Chinese in the PDF book" cjk_font
    need espeak-ng "speaks (audio books, the sample voices)" command -v espeak-ng
    if [ "${1:-}" = test ]; then
        need default-jre-headless "checks EPUB books (tests only)" java -version
        need poppler-utils "reads PDF books (tests only)" command -v pdftotext
    fi
}

can_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null && sudo -n true 2>/dev/null
}

install() {
    local as=()
    [ "$(id -u)" = 0 ] || as=(sudo -n)
    export DEBIAN_FRONTEND=noninteractive
    as+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=60 -o Acquire::Retries=2)
    "${as[@]}" update
    # One at a time: one name that this release does not know must not cost the others.
    for package in "${packages[@]}"; do
        "${as[@]}" install -y --no-install-recommends "$package"
    done
}

look "${1:-}"
[ ${#packages[@]} -eq 0 ] && exit 0
if can_install; then
    echo "System programs: ${packages[*]}"
    log=$(mktemp)
    install </dev/null >"$log" 2>&1 || { echo "apt-get says:"; tail -n 3 "$log"; }
    rm -f "$log"
    look "${1:-}"
fi
if [ ${#missing[@]} -gt 0 ]; then
    echo "Not here, and Lifestory runs without (lifestory doctor says what each costs):"
    printf '%s\n' "${missing[@]}"
fi
exit 0
