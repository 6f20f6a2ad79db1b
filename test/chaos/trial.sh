#!/bin/sh
# A trial for the chaos: trial.sh LEDGER TRIAL ATTEMPT A B SEED. Its score follows from its settings; its stamp is of this
# one run alone. Both stand in its ledger before the agent hears of them.
ledger=$1 trial=$2 attempt=$3 a=$4 b=$5 seed=$6
stamp=$((attempt * 10000000 + $$))
echo "start $trial $stamp $$" >> "$ledger"
echo '{"step": 1, "steps": 2, "alive": 1}'
sleep "0.$(((a * 7 + b * 3 + seed) % 8 + 1))"
score=$((a * 1000 + b * 10 + seed))
echo "end $trial $stamp $score" >> "$ledger"
echo "{\"result\": {\"score\": $score, \"stamp\": $stamp}}"
