define void* @same(void* %p, ptr* %q) {
  %r = load ptr, ptr* %q
  %s = load ptr* %q
  %slot = alloca void*
  store void* %r, void** %slot
  ret void* %p
}
