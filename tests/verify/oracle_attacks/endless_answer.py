# attack: answer with a text that never ends
# candidate: wrong
# verdict: not accepted
def half(value):
    return "9" * (1 << 28)
