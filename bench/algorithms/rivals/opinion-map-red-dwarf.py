"""red-dwarf, the open reimplementation of Polis's mathematics, on a conversation's votes.csv. Seconds, best of three."""
import csv
import sys
import time
from importlib.metadata import version

from reddwarf.implementations.polis import run_pipeline

with open(sys.argv[1], encoding="utf-8") as file:
    votes = [
        {"participant_id": int(row["voter-id"]), "statement_id": int(row["comment-id"]), "vote": int(row["vote"])}
        for row in csv.DictReader(file)
    ]
times = []
for _ in range(3):
    begun = time.perf_counter()
    run_pipeline(votes=votes)
    times.append(time.perf_counter() - begun)
times.sort()
print(f"{version('red-dwarf')}: {times[0]:.3f}, {times[1]:.3f}")
