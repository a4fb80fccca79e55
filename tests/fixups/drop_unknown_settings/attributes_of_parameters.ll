define ptr @f(ptr %p) #0 {
  ret ptr %p
}

attributes #0 = { nounwind nocapture noalias dereferenceable(8) nonnull }
