# attack: crash in every call
# candidate: wrong
# verdict: contradiction
import ctypes


def half(value):
    ctypes.string_at(0)
