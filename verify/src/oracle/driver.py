# Evaluates the functions of an oracle. One line of JSON in, one out: first the source with what its functions take and give, then calls.
# Integers travel as decimal texts, floats as the hexadecimal text of their bits, texts and bytes as hexadecimal texts.
import json
import struct
import sys

RANGES = {
    "i8": (-(1 << 7), (1 << 7) - 1),
    "i16": (-(1 << 15), (1 << 15) - 1),
    "i32": (-(1 << 31), (1 << 31) - 1),
    "i64": (-(1 << 63), (1 << 63) - 1),
    "u8": (0, (1 << 8) - 1),
    "u16": (0, (1 << 16) - 1),
    "u32": (0, (1 << 32) - 1),
    "u64": (0, (1 << 64) - 1),
}


class Unfit(Exception):
    pass


class Nowhere:
    """Where an oracle's own prints go."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass


def decode(kind, data):
    if kind == "bool":
        return data
    if kind == "f64":
        return struct.unpack(">d", bytes.fromhex(data))[0]
    if kind in RANGES:
        return int(data)
    if kind == "str":
        return bytes.fromhex(data).decode("utf-8")
    if kind == "bytes":
        return bytes.fromhex(data)
    return [decode(kind[1:-1], item) for item in data]


def wrong(kind, value):
    return TypeError("it gives a value of the type %s, not %s" % (type(value).__name__, kind))


def encode_scalar(kind, value):
    if kind == "f64":
        if isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, float):
            raise wrong(kind, value)
        return struct.pack(">d", value).hex()
    if not isinstance(value, int):
        raise wrong(kind, value)
    if kind == "bool":
        if value not in (0, 1):
            raise wrong(kind, value)
        return bool(value)
    low, high = RANGES[kind]
    if not low <= value <= high:
        raise Unfit("%s does not fit %s" % (short(value), kind))
    return str(int(value))


def short(value):
    return str(value) if abs(value) < 10**40 else "an integer of %d bits" % value.bit_length()


def encode(kind, value):
    if kind in ("str", "bytes"):
        if isinstance(value, str):
            return value.encode("utf-8").hex()
        if isinstance(value, (list, tuple)):
            value = bytes(value)
        if not isinstance(value, (bytes, bytearray)):
            raise wrong(kind, value)
        if kind == "str":
            bytes(value).decode("utf-8")
        return bytes(value).hex()
    if kind.startswith("["):
        if not isinstance(value, (list, tuple, bytes, bytearray)):
            raise wrong(kind, value)
        return [encode_scalar(kind[1:-1], item) for item in value]
    return encode_scalar(kind, value)


def call(functions, request):
    function, shape = functions[request["f"]]
    arguments = [decode(kind, data) for kind, data in zip(shape["parameters"], request["a"])]
    changed = shape["changed"]
    if changed is not None and isinstance(arguments[changed], bytes):
        arguments[changed] = bytearray(arguments[changed])
    value = function(*arguments)
    if value is None and changed is not None:
        value = arguments[changed]
    return encode(shape["gives"], value)


def reason(error):
    text = str(error).split("\n")[0][:200]
    return "%s: %s" % (type(error).__name__, text) if text else type(error).__name__


def load(setting):
    space = {"__name__": "oracle"}
    exec(compile(setting["source"], "oracle", "exec"), space)
    functions = []
    for shape in setting["functions"]:
        function = space.get(shape["name"])
        if not callable(function):
            raise NameError("it defines no function %s" % shape["name"])
        functions.append((function, shape))
    return functions


def main():
    lines, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr = Nowhere()
    sys.stdin = None
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)

    def answer(said):
        out.write(json.dumps(said).encode("ascii") + b"\n")
        out.flush()

    try:
        functions = load(json.loads(lines.readline()))
    except BaseException as error:
        answer({"error": reason(error)})
        return
    answer({"ready": True})
    for line in lines:
        request = json.loads(line)
        try:
            said = {"value": call(functions, request)}
        except Unfit as error:
            said = {"unfit": str(error)}
        except BaseException as error:
            said = {"raised": reason(error)}
        answer(said)


main()
