# attack: read files of the machine
# Neither the machine's files nor the user's, nor what the kernel tells of processes.
# stdout: none
# status: exited 0
import os
for path in ["/etc/passwd", "/etc/hostname", "/proc/self/environ", "/proc/1/cmdline", "/proc/self/mem", "/sys/kernel/ostype", "/dev/null",
             "/root/.bashrc", "/root/.ssh", "/home", "/tmp", "/bin/sh", "/usr/bin/env", "/", "Cargo.toml", "../Cargo.toml", "/var/log"]:
    for look in (lambda: open(path, "rb").read(1), lambda: os.listdir(path)):
        try:
            look()
            print("could look at", path)
        except OSError:
            pass
print("none", end="")
