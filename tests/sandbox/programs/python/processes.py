# attack: make processes and threads, execute, and signal others
# No child, no thread, no other program, no signal to anybody.
# stdout: none
# status: exited 0
import os, signal, sys, threading
def in_a_thread():
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()
attempts = [os.fork, os.forkpty, lambda: os.execv("/bin/sh", ["sh"]), lambda: os.execv(sys.executable, [sys.executable, "-c", "print('again')"]),
            lambda: os.posix_spawn(sys.executable, [sys.executable], {}), in_a_thread, lambda: os.kill(os.getppid(), signal.SIGKILL),
            lambda: os.kill(-1, signal.SIGKILL), lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os.setpgid(0, 0), os.setsid,
            lambda: os.sched_setaffinity(0, [0]), lambda: os.nice(-5), lambda: os.chroot("/"), os.pipe, lambda: os.dup(0),
            lambda: os.memfd_create("x"), lambda: os.setuid(0)]
for number, attempt in enumerate(attempts):
    try:
        attempt()
        print("attempt", number)
    except (OSError, RuntimeError):
        pass
if os.system("true") == 0:
    print("a shell")
print("none", end="")
