# attack: let the driver write other values than it computed
# candidate: wrong
# verdict: contradiction
import json

true_dumps = json.dumps
json.dumps = lambda said: true_dumps({"value": "1e5"} if "value" in said else said)


def half(value):
    return value // 2
