; rewrite of gcd: Stein's algorithm, without division
define i64 @gcd(i64 %a, i64 %b) {
entry:
  %a_is_zero = icmp eq i64 %a, 0
  br i1 %a_is_zero, label %only_b, label %check_b

check_b:
  %b_is_zero = icmp eq i64 %b, 0
  br i1 %b_is_zero, label %only_a, label %start

only_a:
  ret i64 %a

only_b:
  ret i64 %b

start:
  %either = or i64 %a, %b
  %shared = call i64 @llvm.cttz.i64(i64 %either, i1 true)
  %a_twos = call i64 @llvm.cttz.i64(i64 %a, i1 true)
  %a_odd = lshr i64 %a, %a_twos
  br label %next

next:
  %x = phi i64 [ %a_odd, %start ], [ %smaller, %subtract ]
  %y = phi i64 [ %b, %start ], [ %difference, %subtract ]
  %twos = call i64 @llvm.cttz.i64(i64 %y, i1 true)
  %y_odd = lshr i64 %y, %twos
  %smaller = call i64 @llvm.umin.i64(i64 %x, i64 %y_odd)
  %larger = call i64 @llvm.umax.i64(i64 %x, i64 %y_odd)
  %difference = sub i64 %larger, %smaller
  %is_done = icmp eq i64 %difference, 0
  br i1 %is_done, label %done, label %subtract

subtract:
  br label %next

done:
  %result = shl i64 %smaller, %shared
  ret i64 %result
}

declare i64 @llvm.cttz.i64(i64, i1)
declare i64 @llvm.umin.i64(i64, i64)
declare i64 @llvm.umax.i64(i64, i64)
