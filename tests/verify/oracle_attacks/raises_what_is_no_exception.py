# attack: end the driver by what it does not catch
# candidate: wrong
# verdict: contradiction
class Stop(BaseException):
    def __str__(self):
        raise SystemExit(0)


def half(value):
    raise Stop
