# attack: answer with what is no number
# candidate: wrong
# verdict: contradiction
def half(value):
    return float("nan")
