define double @f(double %x, i64 %y) {
  %a = call double @llvm.sin.f64(double %x)
  %b = call double @llvm.fma.f64(double %x, double %x, double %x)
  %c = call i64 @llvm.readcyclecounter()
  %d = call i64 @llvm.read_register.i64(metadata !0)
  %e = call double @llvm.sqrt.f64(double %x)
  %g = call i64 @llvm.ctlz.i64(i64 %y)
  ret double %e
}
!0 = !{!"rsp"}
