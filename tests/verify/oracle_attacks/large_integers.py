# attack: compute with integers that fill all memory
# candidate: wrong
# verdict: not accepted
def half(value):
    if value > 100:
        return 1 << (1 << 40)
    return value // 2
