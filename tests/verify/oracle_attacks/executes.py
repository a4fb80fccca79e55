# attack: become another program
# candidate: right
# verdict: accepted
import os


def succeeds(attempt):
    try:
        return attempt() is not None
    except (OSError, RuntimeError, ImportError, ValueError, AttributeError):
        return False


ATTEMPTS = [
    lambda: os.execv("/bin/sh", ["sh"]),
    lambda: os.system("true") == 0 or None,
]


def half(value):
    got = sum(succeeds(attempt) for attempt in ATTEMPTS)
    return value // 2 + got
