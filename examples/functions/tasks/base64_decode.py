import base64


# Python overlooks bits that are not used; encoding again shows them.
def base64_decode(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    return data if base64.b64encode(data).decode() == text else b""
