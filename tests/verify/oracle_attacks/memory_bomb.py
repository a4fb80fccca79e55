# attack: take memory until none is left
# candidate: wrong
# verdict: not accepted
def half(value):
    blocks = []
    try:
        while True:
            blocks.append(bytearray(1 << 24))
    except MemoryError:
        blocks.clear()
    return value // 2
