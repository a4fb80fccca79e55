def find_second_largest(items):
    return sorted(items)[-2]
