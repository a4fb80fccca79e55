# attack: connect to the world
# candidate: right
# verdict: accepted
try:
    import socket
except ImportError:
    socket = None


def succeeds(attempt):
    try:
        return attempt() is not None
    except (OSError, RuntimeError, ImportError, ValueError, AttributeError):
        return False


ATTEMPTS = [
    lambda: socket.create_connection(("1.1.1.1", 80), 1),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    lambda: socket.socket(socket.AF_UNIX),
    lambda: socket.getaddrinfo("example.com", 80),
]


def half(value):
    got = sum(succeeds(attempt) for attempt in ATTEMPTS)
    return value // 2 + got
