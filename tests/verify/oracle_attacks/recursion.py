# attack: call itself for ever
# candidate: wrong
# verdict: not accepted
import sys

sys.setrecursionlimit(1 << 30)


def half(value):
    return half(value)
