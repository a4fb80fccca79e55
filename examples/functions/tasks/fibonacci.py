# The first element of [[1, 1], [1, 0]] to the power of n is the number at n + 1.
def multiply(left, right):
    (a, b, c, d), (e, f, g, h) = left, right
    return (a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)


def fibonacci(n):
    result, square = (1, 0, 0, 1), (1, 1, 1, 0)
    while n:
        if n % 2:
            result = multiply(result, square)
        square = multiply(square, square)
        n //= 2
    return result[1]
