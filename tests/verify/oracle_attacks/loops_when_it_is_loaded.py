# attack: never come to be asked
# candidate: wrong
# verdict: abstained
while True:
    pass
