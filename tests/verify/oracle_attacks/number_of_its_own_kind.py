# attack: answer with a number that pleases every comparison
# candidate: wrong
# verdict: contradiction
class Pleasing(int):
    def __le__(self, other):
        return True

    def __ge__(self, other):
        return True

    def __int__(self):
        return 5

    def __str__(self):
        return "5"


def half(value):
    return Pleasing(value // 2)
