from string import ascii_lowercase, ascii_uppercase


def caesar_cipher(text, shift):
    shift %= 26
    table = {}
    for letters in (ascii_lowercase, ascii_uppercase):
        table.update(str.maketrans(letters, letters[shift:] + letters[:shift]))
    return text.translate(table)
