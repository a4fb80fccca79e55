# `bytes.split` without an argument separates at runs of the blanks of ASCII, and gives no empty words.
def count_words(text):
    return len(text.encode().split())
