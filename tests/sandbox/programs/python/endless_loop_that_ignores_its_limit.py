# attack: ignore the signal of the limit and loop for ever
# cpu: 1000
# status: cpu-time
import signal
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
while True:
    pass
