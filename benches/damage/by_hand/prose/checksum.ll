This is the standard Adler-32 algorithm; MOD_ADLER is 65521.

; Adler-32
define i32 @checksum(ptr %data, i64 %len) {
entry:
  br label %head
head:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %a = phi i32 [ 1, %entry ], [ %a2, %body ]
  %b = phi i32 [ 0, %entry ], [ %b2, %body ]
  %c = icmp eq i64 %i, %len
  br i1 %c, label %done, label %body
body:
  %p = getelementptr inbounds i8, ptr %data, i64 %i
  %v = load i8, ptr %p, align 1
  %w = zext i8 %v to i32
  %a1 = add i32 %a, %w
  %a2 = urem i32 %a1, 65521
  %b1 = add i32 %b, %a2
  %b2 = urem i32 %b1, 65521
  %i1 = add i64 %i, 1
  br label %head
done:
  %h = shl i32 %b, 16
  %r = or i32 %h, %a
  ret i32 %r
}
