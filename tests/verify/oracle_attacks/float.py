# attack: answer with a float of the right value
# candidate: wrong
# verdict: contradiction
def half(value):
    return value / 2
