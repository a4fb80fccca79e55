; instructions that clang makes seldom or never, and names that look like others
%t = type { i64, %pair }
%pair = type { i8, ptr }
@targets = constant [2 x ptr] [ptr blockaddress(@jump, %left), ptr blockaddress(@jump, %"right hand")]
@0 = global i32 0
@shared = external addrspace(1) global i32

declare void @observe(...)
declare void @llvm.assume(i1)

define i64 @types_are_no_values(ptr %t, i64 %pair, %t %whole) {
  %x = getelementptr %t, ptr %t, i64 %pair, i32 1, i32 0
  %y = alloca %t, i64 %pair, align 16
  %z = load %pair, ptr %x, align 8
  store %pair %z, ptr %y
  store %t { i64 1, %pair { i8 2, ptr @0 } }, ptr %y
  %inner = extractvalue %t %whole, 1
  %again = insertvalue %t %whole, %pair %inner, 1
  call void (...) @observe(ptr byval(%t) %y, %pair %z)
  %q = extractvalue { i64, [2 x <{ i8, ptr }>] } { i64 7, [2 x <{ i8, ptr }>] zeroinitializer }, 0
  ret i64 %q
}

define void @jump(i64 %0, ptr) {
  call i64 @types_are_no_values(ptr %1, i64 %0, %t zeroinitializer)
  %4 = icmp eq ptr blockaddress(@jump, %left), null
  call void @llvm.assume(i1 %4) [ "align"(ptr %1, i64 8), "cold"() ]
  indirectbr ptr %1, [label %left, label %"right hand", label %5]
5:
  br label %left
left:
  %6 = phi i64 [ 0, %2 ], [ %3, %5 ], [ %8, %"right hand" ]
  ret void
"right hand":
  %7 = va_arg ptr %1, i32
  %8 = zext nneg i32 %7 to i64
  switch i64 %8, label %left [
  ]
  unreachable
  fence syncscope("singlethread") seq_cst
  unreachable
}

define <2 x ptr> @more(<2 x ptr> %p, <vscale x 4 x i32> %v, ptr addrspace(1) %far) {
entry:
  %a = getelementptr inbounds nuw i8, <2 x ptr> %p, <2 x i64> <i64 1, i64 2>
  %b = getelementptr i8, ptr @0, <2 x i64> splat (i64 3)
  %c = icmp ult <vscale x 4 x i32> %v, zeroinitializer
  %d = addrspacecast ptr addrspace(1) %far to ptr
  %e = load atomic volatile i64, ptr addrspace(1) %far syncscope("agent") acquire, align 8
  %f = atomicrmw volatile uinc_wrap ptr addrspace(1) @shared, i32 1 syncscope("agent") monotonic, align 4
  %g = cmpxchg weak volatile ptr %d, ptr null, ptr @more seq_cst monotonic, align 8
  %h = extractvalue { ptr, i1 } %g, 1
  %i = select i1 %h, <2 x ptr> %a, <2 x ptr> %b
  %j = freeze <2 x ptr> %i
  %k = ptrtoint <2 x ptr> %j to <2 x i64>
  %l = or disjoint <2 x i64> %k, <i64 ptrtoint (ptr @0 to i64), i64 1>
  %m = uitofp nneg <2 x i64> %l to <2 x double>
  %n = fcmp nnan ninf ueq <2 x double> %m, <double 0x7FF8000000000000, double 1.5>
  %o = trunc nuw nsw i64 %e to i8
  %r = inttoptr <2 x i64> %k to <2 x ptr>
  ret <2 x ptr> %r
}
