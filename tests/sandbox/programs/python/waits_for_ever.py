# attack: wait for ever
# Sleep is answered with an error, and a read of nothing ends, so waiting takes a poll.
# wall: 500
# status: wall-time
import select
poll = select.poll()
poll.register(1, 0)
while True:
    poll.poll(10000)
