# attack: answer with nothing
# candidate: wrong
# verdict: contradiction
def half(value):
    return None
