define I64 @f(Ptr %p, Double %d) {
  %n = load I64, PTR %p
  ret I64 %n
}

define Void @g() {
  ret Void
}
