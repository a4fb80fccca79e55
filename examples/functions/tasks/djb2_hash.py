# The sum of the bytes, each with its power of 33; there is no step from one byte to the next.
def djb2_hash(text):
    modulus = 2**64
    last = len(text) - 1
    total = 5381 * pow(33, len(text), modulus)
    total += sum(byte * pow(33, last - index, modulus) for index, byte in enumerate(bytes(text)))
    return total % modulus
