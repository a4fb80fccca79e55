def count_char(text, wanted):
    return bytes(text).count(wanted)
