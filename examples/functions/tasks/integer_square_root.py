import math


def integer_square_root(n):
    return math.isqrt(n)
