# attack: make memory executable and call it
# Memory is never both written and executed.
# stdout: none
# status: exited 0
try:
    import mmap
    for kind in (mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS):
        for protection in (mmap.PROT_EXEC, mmap.PROT_EXEC | mmap.PROT_WRITE, mmap.PROT_EXEC | mmap.PROT_READ | mmap.PROT_WRITE):
            try:
                mmap.mmap(-1, 4096, kind, protection)
                print("mapped", kind, protection)
            except OSError:
                pass
except ImportError:
    pass
print("none", end="")
