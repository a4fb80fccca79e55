# attack: exit with the code of a crash
# status: exited 137
import os
os._exit(137)
