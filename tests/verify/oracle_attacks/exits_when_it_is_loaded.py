# attack: end the process before it is asked
# candidate: wrong
# verdict: abstained
import os

os._exit(0)
