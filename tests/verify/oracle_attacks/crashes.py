# attack: crash in every call
# candidate: wrong
# verdict: contradiction
import faulthandler


def half(value):
    faulthandler._sigsegv()
