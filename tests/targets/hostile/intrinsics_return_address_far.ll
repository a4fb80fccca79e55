; gate: intrinsic
; llvm: time | memory | built
declare ptr @llvm.returnaddress(i32)
define i64 @main() {
  %a = call ptr @llvm.returnaddress(i32 2000000)
  store volatile ptr %a, ptr null
  ret i64 0
}
