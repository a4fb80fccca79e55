define i64 @f(i64 %a, i32 %b, ptr %p, double %d, ptr addrspace(1) %s) {
  %1 = bitcast i64 %a to ptr
  %2 = bitcast ptr %p to i64
  %3 = sext i64 %a to i32
  %4 = zext i64 %a to i64
  %5 = zext ptr %p to i64
  %6 = trunc i64 %a to ptr
  %7 = fpext double %d to float
  %8 = fptrunc float %7 to double
  %9 = cast i64 %a to i8
  %10 = cast ptr %p to i64
  %11 = sext i32 %b to double
  %12 = bitcast ptr addrspace(1) %s to ptr
  %13 = inttoptr ptr %p to i64
  %14 = ptrtoint i64 %a to ptr
  %15 = zext <2 x i64> zeroinitializer to <2 x i8>
  ret i64 %2
}
