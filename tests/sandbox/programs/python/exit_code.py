# status: exited 137
import os
os._exit(137)
