def clamp(value, low, high):
    return sorted((value, low, high))[1]
