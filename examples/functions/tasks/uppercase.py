# `str.upper` changes letters outside of ASCII too; `bytes.upper` does not.
def uppercase(text):
    return text.encode().upper().decode()
