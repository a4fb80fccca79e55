# attack: compute with integers that fill all memory
# candidate: wrong
# verdict: abstained
def half(value):
    if value > 100:
        return 1 << (1 << 40)
    return value // 2
