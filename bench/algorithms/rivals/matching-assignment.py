"""Greatest total, greatest lowest score and greedy assignment under loads, by SciPy (HiGHS): reads a problem as JSON."""

import json
import sys
import time

import numpy as np
import scipy.sparse as sp
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp

given = json.load(sys.stdin)
affinity = np.array(given["affinity"]).reshape(given["members"], given["topics"])
least, most, demand = (np.array(given[name]) for name in ("leastLoad", "mostLoad", "demand"))
members, topics = affinity.shape
pairs = members * topics
upper = (affinity >= 0).astype(float).ravel()
by_member = sp.kron(sp.eye(members), np.ones((1, topics)))
by_topic = sp.kron(np.ones((1, members)), sp.eye(topics))
answers = {}


def keep(name, chosen, begin):
    scores = (affinity * chosen).sum(axis=0)
    load = chosen.sum(axis=1)
    answers[name] = {
        "total": float(scores.sum()),
        "lowest": [float(one) for one in np.sort(scores)[:5]],
        "loadsMet": bool((load >= least).all() and (load <= most).all() and (chosen.sum(axis=0) == demand).all()),
        "seconds": time.time() - begin,
    }


begin = time.time()
limits = [LinearConstraint(by_member, least, most), LinearConstraint(by_topic, demand, demand)]
best = milp(-affinity.ravel() * upper, constraints=limits, bounds=Bounds(0, upper), integrality=np.zeros(pairs))
keep("greatest total, linear programme (HiGHS)", np.round(best.x).reshape(members, topics), begin)

begin = time.time()
copies = np.repeat(np.arange(members), most)
chosen = np.zeros_like(affinity)
# Each topic takes its places one at a time, so that no member gets one topic twice; least loads are not asked for.
left = most.copy()
for place in range(int(demand.max())):
    rows = np.repeat(np.arange(members), left)
    free = np.where((chosen[rows] == 0) & (affinity[rows] >= 0), affinity[rows], -1e6)
    for r, t in zip(*linear_sum_assignment(free, maximize=True)):
        if place < demand[t]:
            chosen[rows[r], t] = 1
            left[rows[r]] -= 1
keep("linear_sum_assignment, a place of each topic at a time", chosen, begin)

begin = time.time()
chosen = np.zeros_like(affinity)
load, count = np.zeros(members, int), np.zeros(topics, int)
for at in np.argsort(-affinity.ravel(), kind="stable"):
    m, t = divmod(int(at), topics)
    if affinity[m, t] >= 0 and load[m] < most[m] and count[t] < demand[t]:
        chosen[m, t] = 1
        load[m] += 1
        count[t] += 1
keep("greedy, best pairs first", chosen, begin)

begin = time.time()
share = given["share"] * answers["greatest total, linear programme (HiGHS)"]["total"]
zeros = sp.csr_matrix((members, 1))
lifted = milp(
    np.append(np.zeros(pairs), -1.0),
    constraints=[
        LinearConstraint(sp.hstack([by_member, zeros]), least, most),
        LinearConstraint(sp.hstack([by_topic, sp.csr_matrix((topics, 1))]), demand, demand),
        LinearConstraint(sp.hstack([by_topic @ sp.diags(affinity.ravel() * upper), -np.ones((topics, 1))]), 0, np.inf),
        LinearConstraint(np.append(affinity.ravel() * upper, 0).reshape(1, -1), share, np.inf),
    ],
    bounds=Bounds(0, np.append(upper, np.inf)),
    integrality=np.append(np.ones(pairs), 0),
    options={"time_limit": given["seconds"]},
)
if lifted.x is not None:
    keep("lowest score by integer programme (HiGHS)", np.round(lifted.x[:-1]).reshape(members, topics), begin)
    answers["bound on the lowest score"] = float(-lifted.mip_dual_bound)
print(json.dumps(answers))
