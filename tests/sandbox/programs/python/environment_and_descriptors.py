# attack: read the environment and the descriptors of the parent
# Only what keeps runs alike, and the three standard descriptors.
# stdout: PYTHONHASHSEED PYTHONSAFEPATH PYTHONUTF8 [0, 1, 2]
# status: exited 0
import os
def is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
names = sorted(name for name in os.environ if name not in ("LC_CTYPE", "LD_LIBRARY_PATH"))
print(*names, [number for number in range(5000) if is_open(number)], end="")
