# stdout: 42 ünïcode [0.1, 1e+308] 3.0
# status: exited 0
import bisect, collections, decimal, fractions, functools, hashlib, heapq, itertools, json, math, random, re, statistics, string, struct
import unicodedata, zlib
assert hashlib.sha256(b"").hexdigest().startswith("e3b0c442") and zlib.crc32(b"abc") == 0x352441C2
print(math.floor(decimal.Decimal("42.5")), "ünïcode", json.dumps([0.1, 1e308]), statistics.fmean([2, 4]), end="")
