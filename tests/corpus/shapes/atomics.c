/* Atomic operations of every kind. */
int counter;
_Atomic(long) total;
_Atomic(void *) head;
_Atomic(float) mean;

int add(void) { return __atomic_fetch_add(&counter, 1, __ATOMIC_SEQ_CST); }
int subtract(int by) { return __atomic_sub_fetch(&counter, by, __ATOMIC_RELEASE); }
int largest(int value) { return __atomic_fetch_max(&counter, value, __ATOMIC_RELAXED); }
int not_and(int value) { return __atomic_fetch_nand(&counter, value, __ATOMIC_ACQUIRE); }
int swap(int value) { return __atomic_exchange_n(&counter, value, __ATOMIC_ACQ_REL); }
float average(float value) { return mean += value; }
_Bool replace(long from, long to) { return __c11_atomic_compare_exchange_strong(&total, &from, to, __ATOMIC_SEQ_CST, __ATOMIC_ACQUIRE); }
_Bool replace_weakly(int from, int to) { return __atomic_compare_exchange_n(&counter, &from, to, 1, __ATOMIC_RELEASE, __ATOMIC_RELAXED); }
void *first(void) { return __c11_atomic_load(&head, __ATOMIC_ACQUIRE); }
void publish(void *value) { __c11_atomic_store(&head, value, __ATOMIC_RELEASE); }
void fence(void) { __atomic_thread_fence(__ATOMIC_SEQ_CST); __atomic_signal_fence(__ATOMIC_ACQUIRE); }
volatile int port;
int read_port(void) { return port; }
