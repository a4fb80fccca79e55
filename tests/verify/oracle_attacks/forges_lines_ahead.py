# attack: answer before it is asked
# candidate: wrong
# verdict: contradiction
import os

os.write(1, b'{"ready": true}\n' + b'{"value": "5"}\n' * 100)


def half(value):
    return value // 2
