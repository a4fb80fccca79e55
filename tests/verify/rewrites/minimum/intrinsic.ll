; rewrite of minimum: LLVM has it
define i64 @minimum(i64 %a, i64 %b) {
  %smaller = call i64 @llvm.smin.i64(i64 %a, i64 %b)
  ret i64 %smaller
}

declare i64 @llvm.smin.i64(i64, i64)
