import re


def capitalize_words(text):
    return re.sub("(^|[ \t\n\v\f\r])([a-z])", lambda found: found[1] + found[2].upper(), text)
