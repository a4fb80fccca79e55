# attack: answer with a text that never ends
# candidate: wrong
# verdict: contradiction
def half(value):
    return "9" * (1 << 28)
