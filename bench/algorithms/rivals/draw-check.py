"""Checks the test vectors of public draws with Python's standard library alone.

Follows docs/algorithms/draw.md and shares no code with the project: hashes, streams, places, salted hashes, lists and
proofs, chances, and whole records, right and altered. With --sample it draws with random.sample instead and prints the
counts, as a rival. Usage: draw-check.py test-vectors.json | draw-check.py --sample PEOPLE SEATS DRAWS SEED
"""

import hashlib
import itertools
import json
import random
import sys
import time


def digest(suite, purpose, *parts):
    message = b""
    for part in (f"yitang-draw/1/{purpose}", *parts):
        if isinstance(part, str):
            part = part.encode("utf-8")
        elif isinstance(part, int):
            part = part.to_bytes(4, "big")
        message += len(part).to_bytes(4, "big") + part
    return hashlib.new({"sha-256": "sha256", "sm3": "sm3"}[suite], message).digest()


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class Stream:
    def __init__(self, suite, key):
        self.suite, self.key, self.counter, self.block = suite, key, 0, b""

    def word(self):
        if not self.block:
            self.block = digest(self.suite, "block", self.key, self.counter)
            self.counter += 1
        word, self.block = int.from_bytes(self.block[:4], "big"), self.block[4:]
        return word

    def below(self, bound):
        while True:
            word = self.word()
            if word < 2**32 - 2**32 % bound:
                return word % bound


def draw_places(stream, size, count):
    places = list(range(size))
    for i in range(count):
        j = i + stream.below(size - i)
        places[i], places[j] = places[j], places[i]
    return places[:count]


def entry_hash(suite, entry):
    return digest(suite, "entry", entry["label"], entry["stratum"], *entry["traits"])


def root(suite, entries):
    """RFC 9162, section 2.1.1, by its recursive definition."""
    if len(entries) == 1:
        return entry_hash(suite, entries[0])
    split = 1
    while split * 2 < len(entries):
        split *= 2
    return digest(suite, "node", root(suite, entries[:split]), root(suite, entries[split:]))


def list_digest(suite, entries):
    return digest(suite, "list", len(entries), root(suite, entries)).hex()


def proof_holds(proof, wanted):
    """RFC 9162, section 2.1.3.2."""
    suite, fn, sn = proof["suite"], proof["index"], proof["count"] - 1
    node = entry_hash(suite, proof["entry"])
    for step in proof["path"]:
        if fn % 2 == 1 or fn == sn:
            node = digest(suite, "node", bytes.fromhex(step), node)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            node = digest(suite, "node", node, bytes.fromhex(step))
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and digest(suite, "list", proof["count"], node).hex() == wanted


def keeps(quotas, seated):
    for q, quota in enumerate(quotas):
        for group in quota["groups"]:
            count = sum(entry["traits"][q] == group["value"] for entry in seated)
            if not group["least"] <= count <= group["most"]:
                return False
    return True


def draw(announcement, entries, seed):
    suite = announcement["suite"]
    for attempt in range(1, announcement["tries"] + 1):
        parts, seated = [], []
        for s, stratum in enumerate(announcement["strata"]):
            pool = [entry for entry in entries if entry["stratum"] == stratum["name"]]
            stream = Stream(suite, digest(suite, "stream", seed, attempt, s))
            drawn = [pool[i] for i in draw_places(stream, len(pool), stratum["seats"] + stratum["reserves"])]
            labels = [entry["label"] for entry in drawn]
            seats = stratum["seats"]
            parts.append({"stratum": stratum["name"], "seated": labels[:seats], "reserves": labels[seats:]})
            seated += drawn[:seats]
        if keeps(announcement["quotas"], seated):
            return {"tries": attempt, "drawn": parts}
    return {"tries": announcement["tries"], "drawn": []}


def verdict(text):
    """'drawn', 'no-panel', 'void', 'open' or 'refused', by reckoning everything anew."""
    record = json.loads(text)
    if canonical(record) + "\n" != text or record["format"] != "yitang-draw" or record["version"] != 1:
        return "refused"
    announcement, entries, events = record["announcement"], record["list"], record["events"]
    suite, parties = announcement["suite"], announcement["parties"]
    labels = [entry["label"].encode() for entry in entries]
    if labels != sorted(set(labels)) or announcement["list"]["count"] != len(entries):
        return "refused"
    if list_digest(suite, entries) != announcement["list"]["digest"]:
        return "refused"
    if announcement["list"]["kind"] not in ("names", "salted-hashes"):
        return "refused"
    announced = last = digest(suite, "announced", canonical(announcement))
    sealed, seeds, beacon, committed, void, before = {}, {}, None, None, False, ""
    for event in events:
        if void or event["at"] < before:
            return "refused"
        before, party = event["at"], event.get("party")
        last = digest(suite, "event", last, canonical(event))
        if event["kind"] == "committed":
            if party not in parties or party in sealed or event["at"] > announcement["commitBy"]:
                return "refused"
            sealed[party] = event["commitment"]
            if len(sealed) == len(parties):
                committed = last
        elif event["kind"] == "revealed":
            seal = digest(suite, "commitment", announced, party, bytes.fromhex(event["seed"])).hex()
            if committed is None or party in seeds or seal != sealed[party] or event["at"] > announcement["revealBy"]:
                return "refused"
            seeds[party] = event["seed"]
        elif event["kind"] == "beacon":
            if len(seeds) < len(parties) or beacon is not None or event["at"] < announcement["beacon"]["due"]:
                return "refused"
            beacon = event["value"]
        elif event["kind"] == "voided":
            done, deadline = (sealed, "commitBy") if committed is None else (seeds, "revealBy")
            missing = [party for party in parties if party not in done]
            if not missing or event["withheld"] != missing or event["at"] <= announcement[deadline]:
                return "refused"
            void = True
        else:
            return "refused"
    outcome = record.get("outcome")
    digests = {"announced": announced.hex()}
    if committed is not None:
        digests["committed"] = committed.hex()
    digests["record"] = digest(suite, "outcome", last, canonical(outcome) if outcome else "").hex()
    if digests != record["digests"]:
        return "refused"
    if outcome is None:
        return "void" if void else "open"
    if void or len(seeds) < len(parties) or ("beacon" in announcement) != (beacon is not None):
        return "refused"
    parts = [bytes.fromhex(seeds[party]) for party in parties] + ([beacon] if beacon is not None else [])
    seed = digest(suite, "seed", committed, *parts)
    if outcome != {"seed": seed.hex(), **draw(announcement, entries, seed)}:
        return "refused"
    return "drawn" if outcome["drawn"] else "no-panel"


def careful_verdict(text):
    try:
        return verdict(text)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, UnicodeError):
        return "refused"


def chances_hold(vector):
    """Goes through all panels."""
    announcement, entries = vector["announcement"], vector["list"]
    pools = [
        itertools.combinations([e for e in entries if e["stratum"] == s["name"]], s["seats"])
        for s in announcement["strata"]
    ]
    panels = [sum(parts, ()) for parts in itertools.product(*pools)]
    kept = [panel for panel in panels if keeps(announcement["quotas"], panel)]
    if abs(len(kept) / len(panels) - vector["met"]) > 1e-12:
        return False
    for group in vector["groups"]:
        for entry in entries:
            if entry["stratum"] == group["stratum"] and entry["traits"] == group["traits"]:
                share = sum(entry in panel for panel in kept) / len(kept)
                if abs(share - group["seat"]) > 1e-12:
                    return False
    return True


def hash_holds(vector):
    parts = [bytes.fromhex(p["hex"]) if "hex" in p else p.get("text", p.get("number")) for p in vector["parts"]]
    return digest(vector["suite"], vector["purpose"], *parts).hex() == vector["digest"]


def stream_holds(vector):
    stream = Stream(vector["suite"], bytes.fromhex(vector["key"]))
    return [stream.below(bound) for bound in vector["bounds"]] == vector["numbers"]


def places_hold(vector):
    stream = Stream(vector["suite"], bytes.fromhex(vector["key"]))
    return draw_places(stream, vector["size"], vector["count"]) == vector["places"]


def person_holds(vector):
    return digest(vector["suite"], "person", bytes.fromhex(vector["salt"]), vector["name"]).hex() == vector["label"]


def list_holds(vector):
    entries = sorted(vector["entries"], key=lambda entry: entry["label"].encode())
    right = list_digest(vector["suite"], entries) == vector["digest"]
    return right and all(proof_holds(proof, vector["digest"]) for proof in vector["proofs"])


def check(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    tests = {
        "hashes": hash_holds,
        "streams": stream_holds,
        "places": places_hold,
        "persons": person_holds,
        "lists": list_holds,
        "chances": chances_hold,
        "records": lambda vector: careful_verdict(vector["text"]) == vector["verdict"],
    }
    wrong = 0
    for name, holds in tests.items():
        failed = [vector for vector in vectors[name] if not holds(vector)]
        wrong += len(failed)
        print(f"  {name}: {len(vectors[name]) - len(failed)} of {len(vectors[name])} agree")
        for vector in failed[:3]:
            print("    differs:", vector.get("name", canonical(vector)[:120]))
    return 1 if wrong else 0


def sample(people, seats, draws, seed):
    random.seed(seed)
    counts = [0] * people
    since = time.perf_counter()
    for _ in range(draws):
        for person in random.sample(range(people), seats):
            counts[person] += 1
    print(json.dumps({"seconds": time.perf_counter() - since, "counts": counts}))
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "--sample":
        sys.exit(sample(*map(int, sys.argv[2:6])))
    sys.exit(check(sys.argv[1]))
