def bubble_sort(items):
    items.sort()
    return items
