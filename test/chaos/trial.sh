#!/bin/sh
# A trial for the chaos: trial.sh TRIAL ATTEMPT A B SEED, with the ledger's name in CHAOS_LEDGER. Its score follows from its settings; its stamp is of this
# one run alone. Both stand in its ledger before the agent hears of them.
ledger=$CHAOS_LEDGER trial=$1 attempt=$2 a=$3 b=$4 seed=$5
# A bad machine: one lacks a program, the other fails in a way that looks like the trial's own.
case "$CHAOS_MACHINE" in
lacking) exec no-such-program ;;
failing) echo "ValueError: bad driver" >&2; exit 1 ;;
esac
stamp=$((attempt * 10000000 + $$))
echo "start $trial $stamp $$" >> "$ledger"
echo '{"step": 1, "steps": 2, "alive": 1}'
sleep "0.$(((a * 7 + b * 3 + seed) % 8 + 1))"
score=$((a * 1000 + b * 10 + seed))
echo "end $trial $stamp $score" >> "$ledger"
echo "{\"result\": {\"score\": $score, \"stamp\": $stamp}}"
