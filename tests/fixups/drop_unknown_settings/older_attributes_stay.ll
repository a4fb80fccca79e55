define i64 @f(ptr %p) readonly argmemonly nofoo {
  ret i64 0
}

attributes #1 = { inaccessiblememonly nounwind }
