#!/bin/sh
# A trial that saves: saving-trial.sh TRIAL ATTEMPT STEPS EVERY PAUSE A B SEED. Each step waits PAUSE seconds; after each EVERY steps it saves its step and
# its state, which follows from A, B, SEED and all steps before. So its score is that of an undisturbed run only if each attempt went on from what it says.
# What it did is in the file CHAOS_LEDGER: `begin`, `step` and `saved`, each with trial, attempt and step.
ledger=$CHAOS_LEDGER trial=$1 attempt=$2 steps=$3 every=$4 pause=$5
step=0 state=$((($6 * 1000 + $7 * 10 + $8) % 1000003))
saved=$YATES_CHECKPOINT/state
[ -f "$saved" ] && read -r step state < "$saved"
echo "begin $trial $attempt $step $$" >> "$ledger"
while [ "$step" -lt "$steps" ]; do
  sleep "$pause"
  step=$((step + 1))
  state=$(((state * 31 + step) % 1000003))
  echo "step $trial $attempt $step" >> "$ledger"
  if [ $((step % every)) -eq 0 ]; then
    echo "$step $state" > "$saved.part" && mv "$saved.part" "$saved"
    echo "{\"checkpoint\": true, \"step\": $step}"
    echo "saved $trial $attempt $step" >> "$ledger"
  else
    echo "{\"step\": $step, \"steps\": $steps}"
  fi
done
echo "{\"result\": {\"score\": $state}}"
