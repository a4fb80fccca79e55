define i64 @f(i64 %n, ptr %p) {
  %room = alloca i8, i64 0x100, align 16
  %r = extractelement <2 x i64> <i64 0x1, i64 '\x02'>, i64 0x0
  %s = atomicrmw add ptr %p, i64 0x1 seq_cst
  %t = cmpxchg ptr %p, i64 0x0, i64 0x1 acq_rel monotonic
  ret i64 %r
}
