import math


def gcd(a, b):
    return math.gcd(a, b)
