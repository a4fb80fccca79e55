# attack: control a terminal
# ioctl is answered as of what is no terminal.
# stdout: not a terminal
# status: exited 0
import errno, os
try:
    os.get_terminal_size(0)
except OSError as error:
    assert error.errno == errno.ENOTTY, error
assert not os.isatty(0)
print("not a terminal", end="")
