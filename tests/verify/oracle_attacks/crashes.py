# attack: crash in every call
# candidate: wrong
# verdict: not accepted
import faulthandler


def half(value):
    faulthandler._sigsegv()
