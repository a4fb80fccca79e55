def maximum(a, b):
    return max(a, b)
