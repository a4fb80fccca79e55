# attack: connect to anybody
# stdout: none
# status: exited 0
try:
    import socket
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, 16, 17):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
            try:
                socket.socket(family, kind)
                print("a socket", family, kind)
            except OSError:
                pass
    try:
        socket.socketpair()
        print("a pair")
    except OSError:
        pass
except ImportError:
    pass
print("none", end="")
