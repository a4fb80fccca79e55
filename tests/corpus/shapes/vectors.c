// flags: -mavx2 -ffast-math -fno-math-errno
/* Vectors, wide integers, complex and narrow floats. */
typedef int four __attribute__((vector_size(16)));
typedef float eight __attribute__((vector_size(32)));
typedef int four8 __attribute__((vector_size(32)));
typedef __int128 wide;

four mix(four a, four b) { return __builtin_shufflevector(a, b, 0, 5, 2, -1); }
four put(four a, int value, int place) { a[place] = value; return a; }
int take(four a, int place) { return a[place]; }
eight blend(eight a, eight b) { four8 less = a < b; return less[0] ? a * b + 1.5f : -b; }
eight widen(four a) { four b = a >> 2; return (eight){a[0], b[1], 0.1f}; }
wide product(long a, long b) { return (wide)a * b; }
unsigned long high(wide a) { return (unsigned long)((unsigned __int128)a >> 64); }
_Complex double turn(_Complex double a) { return a * 1.0i; }
_Float16 half(float a) { return (_Float16)a; }
long double extended(double a) { return a / 3.0L; }
float total(const float *values, long count) {
    float sum = 0;
    for (long index = 0; index < count; index++)
        sum += values[index] * values[count - index - 1];
    return sum;
}
void scatter(int *restrict to, const int *restrict places, const int *restrict from, int count) {
    for (int index = 0; index < count; index++)
        to[places[index]] = from[index] / 7;
}
double remainder_of(double a, double b) { return __builtin_fmod(a, b); }
unsigned bits(float a) { unsigned result; __builtin_memcpy(&result, &a, 4); return result; }
