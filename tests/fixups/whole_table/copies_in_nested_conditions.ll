Here is the function:

```llvm
define i64 @count(ptr %text, i64 %length) {
entry:
  %zero = i64 0
  %step = 1
  br label %loop

loop:
  %i = phi i64 [ %zero, %entry ], [ %i.next, %more ]
  %open = phi i64 [ %zero, %entry ], [ %open.next, %more ]
  br i1 (icmp ult i64 %i, %length), label %more, label %done

more:
  %c = load i8, ptr getelementptr inbounds (i8, ptr %text, i64 %i)
  %is_open = icmp eq i8 %c, '{'
  %is_close = icmp eq i8 %c, '}'
  %up = select i32 %is_open, i64 %step, i64 %zero
  %change = sub i64 %up, (zext i1 %is_close to i64)
  %open.next = add i64 %open, %change
  %i.next = add i64 %i, 0x1
  br label %loop

done:
  %result = %open
  ret i64 %result
}

define float @mean(float %a, float %b) {
  %sum = fadd float %a, %b
  %half = 0.5f
  %third = float 0.3
  %x = fmul float (fadd float %sum, 1), %third
  ret float fmul (float %x, float %half)
}
```
