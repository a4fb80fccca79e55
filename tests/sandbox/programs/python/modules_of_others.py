# attack: load modules that others installed
# Packages that were installed beside Python's own modules are not Python's own.
# stdout: none
# status: exited 0
import os, sys
for folder in sys.path:
    for name in ("site-packages", "dist-packages"):
        try:
            for entry in os.listdir(os.path.join(folder, name)):
                open(os.path.join(folder, name, entry), "rb").close()
                print("could open", entry)
        except OSError:
            pass
try:
    import pip
except ImportError:
    print("none", end="")
