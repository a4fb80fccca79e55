# attack: change the driver by its own frames
# candidate: wrong
# verdict: contradiction
import sys

frame = sys._getframe()
while frame is not None:
    frame.f_globals["encode"] = lambda kind, value: "7"
    frame = frame.f_back


def half(value):
    return value // 2
