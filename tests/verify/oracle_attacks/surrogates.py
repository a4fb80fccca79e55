# attack: answer with a text that cannot be written
# candidate: wrong
# verdict: contradiction
def half(value):
    return "\ud800"
