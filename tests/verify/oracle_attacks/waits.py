# attack: wait for ever
# candidate: wrong
# verdict: not accepted
import select


def half(value):
    if value > 100:
        select.poll().poll()
    return value // 2
