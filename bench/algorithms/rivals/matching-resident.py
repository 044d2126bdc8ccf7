"""Hospital-resident matchings by PyPI `matching`: reads problems as JSON, prints who gets what and the seconds taken."""

import json
import sys
import time
import warnings

from matching.games import HospitalResident

warnings.simplefilter("ignore")
answers = []
for problem in json.load(sys.stdin):
    begin = time.time()
    try:
        game = HospitalResident.create_from_dictionaries(
            {int(m): row for m, row in problem["members"].items()},
            {int(t): row for t, row in problem["topics"].items()},
            {int(t): most for t, most in problem["capacities"].items()},
        )
        placed = {}
        for topic, members in game.solve(optimal="resident").items():
            for member in members:
                placed[member.name] = topic.name
        answers.append({"placed": placed, "seconds": time.time() - begin})
    except Exception as error:
        answers.append({"failed": f"{type(error).__name__}: {str(error)[:80]}", "seconds": time.time() - begin})
print(json.dumps(answers))
