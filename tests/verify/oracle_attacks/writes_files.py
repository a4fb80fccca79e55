# attack: leave something behind
# candidate: right
# verdict: accepted
import os


def succeeds(attempt):
    try:
        return attempt() is not None
    except (OSError, RuntimeError, ImportError, ValueError, AttributeError):
        return False


ATTEMPTS = [
    lambda: open("/tmp/answer", "w"),
    lambda: os.mkdir("/tmp/answers"),
    lambda: os.memfd_create("answers"),
    lambda: os.symlink("/etc/passwd", "/tmp/link") or 1,
]


def half(value):
    got = sum(succeeds(attempt) for attempt in ATTEMPTS)
    return value // 2 + got
