# attack: take memory until none is left
# stdout: out of memory
# status: exited 0
blocks = []
try:
    while True:
        blocks.append(bytearray(1 << 24))
except MemoryError:
    count = len(blocks)
    del blocks
    assert count < 64, count
    print("out of memory", end="")
