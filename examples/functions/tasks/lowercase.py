# `str.lower` changes letters outside of ASCII too; `bytes.lower` does not.
def lowercase(text):
    return text.encode().lower().decode()
