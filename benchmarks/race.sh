#!/usr/bin/env bash
# Races our engine against Stan on the reference models, one after the other, in pairs.
#   MEDIAMIX_REFERENCE=<folder with reference/> benchmarks/race.sh [pairs=5] [case…]
# Needs R with rstan, posterior and jsonlite. Prints every run as a JSON line and the medians of the paired ratios.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
pairs=${1:-5}; shift || true
cases=("$@"); [ ${#cases[@]} -gt 0 ] || cases=(google2017 pymc_default)
: "${MEDIAMIX_REFERENCE:?set it to the folder that holds reference/}"
export MEDIAMIX_REFERENCE
dotnet build -c Release "$root/benchmarks/MediaMix.Race" --nologo -v quiet >/dev/null
race="$root/artifacts/bin/MediaMix.Race/release/MediaMix.Race.dll"
log=$(mktemp)
for case in "${cases[@]}"; do
  for ((i = 1; i <= pairs; i++)); do
    echo "load $(cut -d' ' -f1-3 /proc/loadavg)" >&2
    dotnet "$race" "$case" "$i" 2 true | tee -a "$log"
    dotnet "$race" "$case" "$i" 2 false | tee -a "$log"
    (cd "$MEDIAMIX_REFERENCE/reference" && Rscript stan_race.R "$case" 2 1000 1000 "$i") | tail -n 1 | tee -a "$log"
  done
done
python3 - "$log" <<'PY'
import json, statistics, sys
runs = [json.loads(line) for line in open(sys.argv[1])]
for case in sorted({r["case"] for r in runs}):
    ours = [r for r in runs if r["case"] == case and r["engine"] == "mediamix" and r["collapse"]]
    plain = [r for r in runs if r["case"] == case and r["engine"] == "mediamix" and not r["collapse"]]
    stan = [r for r in runs if r["case"] == case and r["engine"].startswith("stan")]
    rate = lambda s: s["min_bulk_ess"] / (s["cpu_seconds"] / s["chains"])
    med = lambda f: statistics.median(f)
    print(f"{case}: median of {len(stan)} pairs")
    print(f"  Stan {med([rate(s) for s in stan]):.1f} ESS/s (CPU), {med([s['min_ess_per_wall_second'] for s in stan]):.1f} (wall), {med([s['microseconds_per_gradient'] for s in stan]):.1f} us/gradient")
    for label, mine in (("collapsed", ours), ("collapse: false", plain)):
        print(f"  ours, {label}: {med([o['warm_min_ess_per_second'] for o in mine]):.0f} ESS/s warm, {med([o['first_fit_min_ess_per_second'] for o in mine]):.0f} first fit, {med([o['chain_microseconds_per_gradient'] for o in mine]):.2f} us/gradient in a chain, {med([o['microseconds_per_gradient'] for o in mine]):.2f} of the whole fit, "
              f"{med([o['gradients_per_ess_sampling'] for o in mine]):.0f} gradients per ESS sampling, {med([o['gradients_per_ess_with_warmup'] for o in mine]):.0f} with warm-up")
        print(f"    ratio warm {med([o['warm_min_ess_per_second'] / rate(s) for o, s in zip(mine, stan)]):.0f}, first fit {med([o['first_fit_min_ess_per_second'] / rate(s) for o, s in zip(mine, stan)]):.0f}, "
              f"gradients per second {med([s['microseconds_per_gradient'] / o['chain_microseconds_per_gradient'] for o, s in zip(mine, stan)]):.1f} (whole fit {med([s['microseconds_per_gradient'] / o['microseconds_per_gradient'] for o, s in zip(mine, stan)]):.1f})")
PY
