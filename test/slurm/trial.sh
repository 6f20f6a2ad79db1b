#!/bin/sh
# A trial of the long proof: `trial.sh FOLDER A B SECONDS` counts seconds, and saves the count where checkpoints are kept. What it did is in
# FOLDER/steps: cell, attempt, first step, step.
folder=$1 cell=$2-$3 seconds=$4 step=0
saved=${YATES_CHECKPOINT:+$YATES_CHECKPOINT/step}
[ -n "$saved" ] && [ -f "$saved" ] && step=$(cat "$saved")
first=$step
began=$(date +%s)
last=$step
while [ "$step" -lt "$seconds" ]; do
  sleep 1
  step=$((first + $(date +%s) - began))
  echo "$cell $$ $first $step $(date +%s)" >> "$folder/steps"
  if [ -n "$saved" ] && [ "$step" -ge $((last + 5)) ]; then
    last=$step
    echo "$step" > "$saved.part" && mv "$saved.part" "$saved"
    echo "{\"checkpoint\": true, \"step\": $step}"
    echo "$cell $$ $step" >> "$folder/saved"
  else
    echo "{\"step\": $step, \"of\": $seconds}"
  fi
done
echo "{\"result\": {\"score\": $2}}"
