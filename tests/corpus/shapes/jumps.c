/* Computed jumps, jumps out of assembly, switches, variable arrays, variadic functions. */
typedef __builtin_va_list list;

int interpret(const unsigned char *code, int value) {
    static void *const table[] = {&&add, &&subtract, &&stop};
    goto *table[*code];
add:
    value += code[1];
    code += 2;
    goto *table[*code];
subtract:
    value -= code[1];
    code += 2;
    goto *table[*code];
stop:
    return value;
}

int leap(int value) {
    __asm__ goto("test %0, %0; jnz %l1; js %l2" : : "r"(value) : "cc", "memory" : positive, negative);
    return 0;
positive:
    return 1;
negative:
    return -1;
}

int sum(int count, ...) {
    list arguments;
    int total = 0;
    __builtin_va_start(arguments, count);
    for (int index = 0; index < count; index++)
        total += __builtin_va_arg(arguments, int);
    __builtin_va_end(arguments);
    return total;
}

struct large { long a[5]; };
struct large pick(list arguments) { return __builtin_va_arg(arguments, struct large); }

int stack(int count) {
    int values[count];
    for (int index = 0; index < count; index++)
        values[index] = index * index;
    return values[count / 2];
}

const char *name(int value) {
    switch (value) {
    case 0: return "zero";
    case 1 ... 5: return "few";
    case -1: return "minus one";
    default: return "many";
    }
}

void *stop(void) { __builtin_unreachable(); }
