# attack: loop for ever
# cpu: 1000
# status: cpu-time
while True:
    pass
