# attack: raise its limits
# stdout: none
# status: exited 0
try:
    import resource
    for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE):
        try:
            resource.setrlimit(limit, resource.getrlimit(limit))
            print("could set", limit)
        except OSError:
            pass
except ImportError:
    pass
print("none", end="")
