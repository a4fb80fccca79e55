; every kind of entity, and instructions in every shape
source_filename = "kitchen.c"
target triple = "x86_64-unknown-linux-gnu"

%struct.point = type { i32, [2 x i8], ptr }
%opaque = type opaque
$group = comdat any
@.str = private unnamed_addr constant [6 x i8] c"a\22}{;\00", align 1
@"quoted name" = internal global i64 7, section "data", align 8
@table = constant [2 x ptr] [ptr @add, ptr @"f 2"]
@pair = global { i32, i8 } { i32 1, i8 2 }, !foo !0
@outside = external global i32
@thread = internal thread_local(localexec) global i32 0
@multi = constant [3 x i32]
  [i32 1, ; one
   i32 2,
   i32 3]
@also = alias i64, ptr @"quoted name"

declare i64 @printf(ptr noundef, ...) #0
declare noundef zeroext i1 @flags(i8 zeroext %a, ptr noalias nocapture readonly align 8 dereferenceable(16) %b) nounwind
  willreturn
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1 immarg)
declare i32 @__gxx_personality_v0(...)

define { i64, i1 } @pairs(i64 %a, { i32, i8 } %b) {
  %r = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %a, i64 1)
  ret { i64, i1 } %r
}
declare { i64, i1 } @llvm.sadd.with.overflow.i64(i64, i64)

define internal fastcc noundef i64 @add(i64 noundef %a, i64 range(i64 0, 4) %b) unnamed_addr #0 comdat($group) align 16 prefix { i32 } { i32 7 } {
entry:
  %sum = add nsw i64 %a, %b ; a comment with } and "
  ret i64 %sum
}

define void @"f 2"(ptr %p) personality ptr @__gxx_personality_v0 {
  %1 = alloca [4 x i8], align 1
  %2 = load i64, ptr %p, align 8
  switch i64 %2, label %default [
    i64 0, label %zero
    i64 1, label %one
  ]

zero:                                             ; preds = %0
  %3 = tail call fastcc noundef i64 @add(i64 noundef %2, i64 3) #0
  %4 = call i64 (ptr, ...) @printf(ptr @.str, i64 %3, double 1.5e+00, ptr getelementptr inbounds ([6 x i8], ptr @.str, i64 0, i64 1))
  br label %default
one:
  invoke void %p(i64 %2)
          to label %default unwind label %pad
pad:
  %5 = landingpad { ptr, i32 }
          cleanup
          catch ptr null
  resume { ptr, i32 } %5
default:
  %6 = phi i64 [ 0, %0 ], [ %4, %zero ], [ 1, %one ]
  call void asm sideeffect "nop; # \22", "~{memory}"()
  call void inttoptr (i64 4096 to ptr)(i64 1)
  store i64 %6, ptr %p, align 8, !tbaa !1
  unreachable
}

define i32 @one_line(i32 %x) { %c = icmp eq i32 %x, 0 br i1 %c, label %a, label %b a: ret i32 1 b: ret i32 %x }

define <4 x i32> @vectors(<4 x i32> %v, i64 %n) {
  %s = shufflevector <4 x i32> %v, <4 x i32> poison, <4 x i32> <i32 0, i32 0, i32 1, i32 1>
  %q = udiv i64 %n, 3
  %f = uitofp i64 %q to double
  %g = fcmp fast olt double %f, 0x3FF0000000000000
  %h = select i1 %g, <4 x i32> %s, <4 x i32> zeroinitializer
  %i = cmpxchg ptr @pair, i32 0, i32 1 seq_cst monotonic
  %j = atomicrmw add ptr @outside, i32 1 seq_cst
  ret <4 x i32> %h
}

attributes #0 = { nounwind "key"="value" }
!0 = !{}
!1 = !{!2, !2, i64 0}
!2 = !{!"long", !0}
!named = !{!0}
