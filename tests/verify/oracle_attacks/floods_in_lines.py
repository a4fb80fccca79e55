# attack: flood standard output with empty lines
# candidate: wrong
# verdict: not accepted
import os


def half(value):
    while True:
        os.write(1, b"\n" * 65536)
