"""LinearSVC on tf-idf of words, on given folds. Usage: linear-svc.py labelled-tokens.jsonl.gz folds.json"""

import gzip
import json
import resource
import sys
import time

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.svm import LinearSVC

texts = [json.loads(line) for line in gzip.open(sys.argv[1])]
folds = np.array(json.load(open(sys.argv[2])))
labels = np.array([text["label"] for text in texts])
tokens = np.array([text["tokens"] for text in texts], dtype=object)
predicted = np.empty_like(labels)
begin = time.time()
for fold in range(folds.max() + 1):
    train, test = np.where(folds != fold)[0], np.where(folds == fold)[0]
    tfidf = TfidfVectorizer(analyzer=lambda words: words, sublinear_tf=True, min_df=2)
    model = LinearSVC(C=1).fit(tfidf.fit_transform(tokens[train]), labels[train])
    predicted[test] = model.predict(tfidf.transform(tokens[test]))
seconds = time.time() - begin
print(
    f"macro-F1 {f1_score(labels, predicted, average='macro'):.4f} accuracy {(labels == predicted).mean():.4f} "
    f"(no probabilities) · {seconds:.1f} s, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
)
