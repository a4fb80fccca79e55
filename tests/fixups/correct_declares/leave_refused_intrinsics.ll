define double @f(double %x) {
  %a = call double @llvm.sin.f64(double %x)
  %b = call i64 @llvm.readcyclecounter()
  ret double %a
}
