define ptr @take(ptr %arena) {
entry:
  %p = call ptr @arena_alocate(ptr %arena, i64 16, i64 8) ; sixteen bytes
  %q = call ptr @arena_alocate(ptr %arena, i64 32, i64 8) ; as many as asked for
  ret ptr %p
}
