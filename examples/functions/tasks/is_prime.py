# The test of Miller and Rabin; the bases 2, 3, 5 and 7 decide it below 3,215,031,751, and 11 far beyond 32 bits.
BASES = (2, 3, 5, 7, 11)


def is_prime(n):
    if n < 2:
        return False
    if n in BASES:
        return True
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(passes(n, base, odd, twos) for base in BASES)


def passes(n, base, odd, twos):
    power = pow(base, odd, n)
    if power in (1, n - 1):
        return True
    for _ in range(twos - 1):
        power = power * power % n
        if power == n - 1:
            return True
    return False
