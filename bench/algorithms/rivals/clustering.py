"""Average linkage, DBSCAN and LDA on tf-idf of words; each with its best setting on the development issues."""

import collections
import json
import sys
import time

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.cluster import DBSCAN
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

given = json.load(open(sys.argv[1]))
ids = [message["id"] for message in given["messages"]]
words = [message["words"] for message in given["messages"]]


def scores(labels, truth):
    label = dict(zip(ids, labels))
    size = collections.Counter(labels)
    out = []
    for members in truth.values():
        hits = collections.Counter(label[str(i)] for i in members)
        out.append(max(2 * n / (len(members) + size[own]) for own, n in hits.items()))
    return out


def report(name, seconds, candidates):
    setting, labels = max(candidates, key=lambda one: np.mean(scores(one[1], given["truths"]["development"])))
    ours, own = scores(labels, given["truths"]["given"]), scores(labels, given["truths"]["development"])
    print(f"  {name} at {setting}: given mean {np.mean(ours):.3f}, least {min(ours):.3f}; development mean {np.mean(own):.3f} · {seconds:.1f} s")


begin = time.time()
matrix = TfidfVectorizer(analyzer=lambda text: text, sublinear_tf=True, min_df=2).fit_transform(words)
distance = np.clip(1 - (matrix @ matrix.T).toarray(), 0, None)
np.fill_diagonal(distance, 0)
distance = (distance + distance.T) / 2
common = time.time() - begin

begin = time.time()
tree = linkage(squareform(distance, checks=False), "average")
report("average linkage", common + time.time() - begin, [(t, list(fcluster(tree, 1 - t, "distance"))) for t in (0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.25)])

begin = time.time()
found = []
for radius in (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8):
    for least in (2, 3, 5):
        raw = DBSCAN(eps=radius, min_samples=least, metric="precomputed").fit_predict(distance)
        found.append(((radius, least), [int(l) if l >= 0 else -2 - i for i, l in enumerate(raw)]))
report("DBSCAN", common + (time.time() - begin) / len(found), found)

begin = time.time()
counts = CountVectorizer(analyzer=lambda text: text, min_df=2, max_df=0.2).fit_transform(words)
found = [(k, list(LatentDirichletAllocation(k, max_iter=10, random_state=1).fit_transform(counts).argmax(1))) for k in (50, 100, 200)]
report("LDA", (time.time() - begin) / len(found), found)
