# attack: make processes
# candidate: right
# verdict: accepted
import os
import subprocess


def succeeds(attempt):
    try:
        return attempt() is not None
    except (OSError, RuntimeError, ImportError, ValueError, AttributeError):
        return False


ATTEMPTS = [
    lambda: os.fork(),
    lambda: os.forkpty(),
    lambda: subprocess.run(["/bin/true"]),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
]


def half(value):
    got = sum(succeeds(attempt) for attempt in ATTEMPTS)
    return value // 2 + got
