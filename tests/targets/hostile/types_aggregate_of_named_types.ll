; gate: passes
; llvm: said a value has more than 16384 elements; keep it in memory, and load and
%a = type { [200 x %b] }
%b = type { [200 x %c] }
%c = type { [200 x i64] }
define i64 @main() {
  %a = load %a, ptr null
  store volatile %a %a, ptr null
  ret i64 0
}
