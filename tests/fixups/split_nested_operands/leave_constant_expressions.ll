%pair = type { i64, i64 }

@g = global [4 x %pair] zeroinitializer
@p = global ptr getelementptr inbounds (%pair, ptr @g, i64 1, i32 1)
@f = global ptr blockaddress(@h, %end)

define i64 @h(ptr byval(%pair) %s, ptr %o) {
  %a = load i64, ptr getelementptr inbounds ([4 x %pair], ptr @g, i64 0, i64 1, i32 1)
  %b = add i64 %a, add (i64 ptrtoint (ptr @g to i64), i64 sub (i64 ptrtoint (ptr getelementptr (%pair, ptr null, i32 1) to i64), i64 1))
  %c = xor i64 %b, mul nsw (i64 3, i64 4)
  %d = trunc i64 xor (i64 trunc (i128 ptrtoint (ptr @g to i128) to i64), i64 1) to i32
  %e = call i64 inttoptr (i64 4096 to ptr)(ptr getelementptr inrange(-8, 8) (i8, ptr @g, i64 8))
  %i = add i64 ptrtoint (ptr blockaddress(@h, %end) to i64), %c
  store %pair { i64 1, i64 ptrtoint (ptr @p to i64) }, ptr %o
  store volatile ptr bitcast (ptr addrspacecast (ptr addrspace(1) null to ptr) to ptr), ptr %o
  br label %end

end:
  %j = atomicrmw add ptr %o, i64 1 seq_cst
  %k = extractelement <2 x i64> insertelement (<2 x i64> undef, i64 1, i32 0), i32 0
  ret i64 %k
}
