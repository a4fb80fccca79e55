# attack: answer the second time with something else
# candidate: right
# verdict: abstained
asked = {}


def half(value):
    asked[value] = asked.get(value, 0) + 1
    return value // 2 if asked[value] == 1 else value // 2 + 1
