# attack: write files
# stdout: none
# status: exited 0
import os, sys
for path in ["/x", "x", "/tmp/x", os.path.join(os.path.dirname(os.__file__), "x.py"), os.__file__, sys.executable]:
    for change in (lambda: open(path, "w"), lambda: open(path, "a"), lambda: os.mkdir(path + "d"), lambda: os.unlink(path),
                   lambda: os.rename(path, path + "y"), lambda: os.chmod(path, 0o777), lambda: os.symlink("/etc", path + "l"),
                   lambda: os.truncate(path, 0), lambda: os.utime(path), lambda: os.open(path, os.O_RDWR)):
        try:
            change()
            print("could change", path)
        except OSError:
            pass
print("none", end="")
