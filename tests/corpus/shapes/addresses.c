// flags: -g
/* Debug information, address spaces, bit fields, thread-local and weak names, constant expressions. */
struct flags { unsigned a : 3; int b : 7; unsigned long c : 40; };
struct tree { struct tree *left, *right; char name[12]; union { double d; long l; } value; };
__thread int local = 3;
extern int outside __attribute__((weak));
static struct tree leaf = {0, &leaf, "leaf", {1.5}};
struct tree *const nodes[] = {&leaf, (struct tree *)0, (struct tree *)((char *)&leaf + 8)};
int (*const handlers[])(struct tree *) = {0, (int (*)(struct tree *))16};
#define SEGMENT __attribute__((address_space(3)))

int depth(const struct tree *node) {
    if (!node)
        return 0;
    int left = depth(node->left), right = depth(node->right);
    return 1 + (left > right ? left : right);
}
int set(struct flags *flags, int value) { flags->a = value; flags->b = -value; flags->c += 5; return flags->b; }
int near(SEGMENT int *place) { return *place + (int)(long)(void *)(int *)place; }
int exists(void) { return &outside ? outside : local; }
int call(int which, struct tree *node) { return handlers[which](node); }
long span(void) { return (char *)&leaf.value - (char *)&leaf; }
struct tree copy(struct tree node) { node.name[0] = 'c'; return node; }
unsigned long number(void) { return (unsigned long)&leaf.name[2]; }
static inline __attribute__((always_inline)) int twice(int value) { return value * 2; }
int four_times(int value) { return twice(twice(value)); }
