//! Codes IC06xx: `sandbox/`.

use crate::{Code, Fault};

pub static UNAVAILABLE: Code = Code {
    id: "IC0601",
    fault: Fault::Environment,
    summary: "no level of the sandbox can be had on this machine",
    explanation: "Programs that a model proposed run only inside a sandbox, and never in a weaker one than was asked for. The lowest \
                  level needs Linux with seccomp and resource limits; the higher one also needs user namespaces. In a container, the \
                  container's own seccomp profile often forbids one of them: run it with a profile that allows `unshare`, `mount` and \
                  `pivot_root`, or with `--security-opt seccomp=unconfined`. Where a distribution restricts user namespaces, \
                  `sysctl kernel.apparmor_restrict_unprivileged_userns=0` or `sysctl user.max_user_namespaces=10000` allows them.",
};

pub static PORT_IN_USE: Code = Code {
    id: "IC0602",
    fault: Fault::Environment,
    summary: "a port that the program needs is already in use",
    explanation: "At the sandbox's level `filter` a server is tested on the machine's own network, so its port must be free. Stop the \
                  process that listens on it (`ss -ltnp` names it), or use the level `namespaces`, where every server has a network of \
                  its own.",
};

pub static PORT_NOT_ALLOWED: Code = Code {
    id: "IC0603",
    fault: Fault::Environment,
    summary: "a port that the program needs may not be opened by this user",
    explanation: "Ports below 1024 are reserved for the administrator. Use a higher port, or the sandbox's level `namespaces`, where \
                  every server has a network of its own and may use any port.",
};

pub static NOT_EXECUTABLE: Code = Code {
    id: "IC0604",
    fault: Fault::Intentc,
    summary: "the kernel refuses to execute the program",
    explanation: "The linked file is not a program that this machine can run, or it asks for more memory than its limit allows before \
                  its first instruction. The message says which step failed and what the kernel answered.",
};

pub static INVALID_JOB: Code = Code {
    id: "IC0605",
    fault: Fault::User,
    summary: "the arguments of a run cannot be passed to a program",
    explanation: "Arguments of a program may not contain a zero byte and may be 32 KiB together. Shorten them, or pass the data on \
                  standard input.",
};

pub static HELPER_FAILED: Code = Code {
    id: "IC0606",
    fault: Fault::Environment,
    summary: "the sandbox's helper process ended or does not answer",
    explanation: "The process `intentc-sandbox`, which starts the programs under test, was killed or ran out of memory or descriptors. \
                  It is started anew for the next run. If this happens again, look at the machine's memory and at `dmesg`.",
};

pub static NO_PYTHON: Code = Code {
    id: "IC0607",
    fault: Fault::Environment,
    summary: "no Python that the sandbox can run was found",
    explanation: "Oracles are Python programs, which run inside a sandbox that shows them Python's own files and nothing else. The sandbox's \
                  user must be able to read those files: for `root` that is the user `nobody`, so a Python below `/root` cannot be used. \
                  `python3` on the search path is tried first, then `/usr/bin/python3`; the setting for the oracles' Python names another.",
};

pub static TABLE: &[&Code] = &[&UNAVAILABLE, &PORT_IN_USE, &PORT_NOT_ALLOWED, &NOT_EXECUTABLE, &INVALID_JOB, &HELPER_FAILED, &NO_PYTHON];
