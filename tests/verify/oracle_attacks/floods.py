# attack: flood standard output
# candidate: wrong
# verdict: not accepted
import os


def half(value):
    while True:
        os.write(1, b"flood flood flood flood" * 1000)
