# `str.strip` without an argument removes blanks outside of ASCII too.
def trim(text):
    return text.strip(" \t\n\v\f\r")
