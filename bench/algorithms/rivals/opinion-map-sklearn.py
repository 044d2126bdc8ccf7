"""scikit-learn on the same votes: centred sparse matrix, two components, k-means with two groups. Seconds, best of five."""
import sys
import time

import numpy as np
import sklearn
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD

path, rows, columns = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
numbers = np.fromfile(path, dtype=np.uint32)
starts, cells = numbers[: rows + 1], numbers[rows + 1 :]
votes = (cells & 3).astype(np.float64) - 1
places = (cells >> 2).astype(np.int32)


def run():
    begun = time.perf_counter()
    seen = np.bincount(places, minlength=columns)
    means = np.bincount(places, weights=votes, minlength=columns) / np.maximum(seen, 1)
    matrix = sparse.csr_matrix((votes - means[places], places, starts), shape=(rows, columns))
    points = TruncatedSVD(n_components=2, algorithm="randomized", random_state=1).fit_transform(matrix)
    KMeans(n_clusters=2, n_init=4, random_state=1).fit(points)
    return time.perf_counter() - begun


times = sorted(run() for _ in range(5))
print(f"{sklearn.__version__}: {times[0]:.3f}, {times[2]:.3f} for axes and two groups (no choice of number, no uncertainty)")
