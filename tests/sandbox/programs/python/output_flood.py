# attack: write for ever
# output: 100000
# status: output-limit
while True:
    print("flood" * 1000)
