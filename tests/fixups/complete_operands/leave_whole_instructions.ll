%a = type i64
%p = type { i64, i64 }

define %a @f(%a %a, ptr %p, i1 %c) {
entry:
  %1 = load %a, ptr %p
  %2 = load %p, ptr %p, align 8
  %3 = getelementptr %p, ptr %p, i64 0, i32 1
  %4 = add %a %1, %a
  %5 = select i1 %c, %a %1, %a %a
  %6 = alloca %p, %a %1, align 8
  store %a %a, ptr %p
  %7 = call %a (%a, ptr, i1) @f(%a %1, ptr %p, i1 %c)
  %8 = trunc %a %a to i32
  %9 = extractvalue %p undef, 1
  %10 = icmp eq %a %a, %1
  switch i64 %1, label %end [ i64 -1, label %end
                              i64 2, label %end ], !prof !0
end:
  ret %a %5
}

!0 = !{!"branch_weights", i32 1, i32 2, i32 3}
