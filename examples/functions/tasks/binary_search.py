def binary_search(items, wanted):
    return items.index(wanted) if wanted in items else -1
